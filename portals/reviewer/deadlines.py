"""A desk's deadline in a few words, with its colour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.utils import timezone

from portals.shell.wording import since

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from flows.models import DeskRow
    from portals.shell.pieces import Tone


@dataclass(frozen=True)
class Due:
    """What is said of a deadline."""

    word: str
    tone: Tone
    icon: str = "clock"


@dataclass(frozen=True)
class Pressing:
    """How many tasks of a pile are late, and how many are due today."""

    late: int
    today: int


def tonight(now: datetime) -> datetime:
    """Return the coming midnight. Deadlines are midnights: what is due today ends at this one."""
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(days=1)


def pressing_in(rows: QuerySet[DeskRow], now: datetime) -> Pressing:
    """Count what presses on a pile. One query."""
    found = rows.aggregate(
        late=Count("pk", filter=Q(due_at__lte=now)),
        today=Count("pk", filter=Q(due_at__gt=now, due_at__lte=tonight(now))),
    )
    return Pressing(late=found["late"], today=found["today"])


def due_in(due: datetime, now: datetime) -> Due:
    """Return 逾期 3 小时, 今日到期 or 剩 2 天; `due` is the first moment that is too late."""
    if now >= due:
        late = since(due, now)
        return Due("刚刚逾期" if late == "刚刚" else f"逾期 {late}", "no", "alert")
    last_day = timezone.localtime(due - timedelta(seconds=1)).date()
    days = (last_day - timezone.localtime(now).date()).days
    if days == 0:
        return Due("今日到期", "do")
    return Due(f"剩 {days} 天", "off")
