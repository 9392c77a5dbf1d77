"""身份证号已被注册？手机号换了？: ask for an account by somebody who cannot sign in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from accounts.models import RecoveryKind
from flows.commands.recovering import Asked
from forms.recovery import RecoveryForm, kept
from notifications.codes import send_code
from portals.entrance.asking import claim_for, is_taken_in
from portals.entrance.place import network_of, place_of
from portals.entrance.sign_in import show_or_take
from portals.shell.code_answer import CodeAnswer, as_json, ask, wants_json

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

SENT = "验证码已发到您填的手机，一般一分钟内收到。没收到？请关闭手机的短信拦截。"
BEGIN = "begin"
"""The name of the button that leads here from registration with what was typed there."""


@dataclass(frozen=True)
class Way:
    """One of the two ways back: what is asked for, and on which page."""

    kind: RecoveryKind
    page: str
    send_url: str


CLAIM = Way(RecoveryKind.CLAIM, "entrance/claim.html", "entrance:send_claim_code")
PHONE = Way(RecoveryKind.PHONE, "entrance/lost_phone.html", "entrance:send_lost_phone_code")


@login_not_required
@sensitive_post_parameters()
@show_or_take
def claim(request: HttpRequest) -> HttpResponse:
    """Take in the claim of an ID number somebody else registered; the photo comes next."""
    return _take(request, CLAIM)


@login_not_required
@sensitive_post_parameters()
@require_POST
def send_claim_code(request: HttpRequest) -> HttpResponse:
    """Send the code that a claim is asked with."""
    return _send(request, CLAIM)


@login_not_required
@sensitive_post_parameters()
@show_or_take
def lost_phone(request: HttpRequest) -> HttpResponse:
    """Take in the wish for another phone from somebody who cannot sign in either."""
    return _take(request, PHONE)


@login_not_required
@sensitive_post_parameters()
@require_POST
def send_lost_phone_code(request: HttpRequest) -> HttpResponse:
    """Send the code that another phone is asked with."""
    return _send(request, PHONE)


def _take(request: HttpRequest, way: Way) -> HttpResponse:
    """Take a request in once the code is right."""
    form = _form(request, way)
    if form.is_valid() and is_taken_in(request, form, _asked(form, way)):
        return redirect("entrance:follow")
    return _page(request, way, form, status=422 if form.is_bound else 200)


def _send(request: HttpRequest, way: Way) -> HttpResponse:
    """Send a code if all but the code is right. Nobody is looked up, so nothing can leak."""
    form, network = _form(request, way, asks_code=False), network_of(request)

    def send() -> None:
        send_code(claim_for(_asked(form, way)), network=network)

    answer = ask(form, send, said=SENT)
    if wants_json(request):
        return as_json(answer)
    return _page(request, way, form, status=answer.status, answer=answer)


def _form(request: HttpRequest, way: Way, *, asks_code: bool = True) -> RecoveryForm:
    blank = partial(RecoveryForm, send_url=reverse(way.send_url), asks_code=asks_code)
    if request.method != "POST":
        return blank()
    if BEGIN in request.POST:
        form = blank()
        form.initial = kept(request.POST)
        return form
    return blank(request.POST)


def _asked(form: RecoveryForm, way: Way) -> Asked:
    said = form.cleaned_data
    return Asked(
        kind=way.kind,
        id_number=said["id_number"],
        name=said["name"],
        phone=said["phone"],
        employer=said["employer"],
        note=said["note"],
    )


def _page(
    request: HttpRequest,
    way: Way,
    form: RecoveryForm,
    *,
    status: int,
    answer: CodeAnswer | None = None,
) -> HttpResponse:
    context = {**place_of(request).context, "form": form, "answer": answer}
    return render(request, way.page, context, status=status)
