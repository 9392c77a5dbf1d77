"""查询账号申请: where a request stands, the photo it still needs, and the word to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import Q
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from accounts import codes
from accounts.codes import Claim
from accounts.models import RecoveryRequest
from applications.errors import Refused
from flows.commands import recovering
from forms.recovery import FollowForm, IdPhotoForm
from notifications.codes import send_code
from portals.entrance import follow_grants
from portals.entrance.place import network_of, place_of
from portals.entrance.recovery_story import story_of
from portals.entrance.sign_in import show_or_take
from portals.shell.code_answer import WRONG_CODE, CodeAnswer, as_json, ask, wants_json

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PAGE = "entrance/follow.html"
PURPOSE = "follow"
SENT = "如编号和手机号相符，验证码已发出，一般一分钟内收到。"
ANOTHER = "another"
"""In the address: look for another request than the one that is being followed."""
OVER = "时间已过，请用申请编号和手机号重新查询。"
STOPPED = "已停止更换，手机号没有变。"
TAKEN = "照片收到了，申请已送去核实。"


@login_not_required
@sensitive_post_parameters()
@show_or_take
def follow(request: HttpRequest) -> HttpResponse:
    """Show the request this visitor may follow, else ask which one and prove the phone."""
    followed = follow_grants.held(request)
    if followed is not None and request.method != "POST" and ANOTHER not in request.GET:
        return _shown(request, followed, IdPhotoForm(), status=200)
    form = _form(request)
    if form.is_valid():
        claim, found = _claim(form), _found(form)
        if codes.use(claim, form.cleaned_data["code"]) and found is not None:
            is_old = found.phone_index != claim.phone_index
            follow_grants.give(request, found, is_old_phone=is_old)
            return redirect("entrance:follow")
        form.add_error("code", WRONG_CODE)
    return _page(request, form, status=422 if form.is_bound else 200)


@login_not_required
@sensitive_post_parameters()
@require_POST
def send_follow_code(request: HttpRequest) -> HttpResponse:
    """Say the same to everybody; only a phone the request concerns gets a code."""
    form, network = _form(request, asks_code=False), network_of(request)

    def send() -> None:
        send_code(_claim(form), network=network, is_meant=_found(form) is not None)

    answer = ask(form, send, said=SENT)
    if wants_json(request):
        return as_json(answer)
    return _page(request, form, status=answer.status, answer=answer)


@login_not_required
@require_POST
def add_id_photo(request: HttpRequest) -> HttpResponse:
    """Take in the photo of the ID card; what is wrong with it is said beside it."""
    followed = follow_grants.held(request)
    if followed is None or followed.is_old_phone:
        messages.error(request, OVER)
        return redirect("entrance:follow")
    form = IdPhotoForm(request.POST, request.FILES)
    if not form.is_valid():
        return _shown(request, followed, form, status=422)
    try:
        data = form.cleaned_data["picture"].read()
        recovering.add_photo(followed.request.public_id, data=data)
    except Refused as refusal:
        form.add_error("picture", [objection.text for objection in refusal.objections])
        return _shown(request, followed, form, status=422)
    messages.success(request, TAKEN)
    return redirect("entrance:follow")


@login_not_required
@require_POST
def object_to_change(request: HttpRequest) -> HttpResponse:
    """Stop a change of phone: the holder of the phone bound now says no."""
    followed = follow_grants.held(request)
    if followed is None or not followed.is_old_phone:
        messages.error(request, OVER)
        return redirect("entrance:follow")
    try:
        recovering.stop(followed.request.public_id)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, STOPPED)
    return redirect("entrance:follow")


def _form(request: HttpRequest, *, asks_code: bool = True) -> FollowForm:
    data = request.POST if request.method == "POST" else None
    return FollowForm(data, send_url=reverse("entrance:send_follow_code"), asks_code=asks_code)


def _claim(form: FollowForm) -> Claim:
    return Claim(form.cleaned_data["phone"], PURPOSE, form.cleaned_data["reference"])


def _found(form: FollowForm) -> RecoveryRequest | None:
    """Return the request of this number that concerns this phone. One query, found or not."""
    phone_index = _claim(form).phone_index
    concerned = Q(phone_index=phone_index) | Q(old_phone_index=phone_index)
    found: RecoveryRequest | None = RecoveryRequest.objects.filter(
        concerned, reference=form.cleaned_data["reference"]
    ).first()
    return found


def _shown(
    request: HttpRequest, followed: follow_grants.Followed, form: IdPhotoForm, *, status: int
) -> HttpResponse:
    story = story_of(followed.request, is_old_phone=followed.is_old_phone)
    context = {**place_of(request).context, "story": story, "photo_form": form}
    return render(request, PAGE, context, status=status)


def _page(
    request: HttpRequest, form: FollowForm, *, status: int, answer: CodeAnswer | None = None
) -> HttpResponse:
    context = {**place_of(request).context, "form": form, "answer": answer}
    return render(request, PAGE, context, status=status)
