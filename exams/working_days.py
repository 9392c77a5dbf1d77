"""Which days are working days: the State Council's yearly calendar, and where an exam differs.

The calendar (国务院办公厅关于部分节假日安排的通知) comes out each autumn for the next year, with
its make-up working days (调休). A year that is not out yet counts Monday to Friday; pages say so.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import chinese_calendar

if TYPE_CHECKING:
    from collections.abc import Mapping

DAY = timedelta(days=1)
SATURDAY = 5


def is_announced(year: int) -> bool:
    """Say whether the calendar of a year is known to this installation."""
    try:
        chinese_calendar.is_workday(date(year, 1, 1))
    except NotImplementedError:
        return False
    return True


def is_working_day(day: date, *, changes: Mapping[str, bool]) -> bool:
    """Say whether offices work on a day.

    `changes` are the exam's own words, ISO day → works or not, and go before every calendar:
    for a year that is not announced yet, or a place that closes for a flood.
    """
    own = changes.get(day.isoformat())
    if own is not None:
        return own
    if is_announced(day.year):
        return bool(chinese_calendar.is_workday(day))
    return day.weekday() < SATURDAY


def working_day_after(day: date, *, count: int, changes: Mapping[str, bool]) -> date:
    """Return the working day that comes `count` working days after a day, itself not counted.

    With 0 it is the day itself, or the next working day when nobody works on it.
    """
    if count == 0:
        return day if is_working_day(day, changes=changes) else _next(day, changes)
    for _ in range(count):
        day = _next(day, changes)
    return day


def _next(day: date, changes: Mapping[str, bool]) -> date:
    day += DAY
    while not is_working_day(day, changes=changes):
        day += DAY
    return day
