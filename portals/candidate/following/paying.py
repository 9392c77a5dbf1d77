"""缴费: what is owed, 「网上支付」, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from applications.errors import Refused
from applications.states import State
from flows.commands.checkout import check_out
from flows.commands.payment import ask_gateway, bill_for
from payments.account import our_gateway
from payments.gateways import AlreadyPaid, GatewayFailure, OrderUnknown
from portals.candidate.following.billing import (
    is_paid,
    receipts_of,
    running_order_of,
    unpaid_order_of,
)
from portals.candidate.following.heading import who_is
from portals.candidate.following.papers import followed_paper
from portals.candidate.following.route import route_of
from portals.shell.access import candidates_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from applications.models import Application

UNSURE = "现在查不到支付结果。请不要再付一次；如果钱已经扣了，不会丢。请过一会儿再查。"
NO_ANSWER = "支付渠道现在没有回应，没有扣您的钱。请过一会儿再试。"
NOT_YET = "还没有收到这笔钱。如果您已经付了，请等一会儿再查，不要再付一次。"
PAID = "缴费成功。"


@require_http_methods(["GET", "HEAD", "POST"])
@candidates_only
def pay(request: SignedInRequest) -> HttpResponse:
    """Show the bill and the code to scan, or what was paid; a POST asks for the code."""
    paper = followed_paper(request.user)
    if paper is None:
        return redirect("candidate:home")
    if request.method == "POST":
        return _begin(request, paper)
    route, now = route_of(paper), timezone.now()
    is_due = paper.current_state is State.APPROVED
    values = {
        "paper": paper,
        "exam": paper.exam,
        "office": route.office,
        "who": who_is(paper),
        "is_due": is_due,
        "is_online": route.pays_online,
        "is_paid": is_paid(paper),
        "bill": bill_for(paper),
        "running": running_order_of(paper, now=now) if is_due else None,
        "receipts": receipts_of(paper),
    }
    return render(request, "candidate/pay.html", values)


def _begin(request: SignedInRequest, paper: Application) -> HttpResponse:
    """Ask for the code. Two clicks, two tabs and two devices get the same one."""
    try:
        check_out(paper.public_id, by=request.user, gateway=our_gateway())
    except Refused as refusal:
        messages.error(request, str(refusal))
    except AlreadyPaid:
        return _ask(request, paper)
    except GatewayFailure:
        messages.error(request, UNSURE if unpaid_order_of(paper) else NO_ANSWER)
    return redirect("candidate:pay")


@require_POST
@candidates_only
def pay_ask(request: SignedInRequest) -> HttpResponse:
    """查询支付结果: ask the gateway, never charge."""
    paper = followed_paper(request.user)
    return _ask(request, paper) if paper is not None else redirect("candidate:home")


def _ask(request: SignedInRequest, paper: Application) -> HttpResponse:
    order = unpaid_order_of(paper)
    if order is None:
        return redirect("candidate:pay")
    try:
        payment = ask_gateway(order, gateway=our_gateway())
    except OrderUnknown:
        payment = None
    except GatewayFailure:
        messages.warning(request, UNSURE)
        return redirect("candidate:pay_waiting")
    if payment is None:
        messages.warning(request, NOT_YET)
        return redirect("candidate:pay_waiting")
    messages.success(request, PAID)
    return redirect("candidate:pay")
