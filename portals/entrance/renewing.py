"""换手机: somebody signed in moves the authenticator to another phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from accounts import second_factor as factors
from accounts.roles import posting_of
from forms.second_factor import RenewForm
from portals.entrance import first_step
from portals.entrance.own_page import own_page
from portals.entrance.own_password import is_proven
from portals.entrance.sign_in import show_or_take

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest


@sensitive_post_parameters()
@show_or_take
def renew_factor(request: SignedInRequest) -> HttpResponse:
    """Ask for the password once more, then lead to the page that shows a fresh secret."""
    if posting_of(request) is None:
        raise Http404
    form = RenewForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and is_proven(request, form, field="password"):
        factors.propose(request.user)
        first_step.RENEWAL.give(request, request.user, own_page(request))
        return redirect("entrance:enrol")
    left = request.user.recovery_codes.filter(used_at=None).count()
    values = {"form": form, "own_page": own_page(request), "left": left}
    status = 422 if form.errors else 200
    return render(request, "entrance/renew_factor.html", values, status=status)
