"""准考证: who waits for one, the seats that are left, and what has been issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Role
from applications.errors import Refused
from applications.models import Application
from flows.commands import office
from portals.office.rooms import venues_of
from portals.office.ticket_lines import ticket_page
from portals.shell.access import roles_only
from portals.shell.seat import seat_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from portals.shell.seat import Seat


@roles_only(Role.CLERK)
@require_safe
def tickets(request: SignedInRequest) -> HttpResponse:
    """Show who waits, the free seats, and the tickets issued so far."""
    seat = seat_of(request)
    page = ticket_page(seat, request.GET.get("page", ""))
    return render(request, "office/tickets.html", _shown(seat) | {"page": page})


@roles_only(Role.CLERK)
@require_http_methods(["GET", "HEAD", "POST"])
def issue_tickets(request: SignedInRequest) -> HttpResponse:
    """Ask once more, then give everybody who has paid a seat and a ticket."""
    seat, refused, status = seat_of(request), "", 200
    if request.method == "POST":
        try:
            count = office.issue_tickets(exam=seat.exam, by=seat.posting)
        except Refused as refusal:
            refused, status = str(refusal), 422
        else:
            _say(request, count)
            return redirect("office:tickets")
    shown = _shown(seat) | {"refused": refused}
    return render(request, "office/issue_tickets.html", shown, status=status)


def _say(request: SignedInRequest, count: int) -> None:
    if count:
        messages.success(request, f"已发放 {count} 张准考证，考生会收到短信。")
    else:
        messages.info(request, "现在没有等待发放准考证的考生。")


def _shown(seat: Seat) -> dict[str, object]:
    waiting = Application.objects.visible_to(seat.posting).in_exam(seat.exam).awaiting_ticket()
    count, venues = waiting.count(), venues_of(seat)
    free = sum(venue.free for venue in venues)
    return {
        "exam": seat.exam,
        "waiting": count,
        "venues": venues,
        "free": free,
        "missing": max(0, count - free),
    }
