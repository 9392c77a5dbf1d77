"""While the bank has not answered: a page that waits, and the pieces it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from documents.qr import qr_png
from portals.candidate.following.billing import RunningOrder, unpaid_order_of
from portals.candidate.following.heading import who_is
from portals.candidate.following.papers import followed_paper
from portals.candidate.following.route import route_of
from portals.shell.access import candidates_only
from portals.shell.files import private_bytes

if TYPE_CHECKING:
    from accounts.http import SignedInRequest

STOP_ASKING = 286
"""htmx stops polling when it is answered with this status."""


@require_safe
@candidates_only
def pay_waiting(request: SignedInRequest) -> HttpResponse:
    """Tell that the bank's answer is awaited, and that nothing is to be paid again."""
    paper = followed_paper(request.user)
    order = unpaid_order_of(paper) if paper is not None else None
    if paper is None or order is None:
        return redirect("candidate:pay")
    now = timezone.now()
    route = route_of(paper)
    values = {
        "exam": paper.exam,
        "paper": paper,
        "office": route.office,
        "who": who_is(paper),
        "order": order,
        "running": RunningOrder(order),
        "is_running": order.expires_at > now,
        "now": now,
    }
    return render(request, "candidate/pay_waiting.html", values)


@require_safe
@candidates_only
def pay_state(request: SignedInRequest) -> HttpResponse:
    """Say whether the money has come. Reads only: the gateway's notification brings the news."""
    paper = followed_paper(request.user)
    order = unpaid_order_of(paper) if paper is not None else None
    if order is None:
        response = HttpResponse(status=204)
        response["HX-Redirect"] = reverse("candidate:pay")
        return response
    is_running = order.expires_at > timezone.now()
    values = {"order": order, "is_running": is_running, "now": timezone.now()}
    status = 200 if is_running else STOP_ASKING
    return render(request, "candidate/pay_state.html", values, status=status)


@require_safe
@candidates_only
def pay_code(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Draw the code of the person's own running order."""
    paper = followed_paper(request.user)
    order = unpaid_order_of(paper) if paper is not None else None
    if order is None or order.public_id != public_id or order.expires_at <= timezone.now():
        raise Http404
    picture = qr_png(order.code_url)
    return private_bytes(content=picture, content_type="image/png", name="缴费二维码.png")
