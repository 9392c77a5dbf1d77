"""The levels to choose from: what each asks for, and when it is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from applications.cases import parameters_of
from applications.rules.wording import day_words, schooling_floor_words
from exams.levels import Level
from portals.candidate.windows import is_open_at
from portals.shell.wording import day_time, deadline

if TYPE_CHECKING:
    from datetime import datetime

    from exams.models import Exam, Window


@dataclass(frozen=True)
class LevelChoice:
    """A level as the chooser shows it: what it asks for, and when it is open."""

    level: Level
    asks: str
    when: str
    is_open: bool
    is_chosen: bool = False

    @property
    def value(self) -> int:
        return self.level.value

    @property
    def title(self) -> str:
        return str(self.level.label)

    @property
    def id(self) -> str:
        return f"level-{self.level.value}"


def level_choices(
    exam: Exam, windows: dict[str, Window], *, now: datetime, chosen: int | None = None
) -> list[LevelChoice]:
    """Return every level, lowest first, open or not."""
    asks = _conditions(exam)
    return [
        LevelChoice(
            level=level,
            asks=asks[level],
            when=_when(windows.get(level.group), now),
            is_open=is_open_at(windows.get(level.group), now),
            is_chosen=level == chosen,
        )
        for level in Level
    ]


def _when(window: Window | None, now: datetime) -> str:
    if window is None:
        return "本地区还没有安排报名时间"
    if window.is_over(now):
        return f"报名已于 {deadline(window.closes)} 截止"
    if not window.is_open(now):
        return f"{day_time(window.opens)} 开始报名"
    return f"{deadline(window.closes)} 截止"


def _conditions(exam: Exam) -> dict[Level, str]:
    """Say in one line what each level asks for, with the exam's own numbers."""
    parameters = parameters_of(exam)
    numbers = parameters.numbers
    years = f"满 {numbers.level_years_needed} 年"
    return {
        Level.FIVE: f"还没有等级证书，{day_words(parameters.cutoff)}前转正定级，"
        f"工作不满 {numbers.work_years_below_for_level_5} 年",
        Level.FOUR: f"五级{years}，或者工作满 {numbers.work_years_for_level_4} 年",
        Level.THREE: f"四级{years}，或者工作满 {numbers.work_years_for_level_3} 年",
        Level.TWO: f"三级{years}，{schooling_floor_words(parameters.schooling)}",
        Level.ONE: f"二级{years}并已聘任，工作满 {numbers.work_years_for_level_1} 年",
    }
