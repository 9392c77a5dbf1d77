"""Take a decision back while nobody has been told, or tell at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from applications.errors import Refused
from flows.commands import settling
from portals.reviewer.acting import acting_posting, case_for
from portals.shell.access import reviewers_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest


@reviewers_only
@require_POST
def undo(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Take one's decision back: the case lies on one's own pile again."""
    posting = acting_posting(request)
    paper = case_for(posting, public_id)
    try:
        settling.undo(public_id, by=posting)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("reviewer:done")
    messages.success(request, f"已撤销，{paper.candidate.name} 的报名回到您的待办，没有通知本人。")
    return redirect("reviewer:case", public_id)


@reviewers_only
@require_POST
def tell_now(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Let one's decision stand without waiting."""
    posting = acting_posting(request)
    paper = case_for(posting, public_id)
    try:
        settling.settle_now(public_id, by=posting)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"已通知 {paper.candidate.name}。")
    return redirect("reviewer:done")
