"""Leave to set a new password without the old one, given after a proof, kept in the session.

It holds ten minutes and dies with the password it replaces.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.crypto import constant_time_compare

from accounts.models import User
from portals.entrance.doors import DOORS

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portals.entrance.doors import Door

KEY = "new_password"
LIFE = timedelta(minutes=10)


@dataclass(frozen=True)
class Grant:
    """Who may set a new password, and which door to take afterwards."""

    person: User
    door: Door


def give(request: HttpRequest, person: User, door: Door) -> None:
    """Let somebody who has just proven who they are set a new password."""
    request.session.cycle_key()
    request.session[KEY] = {
        "person": person.public_id,
        "stamp": person.get_session_auth_hash(),
        "until": (timezone.now() + LIFE).timestamp(),
        "door": door.name,
    }


def held(request: HttpRequest) -> Grant | None:
    """Return the leave this visitor holds, or nothing when there is none or it is over."""
    kept = request.session.get(KEY)
    if not kept or kept["until"] <= timezone.now().timestamp():
        return None
    person = User.objects.filter(public_id=kept["person"], is_active=True).first()
    if person is None or not constant_time_compare(person.get_session_auth_hash(), kept["stamp"]):
        return None
    return Grant(person, DOORS[kept["door"]])


def spend(request: HttpRequest) -> None:
    """Take the leave away: the new password is set."""
    request.session.pop(KEY, None)
