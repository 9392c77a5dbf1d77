"""Set a new password: after a proof without the old one, or signed in with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from accounts import registration
from forms.passwords import ChangePasswordForm, OwnNewPassword
from portals.entrance import grants
from portals.entrance.own_page import own_page
from portals.entrance.own_password import is_proven
from portals.entrance.place import place_of
from portals.entrance.sign_in import show_or_take

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from accounts.http import SignedInRequest


@login_not_required
@sensitive_post_parameters()
@show_or_take
def new_password(request: HttpRequest) -> HttpResponse:
    """Set a password by a leave that was given after a proof; then sign in with it."""
    grant = grants.held(request)
    if grant is None:
        messages.error(request, "时间已过，请重新来一次。")
        return redirect("entrance:forgot")
    form = OwnNewPassword(grant.person, request.POST if request.method == "POST" else None)
    if form.is_valid():
        password = form.cleaned_data["password"]
        registration.change_password(grant.person, password, verb="reset_password")
        grants.spend(request)
        messages.success(request, "新密码已设好，请用新密码登录。")
        return redirect(grant.door.name)
    context = {**place_of(request).context, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "entrance/new_password.html", context, status=status)


@sensitive_post_parameters()
@show_or_take
def change_password(request: SignedInRequest) -> HttpResponse:
    """Change one's own password; every other session of the person ends."""
    form = ChangePasswordForm(request.user, request.POST if request.method == "POST" else None)
    if form.is_valid() and is_proven(request, form, field="old_password"):
        registration.change_password(request.user, form.cleaned_data["password"])
        update_session_auth_hash(request, request.user)
        messages.success(request, "密码已修改。别的手机和电脑上的登录都已退出。")
        return redirect(own_page(request))
    context = {**place_of(request).context, "form": form, "own_page": own_page(request)}
    status = 422 if form.is_bound else 200
    return render(request, "entrance/change_password.html", context, status=status)
