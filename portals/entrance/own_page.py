"""Where somebody belongs after signing in, and which address may follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.models import Role
from accounts.roles import posting_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from accounts.http import SignedInRequest
    from accounts.models import Posting

DESKS: dict[str, str] = {
    Role.EMPLOYER_ADMIN: "reviewer:inbox",
    Role.REVIEWER: "reviewer:inbox",
    Role.CLERK: "office:home",
    Role.FINANCE: "office:home",
    Role.ADMINISTRATOR: "office:home",
    Role.SUPERVISOR: "supervisor:board",
}
CANDIDATE_HOME = "candidate:home"


def desk_of(posting: Posting) -> str:
    """Return the address of a posting's first page."""
    return reverse(DESKS[posting.role])


def candidate_home() -> str:
    """Return the address of a candidate's first page."""
    return reverse(CANDIDATE_HOME)


def own_page(request: SignedInRequest) -> str:
    """Return the first page of whoever is signed in: the desk of the posting, else 我的报名."""
    posting = posting_of(request)
    if posting is not None:
        return desk_of(posting)
    return candidate_home() if request.user.is_candidate else reverse("entrance:home")


def wanted_page(request: HttpRequest) -> str:
    """Return the address somebody was on the way to, or nothing when it leaves this site."""
    target = request.POST.get("next", request.GET.get("next", ""))
    is_ours = url_has_allowed_host_and_scheme(
        target, {request.get_host()}, require_https=request.is_secure()
    )
    return target if is_ours else ""
