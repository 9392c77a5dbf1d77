"""Open tasks as a list shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from accounts.models import Role
from exams.models import Step
from flows.policy import OFFICE_STEPS, desks_of
from forms.review import FLAGS
from portals.reviewer.deadlines import due_in
from portals.reviewer.opened import opened_in
from portals.reviewer.paging import Order, page_of
from portals.shell.wording import level_short, since

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


def marks_of(flags: Sequence[str]) -> list[Mark]:
    """Return the marks of a case, in the order of the filters."""
    return [Mark(FLAGS[flag], *FLAG_LOOKS[flag]) for flag in FLAGS if flag in flags]


def own_pile(posting: Posting) -> QuerySet[DeskRow]:
    """Return the tasks a person has taken, and those of the colleague one stands in for."""
    return desks_of(posting).filter(owner__in=posting.acts_for)


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
        url=reverse("reviewer:case", args=[row.public_id]),
        name=row.name,
        id_tail=row.id_tail,
        level=level_short(row.level),
        trade=row.trade_name,
        employer=row.employer_name,
        step=Step(row.step).label,
        waiting=since(row.waiting_since, now),
        due=due_in(row.due_at, now),
        marks=marks_of(row.flags),
        opened=opened,
    )
