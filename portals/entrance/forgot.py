"""找回密码: phone, name and the last six of the ID number, a code, then a new password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from forms.entrance import ForgotForm
from portals.entrance import grants
from portals.entrance.doors import CANDIDATES
from portals.entrance.place import network_of, place_of
from portals.entrance.recovery import Said, proven_by_code
from portals.entrance.recovery import send_reset_code as send
from portals.entrance.sign_in import show_or_take
from portals.shell.code_answer import WRONG_CODE, CodeAnswer, as_json, ask, wants_json

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PAGE = "entrance/forgot.html"
SENT = "如信息相符，验证码已发出，一般一分钟内收到。"


@login_not_required
@sensitive_post_parameters()
@show_or_take
def forgot(request: HttpRequest) -> HttpResponse:
    """Judge the code; whoever it proves may set a new password."""
    form = _form(request)
    if form.is_valid():
        person = proven_by_code(_said(form), form.cleaned_data["code"])
        if person is not None:
            grants.give(request, person, CANDIDATES)
            return redirect("entrance:new_password")
        form.add_error("code", WRONG_CODE)
    return _page(request, form, status=422 if form.is_bound else 200)


@login_not_required
@require_POST
def send_reset_code(request: HttpRequest) -> HttpResponse:
    """Say the same to everybody; only a matching person's phone gets a code."""
    form = _form(request, asks_code=False)
    answer = ask(form, lambda: send(_said(form), network=network_of(request)), said=SENT)
    if wants_json(request):
        return as_json(answer)
    return _page(request, form, status=answer.status, answer=answer)


def _form(request: HttpRequest, *, asks_code: bool = True) -> ForgotForm:
    data = request.POST if request.method == "POST" else None
    return ForgotForm(data, send_url=reverse("entrance:send_reset_code"), asks_code=asks_code)


def _said(form: ForgotForm) -> Said:
    said = form.cleaned_data
    return Said(said["phone"], said["name"], said["id_tail"])


def _page(
    request: HttpRequest, form: ForgotForm, *, status: int, answer: CodeAnswer | None = None
) -> HttpResponse:
    context = {**place_of(request).context, "form": form, "answer": answer}
    return render(request, PAGE, context, status=status)
