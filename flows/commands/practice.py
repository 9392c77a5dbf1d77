"""Answer practice cases, and let somebody start anew. No application, desk or message is moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Role, User
from applications.errors import NotYourDesk, Objection, Refused
from audit import trail
from exams.models import PracticeAnswer
from exams.practice import has_begun, is_practice_open
from exams.windows import database_now
from flows.assignment import require_role
from flows.heads import paths_led_by

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accounts.models import Posting
    from exams.models import Exam, PracticeCase
    from exams.models.practice import Judgement, PracticeVerdict

CLOSED = Objection("closed", "", "审核已经开始，练习结束了。")
ANSWERED = Objection("answered", "", "这个练习您已经答过，答案只记一次。")
INCOMPLETE = Objection("incomplete", "", "每一条都要判断，再选怎么办理。")
BEGUN = Objection("begun", "", "审核已经开始，不能再重新练习。")


def answer(
    case: PracticeCase, *, by: Posting, judgements: Sequence[Judgement], verdict: PracticeVerdict
) -> PracticeAnswer:
    """Keep what a reviewer makes of a case. The first answer is the only one.

    Raises:
        NotYourDesk: the posting is no reviewer's.
        Refused: practice is over, a rule is not judged, or the case was answered before.
    """
    require_role(by, Role.REVIEWER)
    with transaction.atomic():
        now = database_now()
        if by.region is None or not is_practice_open(case.exam, by.region, now=now):
            raise Refused(CLOSED)
        if len(judgements) != len(case.rules):
            raise Refused(INCOMPLETE)
        row = PracticeAnswer(
            case=case,
            reviewer=by.user,
            region_path=by.region_path,
            judgements=list(judgements),
            verdict=verdict,
            answered_at=now,
        )
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError as twice:
            raise Refused(ANSWERED) from twice
        return row


def reset(person: User, *, exam: Exam, by: Posting) -> int:
    """Let a reviewer practise anew, before real cases are reviewed; return how many answers went.

    Raises:
        NotYourDesk: the posting does not answer for the office the person practised at.
        Refused: reviewing has begun.
    """
    with transaction.atomic():
        held = User.objects.select_for_update(no_key=True).get(pk=person.pk)
        now = database_now()
        led = paths_led_by(by, now=timezone.now())
        rows = PracticeAnswer.objects.filter(case__exam=exam, reviewer=held, region_path__in=led)
        if not rows.exists():
            raise NotYourDesk
        if by.region is None or has_begun(exam, by.region, now=now):
            raise Refused(BEGUN)
        count, _ = rows.delete()
        details = {"answers": count}
        trail.record(actor=by, verb="reset_practice", subject=held.public_id, details=details)
        return count
