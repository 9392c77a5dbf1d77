"""Pages that look again by themselves: `js/live.js` asks with the stamp of what it shows.

The same stamp is answered by nothing at all. Looking by itself keeps no session alive: nobody
need be sitting there.
"""

from __future__ import annotations

from hashlib import blake2s
from typing import TYPE_CHECKING

from django.http import HttpResponse

if TYPE_CHECKING:
    from accounts.http import SignedInRequest

ASKED_WITH = "X-Live"
SAME = 204


def stamp_of(*facts: object) -> str:
    """Return a short text that changes with any of the facts; they must be plain values."""
    return blake2s(repr(facts).encode(), digest_size=8).hexdigest()


def rest_if_alone(request: SignedInRequest) -> None:
    """Let the session grow old if a page asks by itself."""
    if ASKED_WITH in request.headers:
        request.session.is_alone = True


def same(request: SignedInRequest, stamp: str) -> HttpResponse | None:
    """Return the empty answer if a page that asks by itself shows this already."""
    rest_if_alone(request)
    return HttpResponse(status=SAME) if request.headers.get(ASKED_WITH) == stamp else None
