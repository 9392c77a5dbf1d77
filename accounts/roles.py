"""Which of a person's postings is acting. Without the second factor none is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.models import Posting, Role
from accounts.second_factor import has_passed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accounts.http import SignedInRequest
    from accounts.models import User

SESSION_KEY = "posting"


def postings_of(user: User) -> list[Posting]:
    """Return the postings in force, oldest first."""
    return list(Posting.objects.of(user).in_force(timezone.now()))


def open_postings(request: SignedInRequest) -> list[Posting]:
    """Return the postings a person may work in now: none before the second factor is proven."""
    cached = getattr(request, "_postings", None)
    if isinstance(cached, list):
        return cached
    postings = postings_of(request.user) if has_passed(request.session) else []
    request._postings = postings  # type: ignore[attr-defined]  # noqa: SLF001 - one look-up per request
    return postings


def posting_of(request: SignedInRequest) -> Posting | None:
    """Return the posting the person works in now: the chosen one, else the oldest in force."""
    postings = open_postings(request)
    chosen = request.session.get(SESSION_KEY)
    acting = next((posting for posting in postings if posting.pk == chosen), None)
    return acting or (postings[0] if postings else None)


def other_postings(request: SignedInRequest) -> list[Posting]:
    """Return the postings one could switch to."""
    acting = posting_of(request)
    return [posting for posting in open_postings(request) if posting != acting]


def plays(posting: Posting | None, roles: Iterable[Role]) -> bool:
    """Say whether a posting is one of these roles."""
    return posting is not None and posting.role in set(roles)
