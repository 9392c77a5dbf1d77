"""A small product of its own, so that the shell is tested without the faces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, include, path

from accounts.models import Role
from portals.shell import navigation
from portals.shell.access import (
    candidates_only,
    office_only,
    reviewers_only,
    roles_only,
    supervisors_only,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http.response import HttpResponseBase

    from accounts.http import SignedInRequest

    Page = Callable[[HttpRequest], HttpResponseBase]
    Face = tuple[list[URLPattern], str]


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


def a_face(name: str, view: Page, *, home: str, others: tuple[URLPattern, ...] = ()) -> Face:
    """Return a face with its first page, and each page that a menu of the shell leads to."""
    menus = [
        *navigation.OWN,
        *navigation.OWN_OF_CANDIDATES,
        *navigation.FOOTER,
        *navigation.CANDIDATE,
    ]
    menus += [entry for groups in navigation.RAILS.values() for _, menu in groups for entry in menu]
    pages = {page.partition(":")[2] for page, *_ in menus if page.startswith(f"{name}:")}
    rest = [path(f"{name}/{page}/", view, name=page) for page in sorted(pages - {home})]
    return [path(f"{name}/", view, name=home), *others, *rest], name


ENTRANCE = a_face(
    "entrance",
    public,
    home="home",
    others=(
        path("sign-in/", public, name="sign_in"),
        path("sign-out/", public, name="sign_out"),
    ),
)
FACES = [
    ENTRANCE,
    a_face("candidate", candidates_only(greet), home="home"),
    a_face("reviewer", reviewers_only(greet), home="inbox"),
    a_face("office", office_only(greet), home="home"),
    a_face("supervisor", supervisors_only(greet), home="board"),
]
urlpatterns = [
    *(path("", include(face)) for face in FACES),
    path("clerks/", roles_only(Role.CLERK)(greet)),
    path("unguarded/", unguarded),
    path("candidate-page/", candidate_page),
    path("staff-page/", staff_page),
    path("", include("portals.shell.urls")),
]
