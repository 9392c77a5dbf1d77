"""When payment and tickets begin, as far as it is arranged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from exams.models import Actor

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


@dataclass(frozen=True)
class Ahead:
    """The first moments of paying and printing that still lie ahead; None: open, or unknown."""

    payment: datetime | None = None
    ticket: datetime | None = None


def short_day(moment: datetime) -> str:
    """Return 3月18日, for the narrow places under a step."""
    local = timezone.localtime(moment)
    return f"{local.month}月{local.day}日"


def ahead_of(opens: Mapping[str, datetime], *, now: datetime) -> Ahead:
    """Return which of a region's windows have not opened yet."""
    later = {actor: moment for actor, moment in opens.items() if moment > now}
    return Ahead(later.get(Actor.PAYMENT), later.get(Actor.TICKET))
