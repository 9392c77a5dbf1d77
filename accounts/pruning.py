"""Forget what has counted long enough: wrong tries, old codes, sessions that are over."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings

from accounts.models import OneTimeCode, SignInFailure
from accounts.sessions import SessionStore
from accounts.throttle import SPAN

if TYPE_CHECKING:
    from datetime import datetime

A_MARGIN = timedelta(hours=1)
"""No row goes while a count that began a moment ago might still look at it."""


def forget_what_no_longer_counts(*, now: datetime) -> None:
    """Delete wrong tries and codes that no limit looks at any more, and sessions that ended."""
    SignInFailure.objects.filter(at__lt=now - SPAN - A_MARGIN).delete()
    OneTimeCode.objects.filter(sent_at__lt=now - _longest_span() - A_MARGIN).delete()
    SessionStore.clear_expired()


def _longest_span() -> timedelta:
    spans = [span for limits in settings.SMS_LIMITS.values() for span, _ in limits]
    return timedelta(seconds=max(spans, default=0))
