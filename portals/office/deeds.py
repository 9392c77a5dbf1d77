"""What an office can do now, each with the number of people it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from accounts.models import Role
from applications.states import State
from flows.extended import extensions_for
from portals.office.counts import counts_of
from portals.office.sheets import sheets_of
from sittings.models import SheetState

if TYPE_CHECKING:
    from portals.office.counts import Counts
    from portals.shell.seat import Seat


@dataclass(frozen=True)
class Deed:
    """A card of the first page."""

    title: str
    icon: str
    count: int
    text: str
    url: str
    word: str


def deeds_of(seat: Seat) -> tuple[Counts | None, list[Deed]]:
    """Return the region's numbers and the deeds of a role; administrators have neither."""
    if seat.posting.role == Role.ADMINISTRATOR:
        return None, []
    counts = counts_of(seat)
    if seat.posting.role == Role.FINANCE:
        return counts, [_take_money(counts)]
    deeds = [_take_money(counts), _issue_tickets(counts), _import_scores(seat, counts)]
    return counts, [*deeds, _second_key(seat)]


def _take_money(counts: Counts) -> Deed:
    return Deed(
        title="现场缴费登记",
        icon="coin",
        count=counts.of(State.APPROVED),
        text="人审核通过，等待缴费",
        url=reverse("office:counter"),
        word="登记缴费",
    )


def _second_key(seat: Seat) -> Deed:
    waiting = extensions_for(seat.posting, exam=seat.exam).waiting()
    return Deed(
        title="延期",
        icon="key",
        count=waiting.exclude(proposed_by=seat.posting.user).count(),
        text="个延期等第二把钥匙",
        url=reverse("office:extensions"),
        word="延期",
    )


def _issue_tickets(counts: Counts) -> Deed:
    return Deed(
        title="发放准考证",
        icon="print",
        count=counts.of(State.PAID),
        text="人已缴费，等待准考证",
        url=reverse("office:tickets"),
        word="编排座位",
    )


def _import_scores(seat: Seat, counts: Counts) -> Deed:
    staged = sum(sheet.state == SheetState.STAGED for sheet in sheets_of(seat))
    waiting = f"人已发准考证，{staged} 份成绩待发布" if staged else "人已发准考证，等待成绩"
    return Deed(
        title="导入成绩",
        icon="upload",
        count=counts.of(State.TICKET_ISSUED),
        text=waiting,
        url=reverse("office:scores"),
        word="成绩导入",
    )
