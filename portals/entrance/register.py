"""新用户注册: who somebody is, proven by a code to the phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from accounts import sessions
from forms.entrance import IdNumberCheck, RegistrationForm
from notifications.codes import send_code
from portals.entrance.newcomers import claim_of, described, take_in
from portals.entrance.notice import AGREED, agreement_by, agreement_of
from portals.entrance.place import Place, network_of, place_of
from portals.entrance.registration_time import newcomers_way
from portals.entrance.sign_in import show_or_take
from portals.shell.code_answer import CodeAnswer, as_json, ask, wants_json

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from exams.models import Exam

PAGE = "entrance/register.html"
SENT = "验证码已发到您填的手机，一般一分钟内收到。没收到？请关闭手机的短信拦截。"
CHOOSE = "candidate:choose"
FORGOTTEN = CodeAnswer(
    is_well=False,
    text="页面放得太久了。请点「完成注册」，按提示再勾选一次「我已阅读并同意」，填过的内容还在。",
)


@login_not_required
@sensitive_post_parameters()
@show_or_take
def register(request: HttpRequest) -> HttpResponse:
    """Take somebody in once the code is right, and sign them in."""
    place = place_of(request)
    exam = _open_to(request, place)
    if exam is None:
        return redirect("entrance:notice")
    form = _form(request)
    agreed = agreement_by(request, exam)
    if agreed is None:
        return _page(request, place, form, status=FORGOTTEN.status, answer=FORGOTTEN)
    person = take_in(form, agreed) if form.is_valid() else None
    if person is None:
        return _page(request, place, form, status=422 if form.is_bound else 200)
    request.session.pop(AGREED)
    sessions.sign_in(request, person)
    messages.success(request, "注册成功，已经为您登录。接下来请选择报考等级。")
    return redirect(CHOOSE)


@login_not_required
@sensitive_post_parameters()
@require_POST
def send_register_code(request: HttpRequest) -> HttpResponse:
    """Send a code if all but the code is right; the same answer whoever is registered."""
    place = place_of(request)
    exam = _open_to(request, place)
    if exam is None:
        return redirect("entrance:notice")
    form = _form(request, asks_code=False)
    answer = FORGOTTEN
    if agreement_by(request, exam):
        network = network_of(request)
        answer = ask(form, lambda: send_code(claim_of(form.newcomer), network=network), said=SENT)
    if wants_json(request):
        return as_json(answer)
    return _page(request, place, form, status=answer.status, answer=answer)


@login_not_required
@require_POST
def check_registration(request: HttpRequest) -> HttpResponse:
    """Say at once whether an ID number can be right. Nothing is looked up."""
    form = IdNumberCheck(request.POST)
    said = described(form.cleaned_data["id_number"]) if form.is_valid() else ""
    return render(request, "entrance/check_registration.html", {"form": form, "said": said})


def _open_to(request: HttpRequest, place: Place) -> Exam | None:
    """Return the exam while registration is open; whoever only looks must have read the notice.

    What was typed is never thrown away: a post is answered with the page, and the tick is asked for
    there when the session has forgotten it.
    """
    may_stay = request.method == "POST" or agreement_of(request, place.exam)
    is_open = newcomers_way(place, now=timezone.now()).is_open
    return place.exam if is_open and may_stay else None


def _form(request: HttpRequest, *, asks_code: bool = True) -> RegistrationForm:
    data = request.POST if request.method == "POST" else None
    url = reverse("entrance:send_register_code")
    return RegistrationForm(data, send_url=url, asks_code=asks_code)


def _page(
    request: HttpRequest,
    place: Place,
    form: RegistrationForm,
    *,
    status: int,
    answer: CodeAnswer | None = None,
) -> HttpResponse:
    form.keep_passwords()
    agreed = agreement_of(request, place.exam)
    context = {**place.context, "form": form, "answer": answer, "agreed": agreed}
    return render(request, PAGE, context, status=status)
