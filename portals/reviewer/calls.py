"""电话联系名单: whom to call before it is too late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from portals.shell import call_deeds
from portals.shell.access import reviewers_only
from portals.shell.seat import seat_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest

FACE = "reviewer"


@reviewers_only
@require_safe
def calls(request: SignedInRequest) -> HttpResponse:
    """Show whom to call, the most pressing first."""
    seat = seat_of(request)
    shown = {"exam": seat.exam, "sheet": call_deeds.sheet_for(request, seat, face=FACE)}
    return render(request, "reviewer/calls.html", shown)


@reviewers_only
@require_POST
def show_phone(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Show one number, on record."""
    return call_deeds.show(request, public_id, face=FACE)


@reviewers_only
@require_POST
def tick_call(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Note what came of a call."""
    return call_deeds.tick(request, public_id, face=FACE)


@reviewers_only
@require_POST
def undo_call(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Take the newest tick back."""
    return call_deeds.undo(request, public_id, face=FACE)
