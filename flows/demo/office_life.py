"""What goes on beside the cases: one office is late, and its reviewers have practised."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from django.db.models import F

from exams import practice as exams_practice
from exams.models import Exam, Office, Step
from exams.models.practice import Judgement, PracticeVerdict
from flows.commands import clock, practice, reassigning, reviewer
from flows.demo.desks import OFFICES
from flows.heads import overdue_at
from flows.models import DeskRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from accounts.models import Posting
    from exams.models import PracticeCase

LATE, AGO = 3, timedelta(days=9)
PRACTISE = ("luoyang", "luoyang2", "kaifeng", "zhengzhou")
HEADS = {"41.4103": "luoyang2"}
CASES = Path(exams_practice.__file__).parent / "data" / "practice_cases.json"


def let_some_be_late(exam: Exam, staff: Mapping[str, Posting]) -> None:
    """Name the head of an office, and let a few cases wait since before the deadline."""
    for path, username in HEADS.items():
        head = staff[username].user
        Office.objects.filter(exam=exam, region__path=path).update(head=head)
    for path, username in OFFICES.items():
        here = DeskRow.objects.filter(exam=exam, office_path=path, step=Step.OFFICE, owner=None)
        ids = list(here.order_by("waiting_since").values_list("pk", flat=True)[:LATE])
        late = DeskRow.objects.filter(pk__in=ids)
        late.update(waiting_since=F("waiting_since") - AGO, due_at=F("due_at") - AGO)
        for row in late[:1]:
            reviewer.claim(row.public_id, by=staff[username])
    clock.escalate_overdue()


def give_late_case(*, by: Posting, to: Posting) -> None:
    """Let the head of an office lay an overdue case on somebody's pile."""
    late = overdue_at([to.region_path]).filter(owner=None)
    reassigning.reassign(late[0].public_id, by=by, to=to, words="今天先办这件")


def practise(exam: Exam, staff: Mapping[str, Posting]) -> None:
    """Give the exam its practice cases, and let some reviewers answer most of them."""
    Exam.objects.filter(pk=exam.pk).update(practice_stays=True)
    exams_practice.add_cases(exam, json.loads(CASES.read_text(encoding="utf-8")))
    for place, username in enumerate(PRACTISE):
        for case in exam.practice_cases.select_related("exam")[: 6 - place]:
            practice.answer(
                case,
                by=staff[username],
                judgements=_judgements(case, place),
                verdict=PracticeVerdict(case.verdict),
            )


def _judgements(case: PracticeCase, place: int) -> Sequence[Judgement]:
    """Return the right judgements, but for a slip here and there that depends on the person."""
    right = [Judgement(rule["right"]) for rule in case.rules]
    slip = (case.position + place) % 4
    return [Judgement.UNSURE if number == slip else said for number, said in enumerate(right)]
