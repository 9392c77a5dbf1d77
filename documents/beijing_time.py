"""Writes dates and hours as a Chinese official paper does, always in Beijing time."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

BEIJING = ZoneInfo("Asia/Shanghai")
_WEEKDAYS = "一二三四五六日"


def day(moment: date) -> str:
    """「2026年6月13日」"""
    return f"{moment.year}年{moment.month}月{moment.day}日"


def day_and_weekday(moment: datetime) -> str:
    """「2026年6月13日（周六）」; raises ValueError for a time without zone."""
    local = _local(moment)
    return f"{day(local)}（周{_WEEKDAYS[local.weekday()]}）"


def hours(start: datetime, end: datetime) -> str:
    """「上午 09:00—10:30」; raises ValueError for times without zone."""
    first, last = _local(start), _local(end)
    half = "上午" if first.hour < 12 else "下午"
    return f"{half} {first:%H:%M}—{last:%H:%M}"


def _local(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("A printed time needs a zone: a naive one may be hours off.")
    return moment.astimezone(BEIJING)
