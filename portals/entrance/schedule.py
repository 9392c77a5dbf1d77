"""When what may be done in a region, in the words and colours of the home page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from exams.levels import LevelGroup
from exams.models import Actor
from portals.shell.wording import day

if TYPE_CHECKING:
    from exams.models import Window
    from exams.windows import Windows
    from portals.shell.pieces import Tone

A_MOMENT = timedelta(seconds=1)


@dataclass(frozen=True)
class Line:
    """One line of the schedule: what, from when to when, and one of three faces."""

    word: str
    span: str
    tone: Tone
    state: str
    is_on: bool = False


@dataclass(frozen=True)
class Table:
    """The schedule of one level group, or of all when they are the same."""

    title: str
    lines: tuple[Line, ...]


def tables_of(windows: Windows, *, now: datetime) -> list[Table]:
    """Return a table for each level group; one for all where nothing differs."""
    tables = [
        Table(str(group.label), lines)
        for group in LevelGroup
        if (lines := _lines(windows, group, now))
    ]
    if len({table.lines for table in tables}) == 1:
        return [Table("各等级", tables[0].lines)]
    return tables


def _lines(windows: Windows, group: LevelGroup, now: datetime) -> tuple[Line, ...]:
    held = [(actor, windows.get((group, actor))) for actor in Actor]
    return tuple(_line(str(actor.label), window, now) for actor, window in held if window)


def _line(word: str, window: Window, now: datetime) -> Line:
    span = f"{day(window.opens)}—{day(window.closes - A_MOMENT)}"
    if window.is_open(now):
        return Line(word, span, "ok", "进行中", is_on=True)
    if window.is_over(now):
        return Line(word, span, "off", "已结束")
    return Line(word, span, "wait", "未开始")
