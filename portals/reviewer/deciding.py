"""Decide a case: agree, send back, refuse. Afterwards the next case of the pile comes up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from applications.errors import Refused
from applications.states import State
from exams.models import ReasonKind, Step
from flows.commands import reviewer
from forms.review import RejectForm, SendBackForm
from portals.reviewer.acting import acting_posting, case_for
from portals.reviewer.returning import flags_from, items_of, preview_of, reasons_of
from portals.reviewer.standing import next_on_pile, standing_of
from portals.reviewer.trying import DONE, SHOWN, seen_version, show_or_take, try_with
from portals.reviewer.undoable import decision_on
from portals.shell.access import reviewers_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from accounts.models import Posting
    from applications.models import Application

BOTH = "须两人意见一致才算，这以前不通知本人。"


@reviewers_only
@require_POST
def approve(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Agree to a case."""
    posting = acting_posting(request)
    case_for(posting, public_id)
    try:
        paper = reviewer.approve(public_id, by=posting, seen_version=seen_version(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("reviewer:case", public_id)
    _say(request, paper, f"{paper.candidate.name} 的报名已通过，{_way_on(paper)}。")
    return _next_case(posting)


@reviewers_only
@show_or_take
def send_back(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Ask the candidate to correct what is ticked, and only that."""
    posting = acting_posting(request)
    paper = case_for(posting, public_id)
    if _is_looking(request) and not standing_of(paper, posting).may_decide:
        return redirect("reviewer:case", public_id)
    form = SendBackForm(items_of(paper), request.POST or None, picked=request.GET.getlist("pick"))
    status = SHOWN
    if "send" in request.POST:
        status = try_with(form, partial(_send_back, form, request, public_id, by=posting))
    if status == DONE:
        count, name = len(form.asked), paper.candidate.name
        _say(request, paper, f"{name} 的报名已退回，请本人补正 {count} 项。")
        return _next_case(posting)
    shown = _shown(request, paper) | {
        "form": form,
        "preview": preview_of(paper, form.asked, now=timezone.now()),
    }
    return render(request, "reviewer/send_back.html", shown, status=status)


def _send_back(
    form: SendBackForm, request: SignedInRequest, public_id: str, *, by: Posting
) -> Application:
    seen = seen_version(request)
    return reviewer.send_back(public_id, by=by, flags=flags_from(form.asked), seen_version=seen)


@reviewers_only
@show_or_take
def reject(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Refuse a case for good, with a reason."""
    posting = acting_posting(request)
    paper = case_for(posting, public_id)
    if _is_looking(request) and not standing_of(paper, posting).may_decide:
        return redirect("reviewer:case", public_id)
    reasons = reasons_of(paper)[ReasonKind.REFUSAL]
    form, status = RejectForm(reasons, request.POST or None), SHOWN
    if not _is_looking(request):
        status = try_with(form, partial(_reject, form, request, public_id, by=posting))
    if status == DONE:
        _say(request, paper, f"{paper.candidate.name} 的报名已定为不通过，会通知本人。")
        return _next_case(posting)
    shown = _shown(request, paper) | {"form": form}
    return render(request, "reviewer/reject.html", shown, status=status)


def _reject(
    form: RejectForm, request: SignedInRequest, public_id: str, *, by: Posting
) -> Application:
    seen = seen_version(request)
    return reviewer.reject(public_id, by=by, reason=form.words, seen_version=seen)


def _is_looking(request: SignedInRequest) -> bool:
    return request.method != "POST"


def _shown(request: SignedInRequest, paper: Application) -> dict[str, object]:
    """Keep the version that was first shown: a stale form stays stale until it is reloaded."""
    seen = request.POST.get("seen_version", str(paper.version))
    return {"paper": paper, "seen_version": seen, "exam": paper.exam}


def _say(request: SignedInRequest, paper: Application, words: str) -> None:
    """Say what was done; while it can be undone the next page says so itself."""
    decision = decision_on(paper, version=seen_version(request))
    if decision is None:
        messages.success(request, f"已记下您对 {paper.candidate.name} 的决定，{BOTH}")
    elif decision.settled_at is not None:
        messages.success(request, words)


def _way_on(paper: Application) -> str:
    if paper.current_state is State.APPROVED:
        return "等本人缴费"
    return f"转到{Step(paper.step).label}"


def _next_case(posting: Posting) -> HttpResponse:
    following = next_on_pile(posting)
    return redirect("reviewer:case", following) if following else redirect("reviewer:inbox")
