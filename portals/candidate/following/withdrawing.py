"""撤回报名: take the paper back while nobody has begun to look at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from applications.errors import Refused
from flows.commands.candidate import is_withdrawable
from flows.commands.withdrawing import withdraw_with_code, withdrawal_claim
from forms.following import CodeForm
from portals.candidate.following.code_by_sms import answer_with_code
from portals.candidate.following.heading import who_is
from portals.candidate.following.papers import followed_paper
from portals.shell.access import candidates_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from applications.models import Application

TOO_LATE = "已经有人审核过，不能自己撤回，请联系工考办。"
WITHDRAWN = "已撤回。报名时间内可以重新报名。"


@require_http_methods(["GET", "HEAD", "POST"])
@candidates_only
def withdraw(request: SignedInRequest) -> HttpResponse:
    """Ask whether it is meant, and for a code; then take the paper back."""
    paper = followed_paper(request.user)
    if paper is None or not is_withdrawable(paper):
        return _too_late(request, paper)
    form = CodeForm(request.POST or None, send_url=reverse("candidate:withdraw_send"))
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_with_code(paper.public_id, by=request.user, code=form.digits)
        except Refused as refusal:
            form.add_error("code", str(refusal))
        else:
            messages.success(request, WITHDRAWN)
            return redirect("candidate:home")
    status = 422 if form.errors else 200
    values = {"exam": paper.exam, "paper": paper, "who": who_is(paper), "form": form}
    return render(request, "candidate/withdraw.html", values, status=status)


def _too_late(request: SignedInRequest, paper: Application | None) -> HttpResponse:
    if paper is not None:
        messages.error(request, TOO_LATE)
    return redirect("candidate:home")


@require_POST
@candidates_only
def withdraw_send(request: SignedInRequest) -> HttpResponse:
    """Send the code that takes the paper back."""
    paper = followed_paper(request.user)
    if paper is None or not is_withdrawable(paper):
        return _too_late(request, paper)
    claim = withdrawal_claim(paper, by=request.user)
    return answer_with_code(request, claim, back="candidate:withdraw")
