"""More time, by two people: one proposes it with a reason, another one lets it hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F

from accounts.models import Role
from applications.errors import AlreadyHandled, NotYourDesk, Objection, Refused
from applications.models import Application
from applications.querysets import within
from applications.states import State
from audit import trail
from audit.trail import Move
from exams.models import Extended, Extension
from exams.windows import database_now
from flows.assignment import require_role
from flows.deadlines import spoken_deadline
from notifications import messages, outbox
from notifications.outbox import Letter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from accounts.models import Posting, User
    from applications.querysets import Applications
    from exams.models import Exam
    from registry.models import Region

SAME_PERSON = Objection("same_person", "", "延期要由另一位工作人员确认，不能自己确认自己提出的。")
WAITS_IN = {
    Extended.CANDIDATE: State.DRAFT,
    Extended.MATERIALS: State.NEEDS_MATERIALS,
    Extended.PAYMENT: State.APPROVED,
    Extended.TICKET: State.TICKET_ISSUED,
}
"""In which state somebody waits for the time that is extended."""
DUE = {Extended.MATERIALS: "correction_due", Extended.PAYMENT: "payment_due"}
"""Where a deadline stands on the paper itself."""


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
        Refused: there is no reason, or the moment is past.
    """
    require_role(by, Role.CLERK)
    with transaction.atomic():
        now = database_now()
        _require_sense(asked, now=now)
        extension = Extension(**vars(asked), proposed_by=by.user, proposed_at=now)
        _require_reach(extension, by)
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


def drop(public_id: str, *, by: Posting) -> None:
    """Take a proposal off the list that nobody has confirmed; the trail keeps it.

    Raises:
        NotYourDesk: the posting is no clerk, or the person or place is not its to look after.
        AlreadyHandled: it was confirmed or dropped already.
    """
    require_role(by, Role.CLERK)
    with transaction.atomic():
        extension = _held(public_id, by=by)
        _record(extension, by=by, verb="drop_extension", reason=extension.reason)
        extension.delete()


def proposals_for(by: Posting) -> list[Extension]:
    """Return the open proposals a clerk may confirm or drop, oldest first."""
    rows = Extension.objects.filter(confirmed_at=None).select_related("exam", "person", "region")
    return [row for row in rows.order_by("proposed_at", "pk") if _reaches(row, by)]


def _held(public_id: str, *, by: Posting) -> Extension:
    rows = Extension.objects.select_for_update(of=("self",)).filter(confirmed_at=None)
    extension = rows.select_related("region", "person").filter(public_id=public_id).first()
    if extension is None:
        raise AlreadyHandled
    _require_reach(extension, by)
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


def _require_reach(extension: Extension, by: Posting) -> None:
    if not _reaches(extension, by):
        raise NotYourDesk


def _reaches(extension: Extension, by: Posting) -> bool:
    """Say whether an extension lies in the clerk's place; the whole exam is the province's."""
    if extension.person_id is not None:
        own = extension.person_id == by.user_id
        return not own and _papers(extension).filter(within(by.region_path)).exists()
    if extension.region is not None:
        return f"{extension.region.path}.".startswith(f"{by.region_path}.")
    return "." not in by.region_path


def _papers(extension: Extension) -> Applications:
    """Return the living papers an extension is for, whatever they wait for."""
    papers: Applications = Application.objects.live().in_exam(extension.exam)
    if extension.person_id is not None:
        return papers.filter(candidate=extension.person_id)
    return papers.filter(within(extension.region.path)) if extension.region else papers


def _reach(extension: Extension, *, by: Posting) -> None:
    """Move the deadlines that stand on papers, note it on each, and tell their owners."""
    kind = Extended(extension.kind)
    papers = [paper for paper in _held_papers(extension) if _gains(paper, extension)]
    if due := DUE.get(kind):
        ids = [paper.pk for paper in papers if paper.state == WAITS_IN[kind]]
        longer = {due: extension.until}
        Application.objects.filter(pk__in=ids).update(**longer, version=F("version") + 1)
    _tell(extension, papers, by=by)


def _held_papers(extension: Extension) -> Applications:
    """Lock the papers it concerns: one person's, or in a place those that wait for this time."""
    papers = _papers(extension).select_related("candidate").order_by("pk")
    if not extension.is_personal:
        papers = papers.filter(state=WAITS_IN[Extended(extension.kind)])
    return papers.select_for_update(of=("self",))


def _gains(paper: Application, extension: Extension) -> bool:
    """Say whether a paper is of the level meant, and has no later deadline of its own."""
    due = getattr(paper, DUE.get(Extended(extension.kind), ""), None)
    is_meant = extension.level_group in ("", paper.level.group)
    return is_meant and (due is None or due < extension.until)


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
