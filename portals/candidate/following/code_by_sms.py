"""Send a code to the person's own phone, and answer the button or the page that asked for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect

from accounts.codes import TooManyCodes
from notifications.codes import send_code

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.codes import Claim
    from accounts.http import SignedInRequest

WAIT = 60


def wants_json(request: SignedInRequest) -> bool:
    """Say whether a script asks; a browser without scripts wants a page."""
    return "application/json" in request.headers.get("Accept", "")


def answer_with_code(request: SignedInRequest, claim: Claim, *, back: str) -> HttpResponse:
    """Send a code for a claim; `back` is the URL name of the page it is typed on."""
    said, wait, is_sent = _send(request, claim)
    if wants_json(request):
        answer = {"ok": is_sent, "message": said, "wait": wait}
        return JsonResponse(answer, status=200 if is_sent else 429)
    if is_sent:
        messages.success(request, said)
    else:
        messages.error(request, said)
    return redirect(back)


def _send(request: SignedInRequest, claim: Claim) -> tuple[str, int, bool]:
    network = request.META.get("REMOTE_ADDR", "")
    try:
        send_code(claim, to=request.user, network=network)
    except TooManyCodes as limit:
        return f"发得太频繁了，请过 {limit.wait} 秒再试。", limit.wait, False
    said = f"验证码已发到 {request.user.phone_masked}，5 分钟内有效。"
    return said, WAIT, True
