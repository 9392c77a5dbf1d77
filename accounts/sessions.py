"""Sessions in the database, written less often where requests come many times a minute.

However busy its owner is, twelve hours after the sign-in a session ends (trust.md T07).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.contrib.auth import login
from django.contrib.sessions.backends import db
from django.utils import timezone

if TYPE_CHECKING:
    from django.http import HttpRequest

    from accounts.models import User

OFTEN_ENOUGH = timedelta(minutes=1)
LONGEST = timedelta(hours=12)
BEGAN = "signed_in_at"
OUTLIVED = "ended_after_longest"
"""Keys in the session: the second of the sign-in, and that the sign-in is over for its age."""


def sign_in(request: HttpRequest, person: User) -> None:
    """Let somebody in, with a session of a new number, and start the clock of the longest stay."""
    login(request, person)
    request.session.pop(OUTLIVED, None)
    request.session[BEGAN] = int(timezone.now().timestamp())


class SessionStore(db.SessionStore):
    """A session whose end moves on with every request, or once a minute when it is `is_spared`."""

    is_spared = False
    is_alone = False
    """The page asked by itself: nobody need be there, so the end does not move."""
    ends_at: datetime | None = None

    def load(self) -> dict[str, object]:
        """Return what is stored, and remember until when it is good."""
        stored = self._get_session_from_db()  # type: ignore[attr-defined]  # not in the stubs
        if stored is None:
            return {}
        self.ends_at = stored.expire_date
        kept: dict[str, object] = self.decode(stored.session_data)
        return {OUTLIVED: True} if seconds_left(kept.get(BEGAN)) == 0 else kept

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002 - Django's signature
        """Write the session, unless it is spared and only its end would move by some seconds."""
        if must_create or self.modified or not self._is_fresh:
            super().save(must_create)

    @property
    def _is_fresh(self) -> bool:
        if self.is_alone:
            return True
        if not self.is_spared or self.ends_at is None:
            return False
        return bool(self.get_expiry_date() - self.ends_at < OFTEN_ENOUGH)


def seconds_left(began: object) -> int | None:
    """Return how long until a sign-in is over for its age; nothing when there was none."""
    if not isinstance(began, int):
        return None
    ends = began + int(LONGEST.total_seconds())
    return max(0, ends - int(timezone.now().timestamp()))
