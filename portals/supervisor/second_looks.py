"""复核抽样: how often somebody of another city would have decided the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from portals.shell.access import supervisors_only
from portals.shell.seat import seat_of
from portals.supervisor.agreement import agreement_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest


@supervisors_only
@require_safe
def second_looks(request: SignedInRequest) -> HttpResponse:
    """Show the agreement by office and reason, and each case where the opinions part."""
    seat = seat_of(request)
    shown = {"exam": seat.exam, "agreement": agreement_of(seat, now=timezone.now())}
    return render(request, "supervisor/second_looks.html", shown)
