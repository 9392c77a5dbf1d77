"""A leave to do one thing before signing in, given after a proof and kept in the session.

It holds some minutes and dies with the password it was proven by.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.crypto import constant_time_compare

from accounts.models import User

if TYPE_CHECKING:
    from datetime import timedelta

    from django.http import HttpRequest


@dataclass(frozen=True)
class Held:
    """Whose leave it is, and what was noted when it was given."""

    person: User
    note: str


@dataclass(frozen=True)
class Leave:
    """One kind of leave: its place in the session, and how long it holds."""

    key: str
    life: timedelta

    def give(self, request: HttpRequest, person: User, note: str) -> None:
        """Give it to somebody who has just proven who they are; the session gets a new number."""
        request.session.cycle_key()
        request.session[self.key] = {
            "person": person.public_id,
            "stamp": person.get_session_auth_hash(),
            "until": (timezone.now() + self.life).timestamp(),
            "note": note,
        }

    def held(self, request: HttpRequest) -> Held | None:
        """Return the leave this visitor holds, or nothing when there is none or it is over."""
        kept = request.session.get(self.key)
        if not kept or kept["until"] <= timezone.now().timestamp():
            return None
        person = User.objects.filter(public_id=kept["person"], is_active=True).first()
        if person is None or not constant_time_compare(
            person.get_session_auth_hash(), kept["stamp"]
        ):
            return None
        return Held(person, kept["note"])

    def spend(self, request: HttpRequest) -> None:
        """Take it away: what it was for is done."""
        request.session.pop(self.key, None)
