"""打印准考证: the code first, then the ticket on the page and the buttons to print and keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from flows.commands.signing import WRONG_CODE
from forms.following import CodeForm
from portals.candidate.following.code_by_sms import answer_with_code
from portals.candidate.following.heading import who_is
from portals.candidate.following.printing import printing_of
from portals.candidate.following.route import route_of
from portals.candidate.following.ticket_preview import preview_of
from portals.candidate.following.unlocking import open_until, ticket_claim, unlock
from portals.shell.access import candidates_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from portals.candidate.following.printing import Printing

WAIT = "candidate/ticket_wait.html"


@require_safe
@candidates_only
def ticket(request: SignedInRequest) -> HttpResponse:
    """Show the ticket, or ask for the code first, or say when it will be there."""
    printing = printing_of(request.user)
    if printing is None:
        return redirect("candidate:home")
    found = printing.printable
    if found is None:
        return render(request, WAIT, _values(printing))
    until = open_until(request, found, now=printing.now)
    if until is None:
        return redirect("candidate:ticket_code")
    preview = preview_of(printing.paper, found)
    values = {**_values(printing), "preview": preview, "until": until}
    return render(request, "candidate/ticket.html", values)


def _values(printing: Printing) -> dict[str, object]:
    paper = printing.paper
    return {
        "exam": paper.exam,
        "office": route_of(paper).office,
        "who": who_is(paper),
        "printing": printing,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@candidates_only
def ticket_code(request: SignedInRequest) -> HttpResponse:
    """Ask for the code that opens the ticket."""
    printing = printing_of(request.user)
    found = printing.printable if printing else None
    if printing is None or found is None:
        return redirect("candidate:ticket")
    form = CodeForm(request.POST or None, send_url=reverse("candidate:ticket_send"))
    if request.method == "POST" and form.is_valid():
        if unlock(request, found, form.digits, now=timezone.now()):
            return redirect("candidate:ticket")
        form.add_error("code", WRONG_CODE.text)
    values = {"exam": printing.paper.exam, "who": who_is(printing.paper), "form": form}
    status = 422 if form.errors else 200
    return render(request, "candidate/ticket_code.html", values, status=status)


@require_POST
@candidates_only
def ticket_send(request: SignedInRequest) -> HttpResponse:
    """Send the code that opens the ticket."""
    printing = printing_of(request.user)
    found = printing.printable if printing else None
    if found is None:
        return redirect("candidate:ticket")
    claim = ticket_claim(found, request=request)
    return answer_with_code(request, claim, back="candidate:ticket_code")
