"""Leave to set a new password without the old one. It holds ten minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from portals.entrance.doors import DOORS
from portals.entrance.leaves import Leave

if TYPE_CHECKING:
    from django.http import HttpRequest

    from accounts.models import User
    from portals.entrance.doors import Door

LEAVE = Leave("new_password", timedelta(minutes=10))


@dataclass(frozen=True)
class Grant:
    """Who may set a new password, and which door to take afterwards."""

    person: User
    door: Door


def give(request: HttpRequest, person: User, door: Door) -> None:
    """Let somebody who has just proven who they are set a new password."""
    LEAVE.give(request, person, door.name)


def held(request: HttpRequest) -> Grant | None:
    """Return the leave this visitor holds, or nothing when there is none or it is over."""
    leave = LEAVE.held(request)
    return Grant(leave.person, DOORS[leave.note]) if leave else None


def spend(request: HttpRequest) -> None:
    """Take the leave away: the new password is set."""
    LEAVE.spend(request)
