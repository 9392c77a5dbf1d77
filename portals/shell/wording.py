"""Turn values into the words people read: money, days, deadlines, levels, masked numbers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from exams.levels import Level

if TYPE_CHECKING:
    from datetime import date

    from exams.models import Exam

NO_EXAM_TITLE = "工考网上报名"
WEEKDAYS = "一二三四五六日"
MINUTE, HOUR, DAY = 60, 3600, 86400


def money(fen: int) -> str:
    """Return fen as yuan with two places: 12000 → 120.00."""
    sign = "-" if fen < 0 else ""
    yuan, rest = divmod(abs(fen), 100)
    return f"{sign}{yuan:,}.{rest:02d}"


def yuan(fen: int) -> str:
    """Return 120.00 元."""
    return f"{money(fen)} 元"


def day(moment: datetime | date) -> str:
    """Return 3 月 18 日."""
    local = _local(moment)
    return f"{local.month} 月 {local.day} 日"


def full_day(moment: datetime | date) -> str:
    """Return 2026 年 3 月 18 日."""
    return f"{_local(moment).year} 年 {day(moment)}"


def day_time(moment: datetime) -> str:
    """Return 3 月 18 日 09:05."""
    return f"{day(moment)} {_local(moment):%H:%M}"


def deadline(moment: datetime) -> str:
    """Say the first moment that is too late as people do: midnight is 24:00 of the day before."""
    local = timezone.localtime(moment)
    if (local.hour, local.minute) == (0, 0):
        before = local - timedelta(days=1)
        return f"{day(before)}（周{WEEKDAYS[before.weekday()]}）24:00"
    return f"{day(local)}（周{WEEKDAYS[local.weekday()]}）{local:%H:%M}"


def span(seconds: float) -> str:
    """Return a length of time in its two largest units: 3 天 13 小时, 2 小时 5 分, 40 秒."""
    whole = max(0, int(seconds))
    if whole >= DAY:
        return f"{whole // DAY} 天 {whole % DAY // HOUR} 小时"
    if whole >= HOUR:
        return f"{whole // HOUR} 小时 {whole % HOUR // MINUTE} 分"
    if whole >= MINUTE:
        return f"{whole // MINUTE} 分 {whole % MINUTE} 秒"
    return f"{whole} 秒"


def since(moment: datetime, now: datetime | None = None) -> str:
    """Return how long ago a moment was, in its largest unit: 3 天, 2 小时, 5 分钟, 刚刚."""
    whole = int(((now or datetime.now(UTC)) - moment).total_seconds())
    if whole >= DAY:
        return f"{whole // DAY} 天"
    if whole >= HOUR:
        return f"{whole // HOUR} 小时"
    return f"{whole // MINUTE} 分钟" if whole >= MINUTE else "刚刚"


def until(moment: datetime, now: datetime | None = None) -> str:
    """Return how long there is until a moment: 3 天 13 小时; 0 秒 once it has passed."""
    return span((moment - (now or datetime.now(UTC))).total_seconds())


def level_name(level: int | None) -> str:
    """Return 四级（中级工）; nothing given is 未定级."""
    return Level(level).label if level is not None else "未定级"


def level_short(level: int | None) -> str:
    """Return 四级."""
    return Level(level).short if level is not None else "未定级"


def site_title(exam: Exam | None) -> str:
    """Return the exam's own title of the site, or a plain one while no exam runs."""
    return exam.site_title if exam else NO_EXAM_TITLE


def dial(phone: str) -> str:
    """Return the digits of a phone number for a `tel:` link."""
    return "".join(character for character in phone if character.isdigit() or character == "+")


def _local(moment: datetime | date) -> datetime | date:
    return timezone.localtime(moment) if isinstance(moment, datetime) else moment
