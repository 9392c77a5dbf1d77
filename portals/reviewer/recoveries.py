"""账号申请: people who have lost the way into their account, to be confirmed by two of us."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.models import RecoveryRequest
from applications.errors import Refused
from documents.watermark import watermarked
from flows.commands import recovery_keys
from forms.recovery import RefuseRecoveryForm
from portals.reviewer.acting import acting_posting
from portals.reviewer.recovery_rows import lists_of
from portals.reviewer.recovery_sheet import recovery_sheet
from portals.reviewer.trying import DONE, SHOWN, show_or_take, try_with
from portals.shell.access import reviewers_only
from portals.shell.files import private_bytes
from portals.shell.wording import day_time

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from accounts.models import Posting

JPEG = "image/jpeg"


@reviewers_only
@require_safe
def recoveries(request: SignedInRequest) -> HttpResponse:
    """List the requests: what waits for this person first."""
    posting = acting_posting(request)
    shown = {"lists": lists_of(posting, now=timezone.now())}
    return render(request, "reviewer/recoveries.html", shown)


@reviewers_only
@require_safe
def recovery(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Show a request with what is to be compared, and note that it was opened."""
    posting = acting_posting(request)
    asked = _request_for(posting, public_id)
    recovery_keys.open_request(asked, by=posting)
    sheet = recovery_sheet(asked, posting=posting)
    return render(request, "reviewer/recovery.html", {"sheet": sheet})


@reviewers_only
@require_safe
def recovery_photo(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Hand out the photo with the reader's name across it, and note that it was opened."""
    posting = acting_posting(request)
    asked = _request_for(posting, public_id)
    if not asked.photo:
        raise Http404
    recovery_keys.open_photo(asked, by=posting)
    text = f"仅供核实身份 {posting.user.name} {day_time(timezone.now())}"
    with asked.photo.open() as file:
        content = watermarked(file.read(), text)
    name = f"{asked.reference}.jpg"
    return private_bytes(content=content, content_type=JPEG, name=name)


@reviewers_only
@require_POST
def propose_recovery(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Turn the first key."""
    return _turn(request, public_id, recovery_keys.propose, "已核实，等另一位工作人员确认。")


@reviewers_only
@require_POST
def confirm_recovery(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Turn the second key."""
    return _turn(request, public_id, recovery_keys.confirm, "已确认，会短信通知申请人。")


@reviewers_only
@show_or_take
def refuse_recovery(request: SignedInRequest, public_id: str) -> HttpResponse:
    """End a request with a reason."""
    posting = acting_posting(request)
    asked = _request_for(posting, public_id)
    form, status = RefuseRecoveryForm(), SHOWN
    if request.method == "POST":
        form = RefuseRecoveryForm(request.POST)
        status = try_with(form, partial(_refuse, form, public_id, by=posting))
    if status == DONE:
        messages.success(request, f"{asked.name} 的申请没有同意，会短信通知申请人。")
        return redirect("reviewer:recoveries")
    shown = {"asked": asked, "form": form}
    return render(request, "reviewer/refuse_recovery.html", shown, status=status)


def _refuse(form: RefuseRecoveryForm, public_id: str, *, by: Posting) -> RecoveryRequest:
    return recovery_keys.refuse(public_id, by=by, reason=form.words)


def _turn(
    request: SignedInRequest,
    public_id: str,
    key: Callable[..., RecoveryRequest],
    said: str,
) -> HttpResponse:
    posting = acting_posting(request)
    _request_for(posting, public_id)
    try:
        key(public_id, by=posting)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect("reviewer:recovery", public_id)


def _request_for(posting: Posting, public_id: str) -> RecoveryRequest:
    """Return a request the posting may see; to everybody else it does not exist."""
    seen = RecoveryRequest.objects.visible_to(posting, now=timezone.now()).with_faces()
    return get_object_or_404(seen, public_id=public_id)
