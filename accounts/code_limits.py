"""How many codes by SMS may be asked for, so that nobody is flooded and nobody is locked out.

A phone's allowance has shares: what any visitor can have sent to a number never uses up what its
owner needs to sign a paper, and who does not know name and ID number never touches what the owner
needs to get back in (trust.md T04, T09).
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings

from accounts.models import OneTimeCode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from django.db.models import QuerySet

    from accounts.codes import Claim

BY_ANYBODY = ("register", "claim", "phone")
"""A visitor has these sent to whatever number is typed."""
BY_WORDS = ("reset", "follow")
"""These reach a phone only when all that was typed is true. Wrong words count as much, but for
themselves: who guesses uses up the allowance of the guess."""


def seconds_to_wait(claim: Claim, *, network_index: str, now: datetime) -> int:
    """Return after how many seconds a code may be asked for; 0 when it may be now."""
    counted = _counted(claim, network_index)
    return max(_wait(name, rows, now) for name, rows in counted)


def _counted(claim: Claim, network_index: str) -> Iterator[tuple[str, QuerySet[OneTimeCode]]]:
    """Yield each limit that holds for a claim, with the codes it counts."""
    codes = OneTimeCode.objects.all()
    to_phone = codes.filter(phone_index=claim.phone_index)
    if claim.purpose in BY_WORDS:
        yield "claim", to_phone.filter(purpose=claim.purpose, about=claim.about)
    else:
        yield "phone", to_phone.exclude(purpose__in=BY_WORDS)
    if claim.purpose in BY_ANYBODY:
        yield "anybody", to_phone.filter(purpose__in=BY_ANYBODY)
    if network_index:
        yield "network", codes.filter(network_index=network_index)
    yield "everyone", codes


def _wait(name: str, rows: QuerySet[OneTimeCode], now: datetime) -> int:
    """Return how long the tightest span of a limit asks to wait. A limit left out does not hold."""
    limits = settings.SMS_LIMITS.get(name, [])
    if not limits:
        return 0
    longest = max(span for span, _ in limits)
    recent = rows.filter(sent_at__gt=now - timedelta(seconds=longest)).order_by("-sent_at")
    ages = [(now - sent).total_seconds() for sent in recent.values_list("sent_at", flat=True)]
    waits = [
        span - ages[allowed - 1]
        for span, allowed in limits
        if len(ages) >= allowed and ages[allowed - 1] < span
    ]
    return int(max(waits, default=0)) + (1 if waits else 0)
