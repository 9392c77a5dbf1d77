"""更换手机号: ask for another phone, signed in; stop a change that one did not ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from accounts.identity import IdNumber
from accounts.models import RecoveryKind, RecoveryRequest
from applications.errors import Refused
from applications.models import Application
from flows.commands import recovering
from flows.commands.recovering import Asked
from forms.recovery import ChangePhoneForm
from notifications.codes import send_code
from portals.entrance.asking import claim_for, is_taken_in
from portals.entrance.lost_account import SENT
from portals.entrance.own_page import candidate_home
from portals.entrance.own_password import is_proven
from portals.entrance.place import network_of, place_of
from portals.entrance.recovery_story import story_of
from portals.entrance.sign_in import show_or_take
from portals.shell.access import candidates_only
from portals.shell.code_answer import CodeAnswer, as_json, ask, wants_json

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from accounts.models import User

PAGE = "entrance/change_phone.html"
STOPPED = "已停止更换，手机号没有变。建议您马上修改密码。"


@sensitive_post_parameters()
@show_or_take
@candidates_only
def change_phone(request: SignedInRequest) -> HttpResponse:
    """Take in the wish for another phone once password and code are right."""
    form = _form(request)
    if form.is_valid() and _is_taken_in(request, form):
        return redirect("entrance:follow")
    return _page(request, form, status=422 if form.is_bound else 200)


@sensitive_post_parameters()
@require_POST
@candidates_only
def send_change_phone_code(request: SignedInRequest) -> HttpResponse:
    """Send a code to the new phone if all but the code is right."""
    form, network = _form(request, asks_code=False), network_of(request)

    def send() -> None:
        send_code(claim_for(_asked(form, request.user)), network=network)

    answer = ask(form, send, said=SENT)
    if wants_json(request):
        return as_json(answer)
    return _page(request, form, status=answer.status, answer=answer)


@require_POST
@candidates_only
def stop_change(request: SignedInRequest) -> HttpResponse:
    """Stop the change of one's own phone that is under way."""
    under_way = _under_way(request.user)
    if under_way is None:
        raise Http404
    try:
        recovering.stop(under_way.public_id, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, STOPPED)
    return redirect("entrance:change_phone")


def _is_taken_in(request: SignedInRequest, form: ChangePhoneForm) -> bool:
    knows = is_proven(request, form, field="password")
    return knows and is_taken_in(request, form, _asked(form, request.user))


def _under_way(user: User) -> RecoveryRequest | None:
    """Return the change of this person's phone that is under way."""
    own = RecoveryRequest.objects.filter(account=user, kind=RecoveryKind.PHONE)
    return own.under_way().with_faces().first()


def _form(request: SignedInRequest, *, asks_code: bool = True) -> ChangePhoneForm:
    data = request.POST if request.method == "POST" else None
    url = reverse("entrance:send_change_phone_code")
    form = ChangePhoneForm(data, send_url=url, asks_code=asks_code)
    if data is None:
        papers = Application.objects.of(request.user).exclude(employer=None).order_by("-pk")
        form.initial = {"employer": papers.values_list("employer__public_id", flat=True).first()}
    return form


def _asked(form: ChangePhoneForm, person: User) -> Asked:
    said = form.cleaned_data
    return Asked(
        kind=RecoveryKind.PHONE,
        id_number=IdNumber(person.id_number or ""),
        name=person.name,
        phone=said["phone"],
        employer=said["employer"],
        note=said["note"],
    )


def _page(
    request: SignedInRequest,
    form: ChangePhoneForm,
    *,
    status: int,
    answer: CodeAnswer | None = None,
) -> HttpResponse:
    under_way = _under_way(request.user)
    context = {
        **place_of(request).context,
        "form": form,
        "answer": answer,
        "own_page": candidate_home(),
        "under_way": story_of(under_way, is_old_phone=True) if under_way else None,
    }
    return render(request, PAGE, context, status=status)
