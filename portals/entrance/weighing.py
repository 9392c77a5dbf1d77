"""How good a password is, told while it is typed. Nothing is kept, cached or written to a log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from accounts.passwords import Person, advice_on
from accounts.throttle import is_within
from forms.passwords import WeighedPassword
from portals.entrance import grants
from portals.entrance.place import network_of
from portals.shell.access import is_signed_in

if TYPE_CHECKING:
    from django.http import HttpRequest

MOST_A_MINUTE = 300
"""A computer room behind one address types together."""


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_POST
def weigh_password(request: HttpRequest) -> HttpResponse:
    """Say how strong a password is for whoever types it, and what would mend it."""
    typed = request.POST.get("password", "")
    if not typed or not is_within("weigh", network_of(request), most=MOST_A_MINUTE):
        return HttpResponse()
    advice = advice_on(typed, _owner(request))
    return render(request, "entrance/weigh_password.html", {"advice": advice})


def _owner(request: HttpRequest) -> Person:
    """Return the person signed in, or with leave to set a password, else what the form says."""
    if is_signed_in(request):
        return Person.of(request.user)
    grant = grants.held(request)
    return Person.of(grant.person) if grant else WeighedPassword(request.POST).owner()
