"""Who may open which face. Everybody else is told that the page does not exist."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeGuard

from django.contrib.auth.views import redirect_to_login
from django.http import Http404

from accounts.models import Role
from accounts.roles import plays, posting_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from accounts.http import SignedInRequest

P = ParamSpec("P")
REVIEWERS = (Role.REVIEWER, Role.EMPLOYER_ADMIN)
OFFICE = (Role.CLERK, Role.FINANCE, Role.ADMINISTRATOR)
SUPERVISORS = (Role.SUPERVISOR,)


def is_signed_in(request: HttpRequest) -> TypeGuard[SignedInRequest]:
    """Say whether the person is known; narrows the type of the request."""
    return request.user.is_authenticated


def only(
    admitted: Callable[[SignedInRequest], bool],
) -> Callable[
    [Callable[Concatenate[SignedInRequest, P], HttpResponseBase]],
    Callable[Concatenate[HttpRequest, P], HttpResponseBase],
]:
    """Make a decorator that lets the admitted in and answers 404 to the rest."""

    def decorate(
        view: Callable[Concatenate[SignedInRequest, P], HttpResponseBase],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not is_signed_in(request):
                return redirect_to_login(request.get_full_path())
            if not admitted(request):
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def _is_candidate(request: SignedInRequest) -> bool:
    return request.user.is_candidate


def _plays(*roles: Role) -> Callable[[SignedInRequest], bool]:
    return lambda request: plays(posting_of(request), roles)


def candidates_only(
    view: Callable[Concatenate[SignedInRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Admit people with an ID number: they apply for themselves."""
    return only(_is_candidate)(view)


def reviewers_only(
    view: Callable[Concatenate[SignedInRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Admit reviewers and the employers' own admins."""
    return only(_plays(*REVIEWERS))(view)


def office_only(
    view: Callable[Concatenate[SignedInRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Admit clerks, finance and administrators."""
    return only(_plays(*OFFICE))(view)


def supervisors_only(
    view: Callable[Concatenate[SignedInRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Admit supervisors."""
    return only(_plays(*SUPERVISORS))(view)


def roles_only(
    *roles: Role,
) -> Callable[
    [Callable[Concatenate[SignedInRequest, P], HttpResponseBase]],
    Callable[Concatenate[HttpRequest, P], HttpResponseBase],
]:
    """Admit exactly these roles: `@roles_only(Role.CLERK)`."""
    return only(_plays(*roles))
