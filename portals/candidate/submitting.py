"""提交信息: a code by SMS, then the paper is handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.codes import TooManyCodes
from applications.dossier import examine
from applications.errors import ConfirmationNeeded, Refused
from applications.states import EDITABLE
from flows.commands.signing import WRONG_CODE, signing_claim, submit_with_code
from forms.signing import SigningForm
from notifications.codes import send_code
from portals.candidate.own import live_paper_of, live_state_of, open_paper_of
from portals.candidate.windows import is_open_for
from portals.shell.access import candidates_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest

SENT_FOR = "code_sent_for"
"""Key in the session: the paper a code was sent for, so that the countdown starts at once."""
RESEND_AFTER = 60
UNSIGNED = "请先勾选「内容是我本人填的，都属实」，再点「提交信息」。"


@require_POST
@candidates_only
def send_submit_code(request: SignedInRequest) -> HttpResponse:
    """Send a code to sign with, once nothing else stands in the way."""
    paper = open_paper_of(request.user)
    if not (examine(paper, today=timezone.localdate()).is_ready and is_open_for(paper)):
        return redirect("candidate:check")
    if "truthful" not in request.POST:
        messages.error(request, UNSIGNED)
        return redirect("candidate:check")
    wait, text = 0, f"验证码已发到您的手机 {request.user.phone_masked}。"
    try:
        network = str(request.META.get("REMOTE_ADDR", ""))
        send_code(signing_claim(paper, by=request.user), to=request.user, network=network)
    except TooManyCodes as limit:
        wait, text = limit.wait, f"刚才已经发过验证码，请 {limit.wait} 秒后再重新发送。"
    return _answer(request, wait=wait, text=text)


def _answer(request: SignedInRequest, *, wait: int, text: str) -> HttpResponse:
    request.session[SENT_FOR] = timezone.now().timestamp() + (wait or RESEND_AFTER)
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        said = {"ok": not wait, "message": text, "wait": wait or RESEND_AFTER}
        return JsonResponse(said, status=429 if wait else 200)
    (messages.warning if wait else messages.success)(request, text)
    return redirect("candidate:submit")


@require_http_methods(["GET", "HEAD", "POST"])
@candidates_only
def submit(request: SignedInRequest) -> HttpResponse:
    """Take the code and hand the paper in."""
    public_id, state = live_state_of(request.user)
    if state not in EDITABLE:
        return redirect("candidate:submitted")
    form = SigningForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and (answer := _sign(request, public_id, form)):
        return answer
    paper = open_paper_of(request.user)
    values = {
        "form": form, "paper": paper, "exam": paper.exam, "wait": _seconds_left(request),
        "phone": request.user.phone_masked,
    }  # fmt: skip
    return render(request, "candidate/submit.html", values, status=422 if form.is_bound else 200)


def _sign(request: SignedInRequest, public_id: str, form: SigningForm) -> HttpResponse | None:
    """Return where to go on, or None when the code was wrong and may be typed again."""
    try:
        submit_with_code(public_id, by=request.user, code=form.cleaned_data["code"])
    except ConfirmationNeeded:
        return redirect("candidate:check")
    except Refused as refusal:
        if WRONG_CODE in refusal.objections:
            form.add_error("code", WRONG_CODE.text)
            return None
        messages.error(request, str(refusal))
        return redirect("candidate:check")
    return redirect("candidate:submitted")


def _seconds_left(request: SignedInRequest) -> int:
    until = request.session.get(SENT_FOR, 0)
    return max(0, round(float(until) - timezone.now().timestamp()))


@require_safe
@candidates_only
def submitted(request: SignedInRequest) -> HttpResponse:
    """Say that the paper is in, in the guide's own words."""
    paper = live_paper_of(request.user)
    if paper is None or paper.state in EDITABLE:
        raise Http404
    return render(request, "candidate/submitted.html", {"paper": paper, "exam": paper.exam})
