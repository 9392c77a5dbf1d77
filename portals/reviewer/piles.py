"""What one does with a case of one's pile besides deciding it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from applications.errors import Refused
from flows.colleagues import colleagues_of
from flows.commands import piles
from flows.presence import look_at
from forms.lists import HandOverForm, SetAsideForm
from portals.reviewer.acting import acting_posting, case_for
from portals.reviewer.standing import standing_of
from portals.reviewer.trying import DONE, SHOWN, seen_version, show_or_take, try_with
from portals.shell import live
from portals.shell.access import reviewers_only
from portals.shell.wording import day

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from accounts.models import Posting
    from applications.models import Application


@reviewers_only
@show_or_take
def set_aside(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Put a case out of the way until a day."""
    posting = acting_posting(request)
    paper = case_for(posting, public_id)
    if request.method != "POST" and not standing_of(paper, posting).may_decide:
        return redirect("reviewer:case", public_id)
    form, status = SetAsideForm(request.POST or None), SHOWN
    if request.method == "POST":
        status = try_with(form, partial(_set_aside, form, request, public_id, by=posting))
    if status == DONE:
        until = day(form.cleaned_data["until"])
        messages.success(
            request, f"已把 {paper.candidate.name} 的报名搁置到 {until}，到时自动回来。"
        )
        return redirect("reviewer:inbox")
    return render(request, "reviewer/set_aside.html", _shown(request, paper, form), status=status)


def _set_aside(
    form: SetAsideForm, request: SignedInRequest, public_id: str, *, by: Posting
) -> Application:
    until, reason = form.cleaned_data["until"], form.cleaned_data["reason"]
    seen = seen_version(request)
    return piles.set_aside(public_id, by=by, until=until, reason=reason, seen_version=seen)


@reviewers_only
@require_POST
def take_up(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Take up again what was set aside."""
    posting = acting_posting(request)
    case_for(posting, public_id)
    try:
        piles.take_up(public_id, by=posting, seen_version=seen_version(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("reviewer:case", public_id)


@reviewers_only
@show_or_take
def hand_over(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Lay a case on a colleague's pile."""
    posting = acting_posting(request)
    paper = case_for(posting, public_id)
    if request.method != "POST" and not standing_of(paper, posting).may_decide:
        return redirect("reviewer:case", public_id)
    colleagues = colleagues_of(posting, now=timezone.now())
    form, status = HandOverForm(colleagues, request.POST or None), SHOWN
    if request.method == "POST":
        status = try_with(form, partial(_hand_over, form, request, public_id, by=posting))
    if status == DONE:
        name = form.chosen.user.name
        messages.success(request, f"已把 {paper.candidate.name} 的报名移交给{name}。")
        return redirect("reviewer:inbox")
    return render(request, "reviewer/hand_over.html", _shown(request, paper, form), status=status)


def _hand_over(
    form: HandOverForm, request: SignedInRequest, public_id: str, *, by: Posting
) -> Application:
    to, words, seen = form.chosen, form.cleaned_data["words"], seen_version(request)
    return piles.hand_over(public_id, by=by, to=to, words=words, seen_version=seen)


def _shown(request: SignedInRequest, paper: Application, form: forms.Form) -> dict[str, object]:
    """Keep the version that was first shown: a stale form stays stale until it is reloaded."""
    seen = request.POST.get("seen_version", str(paper.version))
    return {"paper": paper, "form": form, "seen_version": seen, "exam": paper.exam}


@reviewers_only
@require_POST
def here(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Hear that the page of a case is open; say who else has it open."""
    posting = acting_posting(request)
    paper = case_for(posting, public_id)
    live.rest_if_alone(request)
    others = look_at(paper, by=posting, now=timezone.now())
    return render(request, "reviewer/here.html", {"others": others})
