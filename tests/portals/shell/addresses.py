"""A small product of its own, so that the shell is tested without the faces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from accounts.models import Role
from portals.shell.access import (
    candidates_only,
    office_only,
    reviewers_only,
    roles_only,
    supervisors_only,
)

if TYPE_CHECKING:
    from accounts.http import SignedInRequest


def greet(request: SignedInRequest) -> HttpResponse:
    return HttpResponse(f"您好，{request.user.name}")


@login_not_required
def public(request: HttpRequest) -> HttpResponse:
    return render(request, "404.html")


def candidate_page(request: HttpRequest) -> HttpResponse:
    return render(request, "candidate_base.html")


def staff_page(request: HttpRequest) -> HttpResponse:
    return render(request, "staff_base.html")


@login_not_required
def unguarded(request: HttpRequest) -> HttpResponse:
    """Stand in for a page on which `LoginRequiredMiddleware` was switched off by mistake."""
    response = candidates_only(greet)(request)
    assert isinstance(response, HttpResponse)
    return response


entrance = ([path("sign-in/", public, name="sign_in"), path("", public, name="home")], "entrance")
candidate = ([path("candidate/", candidates_only(greet), name="home")], "candidate")
reviewer = ([path("reviewer/", reviewers_only(greet), name="inbox")], "reviewer")
office = ([path("office/", office_only(greet), name="home")], "office")
supervisor = ([path("supervisor/", supervisors_only(greet), name="board")], "supervisor")

urlpatterns = [
    path("", include(entrance)),
    path("", include(candidate)),
    path("", include(reviewer)),
    path("", include(office)),
    path("", include(supervisor)),
    path("clerks/", roles_only(Role.CLERK)(greet)),
    path("unguarded/", unguarded),
    path("candidate-page/", candidate_page),
    path("staff-page/", staff_page),
    path("", include("portals.shell.urls")),
]
