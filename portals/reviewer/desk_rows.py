"""Open tasks as a list shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from exams.models import Step
from flows.policy import OFFICE_STEPS, desks_of
from forms.review import FLAGS
from portals.reviewer.deadlines import due_in
from portals.reviewer.opened import opened_in
from portals.reviewer.paging import Order, page_of
from portals.shell.wording import day, level_short, since

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from accounts.models import Posting
    from flows.models import DeskRow
    from portals.reviewer.deadlines import Due
    from portals.reviewer.opened import Opened
    from portals.reviewer.paging import Page, Place

OLDEST_FIRST = Order(at="waiting_since", key="reference")
FLAG_LOOKS = {
    "exceptional": ("star", "blue"),
    "mismatch": ("xc", "bad"),
    "photo": ("image", "warn"),
    "on_behalf": ("upload", ""),
    "resubmitted": ("undo", "warn"),
    "reclaimed": ("key", "warn"),
    "reassigned": ("swap", "warn"),
    "second_look": ("dice", "blue"),
}


@dataclass(frozen=True)
class Mark:
    """A 标记: what a reviewer should know before opening a case."""

    word: str
    icon: str
    css: str


@dataclass(frozen=True)
class DeskLine:
    """One line of 待办 or 待领."""

    public_id: str
    url: str
    name: str
    id_tail: str
    level: str
    trade: str
    employer: str
    step: str
    waiting: str
    due: Due
    marks: list[Mark]
    opened: Opened
    rest: str


def marks_of(flags: Sequence[str]) -> list[Mark]:
    """Return the marks of a case, in the order of the filters."""
    return [Mark(FLAGS[flag], *FLAG_LOOKS[flag]) for flag in FLAGS if flag in flags]


def own_pile(posting: Posting) -> QuerySet[DeskRow]:
    """Return the tasks a person has taken, and those of the colleague one stands in for.

    What is set aside is among them.
    """
    held = desks_of(posting).filter(owner__in=posting.acts_for)
    return held.select_related("handed_by")


def awake_pile(posting: Posting) -> QuerySet[DeskRow]:
    """Return the tasks a person has taken and not set aside."""
    now = timezone.now()
    return own_pile(posting).filter(Q(held_until=None) | Q(held_until__lte=now))


def unclaimed_desks(posting: Posting) -> QuerySet[DeskRow]:
    """Return the tasks nobody has taken yet."""
    return desks_of(posting).filter(owner=None)


def desk_page(posting: Posting, rows: QuerySet[DeskRow], place: Place | None) -> Page[DeskRow]:
    """Return a page of tasks, the one that has waited longest first."""
    return page_of(lanes_of(posting, rows), OLDEST_FIRST, place)


def lanes_of(posting: Posting, rows: QuerySet[DeskRow]) -> list[QuerySet[DeskRow]]:
    """Split an office's tasks by step: the index holds each step in order, not both together."""
    if posting.role == Role.REVIEWER:
        return [rows.filter(step=step) for step in OFFICE_STEPS]
    return [rows]


def desk_lines(rows: Sequence[DeskRow], *, reader: str, now: datetime) -> list[DeskLine]:
    """Turn tasks into lines. Two queries for any number of rows."""
    opened = opened_in(rows, reader=reader)
    return [_line(row, opened[row.application_id], now) for row in rows]


def _line(row: DeskRow, opened: Opened, now: datetime) -> DeskLine:
    return DeskLine(
        public_id=row.public_id,
        url=reverse("reviewer:case", args=[row.public_id]),
        name=row.name,
        id_tail=row.id_tail,
        level=level_short(row.level),
        trade=row.trade_name,
        employer=row.employer_name,
        step=Step(row.step).label,
        waiting=since(row.waiting_since, now),
        due=due_in(row.due_at, now),
        marks=_marks(row),
        opened=opened,
        rest=_rest(row, now),
    )


def _marks(row: DeskRow) -> list[Mark]:
    """Say first from whom a case was taken over."""
    handed = [Mark(f"{row.handed_by.name}移交", "swap", "blue")] if row.handed_by else []
    return handed + marks_of(row.flags)


def _rest(row: DeskRow, now: datetime) -> str:
    """Return until when a case is set aside and why; nothing when it is not."""
    if row.held_until is None or row.held_until <= now:
        return ""
    return f"搁置到 {day(row.held_until)}：{row.held_reason}"
