"""Leave to follow one request, given to whoever proved one of its phones, kept in the session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.models import RecoveryRequest

if TYPE_CHECKING:
    from django.http import HttpRequest

KEY = "followed_request"
LIFE = timedelta(minutes=30)


@dataclass(frozen=True)
class Followed:
    """A request, and from which side it is seen."""

    request: RecoveryRequest
    is_old_phone: bool


def give(request: HttpRequest, followed: RecoveryRequest, *, is_old_phone: bool) -> None:
    """Let whoever has just proven a phone follow the request."""
    request.session[KEY] = {
        "request": followed.public_id,
        "is_old_phone": is_old_phone,
        "until": (timezone.now() + LIFE).timestamp(),
    }


def held(request: HttpRequest) -> Followed | None:
    """Return the request this visitor may follow, or nothing when there is none or it is over."""
    kept = request.session.get(KEY)
    if not kept or kept["until"] <= timezone.now().timestamp():
        return None
    found = RecoveryRequest.objects.with_faces().filter(public_id=kept["request"]).first()
    return Followed(found, kept["is_old_phone"]) if found is not None else None
