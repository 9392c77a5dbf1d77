"""Sessions in the database, written less often where requests come many times a minute."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.sessions.backends import db

OFTEN_ENOUGH = timedelta(minutes=1)


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
        return kept

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
