"""两步验证: the second factor of staff, asked for at each sign-in and set up at the first."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from accounts import second_factor as factors
from documents.qr import qr_png
from forms.second_factor import AuthenticatorForm, EnrolForm
from portals.entrance import first_step
from portals.entrance.place import place_of
from portals.entrance.sign_in import show_or_take

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from portals.entrance.leaves import Held


@login_not_required
@sensitive_post_parameters()
@show_or_take
def second_factor(request: HttpRequest) -> HttpResponse:
    """Take a code, and let in whoever proved the password just before."""
    leave = first_step.LEAVE.held(request)
    if leave is None:
        return first_step.from_the_start(request)
    form = AuthenticatorForm(request.POST if request.method == "POST" else None)
    if form.is_bound and first_step.is_proven(form, leave.person):
        return redirect(first_step.enter(request, leave))
    context = {**place_of(request).context, "form": form, "name": leave.person.name}
    status = 422 if form.is_bound else 200
    return render(request, "entrance/second_factor.html", context, status=status)


@login_not_required
@sensitive_post_parameters()
@show_or_take
def enrol(request: HttpRequest) -> HttpResponse:
    """Show the secret for the phone; its first code takes it into use and shows the spare ones."""
    leave = _may_enrol(request)
    if leave is None:
        return first_step.from_the_start(request)
    form = EnrolForm(request.POST if request.method == "POST" else None)
    codes = first_step.confirmed(form, leave.person) if form.is_bound else []
    if codes:
        next_page = first_step.enter(request, leave)
        context = {**place_of(request).context, "codes": in_groups(codes), "next": next_page}
        return render(request, "entrance/enrol_codes.html", context)
    context = {**place_of(request).context, "form": form, **_for_the_phone(leave)}
    return render(request, "entrance/enrol.html", context, status=422 if form.is_bound else 200)


def _may_enrol(request: HttpRequest) -> Held | None:
    """Return the leave of somebody without an authenticator, or who is about to replace it."""
    renewal = first_step.RENEWAL.held(request)
    if renewal is not None:
        return renewal
    leave = first_step.LEAVE.held(request)
    return None if leave is None or factors.is_enrolled(leave.person) else leave


def _for_the_phone(leave: Held) -> dict[str, object]:
    secret = factors.proposed_secret(leave.person)
    site, account = settings.SMS_GATEWAY["sign_name"], leave.person.username
    address = factors.address_for_phone(secret, account=account, site=site)
    picture = b64encode(qr_png(address, scale=6)).decode()
    return {"picture": picture, "secret": in_groups([secret])[0], "account": account}


def in_groups(codes: list[str]) -> list[str]:
    """Return codes with a blank after every four or five signs, so that they can be copied."""
    size = 5 if len(codes[0]) % 5 == 0 else 4
    return [" ".join(code[at : at + size] for at in range(0, len(code), size)) for code in codes]
