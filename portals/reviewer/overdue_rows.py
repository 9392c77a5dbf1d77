"""Overdue cases as whoever answers for an office reads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse

from accounts.models import Role
from exams.models import Step
from flows.heads import reported
from flows.policy import OFFICE_STEPS
from portals.reviewer.deadlines import due_in
from portals.reviewer.paging import Order
from portals.shell.wording import level_short
from registry.models import Region

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from accounts.models import Posting
    from flows.models import DeskRow
    from portals.reviewer.deadlines import Due

LATEST_FIRST = Order(at="due_at", key="reference")


@dataclass(frozen=True)
class OverdueLine:
    """One overdue case. `may_give` says that it can be given to somebody else from here."""

    public_id: str
    url: str
    name: str
    id_tail: str
    level: str
    step: str
    place: str
    holder: str
    due: Due
    may_give: bool
    is_picked: bool = False


def overdue_seen_by(posting: Posting, led: list[str]) -> QuerySet[DeskRow]:
    """Return the overdue cases somebody may see: a supervisor those of the region, a head the own.

    Nobody's own case and no relative's is among them.
    """
    path = posting.region_path
    seen = Q(office_path__in=led)
    if posting.role == Role.SUPERVISOR:
        seen |= Q(office_path=path) | Q(office_path__startswith=f"{path}.")
    return (
        reported().filter(seen).exclude(application__candidate=posting.user).select_related("owner")
    )


def overdue_lines(
    rows: Sequence[DeskRow],
    posting: Posting,
    led: list[str],
    *,
    picked: Sequence[str],
    now: datetime,
) -> list[OverdueLine]:
    """Turn cases into lines. One query for any number."""
    page = "supervisor:trail" if posting.role == Role.SUPERVISOR else "reviewer:case"
    paths = {row.office_path for row in rows}
    places = dict(Region.objects.filter(path__in=paths).values_list("path", "short_name"))
    return [
        OverdueLine(
            public_id=row.public_id,
            url=reverse(page, args=[row.public_id]),
            name=row.name,
            id_tail=row.id_tail,
            level=level_short(row.level),
            step=Step(row.step).label,
            place=_place(row, places),
            holder=row.owner.name if row.owner is not None else "没有人领取",
            due=due_in(row.due_at, now),
            may_give=row.office_path in led and row.step in OFFICE_STEPS,
            is_picked=row.public_id in picked,
        )
        for row in rows
    ]


def _place(row: DeskRow, places: dict[str, str]) -> str:
    return row.employer_name if row.step == Step.EMPLOYER else places.get(row.office_path, "")
