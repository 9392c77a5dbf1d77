"""What both faces do with the list of people to call: show it, look a number up, tick, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from applications.errors import Refused
from applications.models import Application
from flows.commands import calling
from forms.calls import CallForm
from portals.shell.call_lines import Place, call_sheet
from portals.shell.seat import seat_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from portals.shell.call_lines import CallSheet
    from portals.shell.seat import Seat

SHOWN = "shown_phones"
SHOWN_SECONDS = 600
"""So long a number that was asked for stays on the screen of whoever asked."""


def sheet_for(request: SignedInRequest, seat: Seat, *, face: str) -> CallSheet:
    """Return the list, with the numbers that were asked for just now."""
    return call_sheet(
        seat,
        face=face,
        shown=_shown(request),
        place=Place.asked(request.GET),
        now=timezone.now(),
    )


def show(request: SignedInRequest, public_id: str, *, face: str) -> HttpResponse:
    """Look a number up, on record; it stays on this person's screen for some minutes."""
    seat = seat_of(request)
    paper = _one_of(seat, public_id)
    calling.open_phone(paper, by=seat.posting)
    until = timezone.now().timestamp() + SHOWN_SECONDS
    request.session[SHOWN] = _shown(request) | {public_id: until}
    return _back(request, face)


def tick(request: SignedInRequest, public_id: str, *, face: str) -> HttpResponse:
    """Note what came of a call."""
    seat, form = seat_of(request), CallForm(request.POST)
    paper = _one_of(seat, public_id)
    if form.is_valid():
        note = form.cleaned_data["note"]
        calling.tick(public_id, by=seat.posting, outcome=form.result, note=note)
        messages.success(request, f"{paper.candidate.name}：{form.result.label}。记错了可以撤销。")
    else:
        faults = [str(text) for texts in form.errors.values() for text in texts]
        messages.error(request, f"{paper.candidate.name}：{''.join(faults)}")
    return _back(request, face)


def undo(request: SignedInRequest, public_id: str, *, face: str) -> HttpResponse:
    """Take the newest tick back."""
    seat = seat_of(request)
    paper = _one_of(seat, public_id)
    try:
        calling.undo(public_id, by=seat.posting)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"{paper.candidate.name} 的联系记录已撤销。")
    return _back(request, face)


def _back(request: SignedInRequest, face: str) -> HttpResponse:
    """Lead back to the page of the list from which somebody came."""
    return redirect(Place.asked(request.GET).on(reverse(f"{face}:calls")))


def _one_of(seat: Seat, public_id: str) -> Application:
    people = Application.objects.of_people_of(seat.posting).in_exam(seat.exam)
    return get_object_or_404(people.select_related("candidate"), public_id=public_id)


def _shown(request: SignedInRequest) -> dict[str, float]:
    """Return whose numbers are still to be shown, and until when."""
    now = timezone.now().timestamp()
    kept: dict[str, float] = request.session.get(SHOWN, {})
    return {public_id: until for public_id, until in kept.items() if until > now}
