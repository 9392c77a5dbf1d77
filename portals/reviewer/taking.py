"""Take cases onto one's pile and put them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from applications.errors import Refused
from flows.commands import reviewer
from forms.lists import ClaimForm
from forms.review import SeenForm
from portals.reviewer.acting import acting_posting, case_for
from portals.reviewer.standing import next_on_pile
from portals.shell.access import reviewers_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest

NOTHING_WAITS = "现在没有待领的报名。"


@reviewers_only
@require_POST
def claim(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Take one case."""
    posting = acting_posting(request)
    paper = case_for(posting, public_id)
    try:
        reviewer.claim(public_id, by=posting, seen_version=SeenForm(request.POST).version)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"已领取 {paper.candidate.name} 的报名。")
    return redirect("reviewer:case", public_id)


@reviewers_only
@require_POST
def release(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Put one case back for colleagues."""
    posting = acting_posting(request)
    paper = case_for(posting, public_id)
    try:
        reviewer.release(public_id, by=posting, seen_version=SeenForm(request.POST).version)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("reviewer:case", public_id)
    messages.success(request, f"已把 {paper.candidate.name} 的报名放回待领。")
    return redirect("reviewer:inbox")


@reviewers_only
@require_POST
def claim_next(request: SignedInRequest) -> HttpResponse:
    """Take the cases that have waited longest, as many as asked for."""
    posting = acting_posting(request)
    taken = 0
    while taken < ClaimForm(request.POST).number and reviewer.claim_next(by=posting):
        taken += 1
    if taken:
        messages.success(request, f"已领取等得最久的 {taken} 件。")
    else:
        messages.info(request, NOTHING_WAITS)
    return redirect("reviewer:inbox")


@reviewers_only
@require_POST
def start(request: SignedInRequest) -> HttpResponse:
    """Open the oldest case of the pile; take one when the pile is empty."""
    posting = acting_posting(request)
    oldest = next_on_pile(posting)
    if not oldest:
        taken = reviewer.claim_next(by=posting)
        oldest = taken.public_id if taken else ""
    if oldest:
        return redirect("reviewer:case", oldest)
    messages.info(request, NOTHING_WAITS)
    return redirect("reviewer:inbox")
