"""报考人员登录, 工作人员登录, 退出登录."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from accounts import sessions
from accounts.second_factor import has_passed
from portals.entrance import first_step, grants
from portals.entrance.doors import CANDIDATES, STAFF, Door, let_in
from portals.entrance.own_page import own_page, wanted_page
from portals.entrance.place import REGION, place_of
from portals.shell.access import is_signed_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from accounts.models import User

OUTLIVED = "您已登录满 12 小时，请重新登录。"
show_or_take = require_http_methods(["GET", "HEAD", "POST"])


@login_not_required
@sensitive_post_parameters()
@show_or_take
def sign_in(request: HttpRequest) -> HttpResponse:
    """Let candidates in with phone or ID number."""
    return _at(CANDIDATES, request)


@login_not_required
@sensitive_post_parameters()
@show_or_take
def staff_sign_in(request: HttpRequest) -> HttpResponse:
    """Let staff in with their user name."""
    return _at(STAFF, request)


def _at(door: Door, request: HttpRequest) -> HttpResponse:
    if request.method != "POST" and request.session.pop(sessions.OUTLIVED, False):
        messages.info(request, OUTLIVED)
    if request.method != "POST" and is_signed_in(request) and _is_through(door, request):
        return redirect(wanted_page(request) or own_page(request))
    form = door.form(request.POST if request.method == "POST" else None)
    person = let_in(request, door, form)
    if person is not None:
        return _enter(request, person, door)
    context = {**place_of(request).context, "form": form, "next": wanted_page(request)}
    return render(request, door.page, context, status=422 if form.is_bound else 200)


def _is_through(door: Door, request: HttpRequest) -> bool:
    """Say whether nothing more is asked for here of somebody who is signed in."""
    return not door.asks_second_factor or has_passed(request.session)


def _enter(request: HttpRequest, person: User, door: Door) -> HttpResponse:
    if person.must_change_password:
        grants.give(request, person, door)
        messages.info(request, "第一次登录，请先设一个自己的密码。")
        return redirect("entrance:new_password")
    if door.asks_second_factor:
        return first_step.begin(request, person, wanted_page(request))
    sessions.sign_in(request, person)
    return redirect(wanted_page(request) or door.leads_to(person))


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session and have the browser forget its pages; the region stays chosen."""
    region = request.session.get(REGION)
    logout(request)
    if region:
        request.session[REGION] = region
    messages.success(request, "您已退出登录。")
    response = redirect("entrance:home")
    response["Clear-Site-Data"] = '"cache"'
    return response
