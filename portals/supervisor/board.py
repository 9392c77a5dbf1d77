"""总览: where the cases of each place stand, and where they wait too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from portals.shell.access import supervisors_only
from portals.shell.seat import seat_of
from portals.supervisor.board_rows import board_of
from portals.supervisor.standing import COLUMNS

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest


@supervisors_only
@require_safe
def board(request: SignedInRequest) -> HttpResponse:
    """Show the board of the supervisor's region."""
    seat = seat_of(request)
    shown = {
        "exam": seat.exam,
        "columns": COLUMNS.values(),
        "board": board_of(seat, now=timezone.now()),
    }
    return render(request, "supervisor/board.html", shown)
