"""The tickets an office has issued, a page of them at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.paginator import Paginator

from applications.models import Application
from portals.shell.turning import Turn, turn_of
from portals.shell.wording import level_short
from sittings.models import Ticket

if TYPE_CHECKING:
    from datetime import datetime

    from portals.shell.seat import Seat

PAGE = 50


@dataclass(frozen=True)
class TicketLine:
    """One issued ticket."""

    number: str
    name: str
    level: str
    trade: str
    venue: str
    room: str
    starts: datetime
    seat: int


@dataclass(frozen=True)
class TicketPage:
    """Some issued tickets, and the way on and back."""

    lines: list[TicketLine]
    count: int
    turn: Turn


def ticket_page(seat: Seat, wanted: str) -> TicketPage:
    """Return a page of live tickets by number. Two queries."""
    cases = Application.objects.visible_to(seat.posting).in_exam(seat.exam)
    issued = Ticket.objects.live().filter(application__in=cases).order_by("number")
    faces = issued.select_related(
        "application__candidate", "application__apply_trade", "sitting__venue"
    )
    page = Paginator(faces, PAGE).get_page(wanted)
    return TicketPage([_line(ticket) for ticket in page], page.paginator.count, turn_of(page))


def _line(ticket: Ticket) -> TicketLine:
    paper, sitting = ticket.application, ticket.sitting
    return TicketLine(
        number=ticket.number,
        name=paper.candidate.name,
        level=level_short(paper.apply_level),
        trade=str(paper.apply_trade or ""),
        venue=sitting.venue.name,
        room=sitting.room,
        starts=sitting.starts,
        seat=ticket.seat,
    )
