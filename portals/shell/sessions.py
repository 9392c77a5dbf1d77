"""How long somebody may stay idle, and what happens when a session ends in the middle of things."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.shortcuts import redirect

from accounts.sessions import BEGAN, seconds_left

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

WARNED_BEFORE = timedelta(minutes=5)
"""So long before the end people are told, or a third of the time where that is shorter."""
LOOKING = ("GET", "HEAD")


@dataclass(frozen=True)
class Idle:
    """Seconds without a request until the warning, and until the session ends.

    `over` is when it ends whatever is done, twelve hours after the sign-in; nothing before any.
    """

    warns: int
    ends: int
    over: int | None = None

    @classmethod
    def of(cls, request: HttpRequest) -> Idle:
        """Return what holds in this session; staff are signed out sooner."""
        ends = request.session.get_expiry_age()
        before = min(int(WARNED_BEFORE.total_seconds()), ends // 3)
        return cls(ends - before, ends, seconds_left(request.session.get(BEGAN)))

    @property
    def left(self) -> str:
        """Return how much time is left at the warning, in words."""
        seconds = self.ends - self.warns
        return f"{seconds // 60} 分钟" if seconds >= 60 else f"{seconds} 秒"


class KindSessions(SessionMiddleware):
    """Answer a request whose session ended under way by leading on, not by a bare error.

    A key is changed when somebody signs in or proves a code; a second request on its way at that
    moment still carries the old one. Its cookie is left alone: the browser may hold the new one.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Save the session; where it is gone, look again, or sign in before doing it again."""
        try:
            return super().process_response(request, response)
        except SessionInterrupted:
            response.close()
            if request.method in LOOKING:
                return redirect(request.get_full_path())
            return redirect(settings.LOGIN_URL)
