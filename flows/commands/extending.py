"""More time, by two people: one proposes it with a reason, another one lets it hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F

from accounts.models import Role
from applications.errors import AlreadyHandled, NotYourDesk, Objection, Refused
from applications.models import Application
from audit import trail
from audit.trail import Move
from exams.models import Extended, Extension
from exams.windows import database_now
from flows.assignment import require_role
from flows.deadlines import spoken_deadline
from flows.extended import DUE, WAITS_IN, gaining, papers_of, reaches
from notifications import messages, outbox
from notifications.outbox import Letter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from accounts.models import Posting, User
    from exams.models import Exam
    from registry.models import Region

SAME_PERSON = Objection("same_person", "", "延期要由另一位工作人员确认，不能自己确认自己提出的。")
ENDED = Objection("ended", "reference", "这个人没有正在办理的报名，延期对已经结束的报名不起作用。")


@dataclass(frozen=True, kw_only=True)
class MoreTime:
    """What is proposed. Neither person nor region: for the whole exam."""

    exam: Exam
    kind: Extended
    until: datetime
    reason: str
    person: User | None = None
    region: Region | None = None
    level_group: str = ""


def propose(asked: MoreTime, *, by: Posting) -> Extension:
    """Write down who should have more time, and why. It does nothing until it is confirmed.

    Raises:
        NotYourDesk: the posting is no clerk, or the person or place is not its to look after.
        Refused: there is no reason, the moment is past, or the person's paper has ended.
    """
    require_role(by, Role.CLERK)
    with transaction.atomic():
        now = database_now()
        _require_sense(asked, now=now)
        if not reaches(asked, by):
            raise NotYourDesk
        _require_hope(asked)
        extension = Extension(**vars(asked), proposed_by=by.user, proposed_at=now)
        extension.save(force_insert=True)
        _record(extension, by=by, verb="propose_extension", reason=asked.reason)
        return extension


def confirm(public_id: str, *, by: Posting) -> Extension:
    """Let an extension hold from now on, and tell those who wait for it.

    Deadlines that already stand on a paper move with it. A paper that lapsed before stays lapsed.

    Raises:
        Refused: it is one's own proposal, or its moment has passed meanwhile.
        NotYourDesk: the posting is no clerk, or the person or place is not its to look after.
        AlreadyHandled: it was confirmed or dropped already.
    """
    require_role(by, Role.CLERK)
    with transaction.atomic():
        extension = _held(public_id, by=by)
        if extension.proposed_by_id == by.user_id:
            raise Refused(SAME_PERSON)
        now = database_now()
        _require_ahead(extension.until, now=now)
        extension.confirmed_by, extension.confirmed_at = by.user, now
        extension.save(update_fields=["confirmed_by", "confirmed_at"])
        _record(extension, by=by, verb="confirm_extension")
        _reach(extension, by=by)
        return extension


def drop(public_id: str, *, by: Posting, reason: str = "") -> Extension:
    """End a proposal that nobody has confirmed. Whoever proposed it may take it back in silence.

    Raises:
        NotYourDesk: the posting is no clerk, or the person or place is not its to look after.
        AlreadyHandled: it was confirmed or dropped already.
        Refused: it is somebody else's, and no reason is given.
    """
    require_role(by, Role.CLERK)
    with transaction.atomic():
        extension = _held(public_id, by=by)
        if extension.proposed_by_id != by.user_id and not reason.strip():
            raise Refused(Objection("no_reason", "reason", "请写明不同意的原因。"))
        extension.dropped_by, extension.dropped_at = by.user, database_now()
        extension.dropped_because = reason.strip()
        extension.save(update_fields=["dropped_by", "dropped_at", "dropped_because"])
        _record(extension, by=by, verb="drop_extension", reason=extension.dropped_because)
        return extension


def _held(public_id: str, *, by: Posting) -> Extension:
    rows = Extension.objects.select_for_update(of=("self",)).waiting()
    faces = rows.select_related("region", "person")
    extension: Extension | None = faces.filter(public_id=public_id).first()
    if extension is None:
        raise AlreadyHandled
    if not reaches(extension, by):
        raise NotYourDesk
    return extension


def _require_sense(asked: MoreTime, *, now: datetime) -> None:
    if not asked.reason.strip():
        raise Refused(Objection("no_reason", "reason", "请写明延期的原因。"))
    if asked.person is not None and asked.region is not None:
        raise Refused(
            Objection("two_scopes", "region", "延期给一个人，或者给一个地区，只能选一种。")
        )
    _require_ahead(asked.until, now=now)


def _require_ahead(until: datetime, *, now: datetime) -> None:
    if until <= now:
        raise Refused(Objection("past", "until", "延期的截止时间要在现在之后。"))


def _require_hope(asked: MoreTime) -> None:
    if asked.person is not None and not papers_of(asked).unfinished().exists():
        raise Refused(ENDED)


def _reach(extension: Extension, *, by: Posting) -> None:
    """Move the deadlines that stand on papers, note it on each, and tell their owners."""
    kind = Extended(extension.kind)
    held = gaining(extension).select_related("candidate").order_by("pk")
    papers = list(held.select_for_update(of=("self",)))
    if due := DUE.get(kind):
        ids = [paper.pk for paper in papers if paper.state == WAITS_IN[kind]]
        longer = {due: extension.until}
        Application.objects.filter(pk__in=ids).update(**longer, version=F("version") + 1)
    _tell(extension, papers, by=by)


def _tell(extension: Extension, papers: Sequence[Application], *, by: Posting) -> None:
    until = spoken_deadline(extension.until)
    trail.record_many(
        actor=by,
        verb="extend",
        subjects=[paper.reference for paper in papers],
        move=Move(),
        details=_facts(extension),
    )
    what = Extended(extension.kind).label
    outbox.post_many(
        [
            Letter(
                messages.TimeExtended(reference=paper.reference, what=what, until=until),
                paper.candidate,
                paper.reference,
            )
            for paper in papers
        ]
    )


def _facts(extension: Extension) -> dict[str, object]:
    return {
        "kind": extension.kind,
        "until": extension.until.isoformat(),
        "personal": extension.is_personal,
    }


def _record(extension: Extension, *, by: Posting, verb: str, reason: str = "") -> None:
    trail.record(
        actor=by,
        verb=verb,
        subject=extension.public_id,
        reason=reason,
        details=_facts(extension),
    )
