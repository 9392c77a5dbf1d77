"""The Excel sheet into which a region's marks are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from applications.models import Application
from documents.workbook import write_rows
from sittings.models import Ticket
from sittings.score_rows import NAME_COLUMN, TICKET_COLUMN

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from portals.shell.seat import Seat


def tickets_without_marks(seat: Seat) -> QuerySet[Ticket]:
    """Return the live tickets of the region whose holders have no result yet."""
    holders = Application.objects.visible_to(seat.posting).in_exam(seat.exam).holding_ticket()
    return Ticket.objects.live().filter(application__in=holders)


def blank_sheet(seat: Seat) -> bytes:
    """Write number and name of each of them, and an empty column for each subject."""
    people = tickets_without_marks(seat).order_by("number")
    rows = people.values_list("number", "application__candidate__name")
    return write_rows([TICKET_COLUMN, NAME_COLUMN, *seat.exam.subjects], rows)
