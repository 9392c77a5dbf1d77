"""What whoever answers for an office does with its overdue cases: give them to somebody else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.models import Posting, Role
from applications.errors import AlreadyHandled, NotYourDesk, Objection, Refused
from audit import trail
from flows import desk
from flows.heads import overdue_at, paths_led_by
from flows.models import DeskRow
from flows.policy import OFFICE_STEPS, desks_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from applications.models import Application

REASSIGNED = "reassigned"
"""The mark of a case that was given to its holder."""
NOT_A_REVIEWER = Objection("no_reviewer", "colleague", "这位同事现在不是这里的审核员，请换一位。")
ALREADY_THERE = Objection("same_person", "colleague", "本来就在这位同事手上。")


@dataclass(frozen=True)
class Report:
    """What became of many: how many were given, and for the others name and reason."""

    given: int
    skipped: list[tuple[str, str]]


def reassign(public_id: str, *, by: Posting, to: Posting, words: str = "") -> Application:
    """Lay an overdue case of an office one answers for on the pile of one of its reviewers.

    Raises:
        NotYourDesk: it is no overdue case of an office this posting answers for, or one's own case.
        AlreadyHandled: it has been decided meanwhile.
        Refused: the colleague may not decide it, or has it already.
    """
    with desk.holding(public_id) as paper:
        row = _overdue_row(paper, by=by)
        _require_fit(row, to=to)
        if row.owner_id is not None:
            desk.put_back(row)
        desk.take(row, by=to.user)
        row.flags = sorted({*row.flags, REASSIGNED})
        row.save(update_fields=["flags"])
        trail.record(
            actor=by,
            verb="reassign",
            subject=paper.reference,
            reason=words.strip(),
            details={"to": to.label},
        )
        return paper


def reassign_all(public_ids: Iterable[str], *, by: Posting, to: Posting, words: str = "") -> Report:
    """Do the same for many, each on its own: what cannot be done is reported and stops no other."""
    given, skipped = 0, []
    for public_id in public_ids:
        try:
            reassign(public_id, by=by, to=to, words=words)
        except Refused as refusal:
            skipped.append((_name_of(public_id), str(refusal)))
        else:
            given += 1
    return Report(given, skipped)


def reviewers_at(paths: list[str]) -> list[Posting]:
    """Return the reviewers of these offices, each with its person and place."""
    there = Posting.objects.in_force(timezone.now()).filter(
        role=Role.REVIEWER, region__path__in=paths
    )
    return list(there.select_related("user", "region").order_by("region__path", "user__name"))


def _overdue_row(paper: Application, *, by: Posting) -> DeskRow:
    row = DeskRow.objects.select_related("task").filter(application=paper).first()
    if row is None:
        raise AlreadyHandled
    led = overdue_at(paths_led_by(by, now=timezone.now())).filter(step__in=OFFICE_STEPS)
    if paper.candidate_id == by.user_id or not led.filter(pk=row.pk).exists():
        raise NotYourDesk
    return row


def _require_fit(row: DeskRow, *, to: Posting) -> None:
    if row.owner_id == to.user_id:
        raise Refused(ALREADY_THERE)
    if to.pk not in {one.pk for one in reviewers_at([row.office_path])}:
        raise Refused(NOT_A_REVIEWER)
    if not desks_of(to).filter(pk=row.pk).exists():
        text = f"{to.user.name}不能办理这一件：与本人有关，或者经手过。"
        raise Refused(Objection("colleague_barred", "colleague", text))


def _name_of(public_id: str) -> str:
    name = DeskRow.objects.filter(public_id=public_id).values_list("name", flat=True).first()
    return name or "已经办完的一件"
