"""When a region's candidates may hand in, by level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from applications.cases import parameters_of
from applications.rules.wording import day_words, schooling_floor_words
from applications.states import State
from exams.levels import Level
from exams.models import Actor, Window
from exams.windows import ancestors
from portals.shell.wording import day_time, deadline

if TYPE_CHECKING:
    from datetime import datetime

    from applications.models import Application
    from exams.models import Exam
    from registry.models import Region


def candidate_windows(exam: Exam, region: Region) -> dict[str, Window]:
    """Return by level group the window that holds in a region: the nearest one above it."""
    places = [*ancestors(region.path), ""]
    windows = Window.objects.filter(exam=exam, actor=Actor.CANDIDATE).select_related("region")
    found: dict[str, Window] = {}
    for window in windows:
        path = window.region.path if window.region else ""
        held = found.get(window.level_group)
        held_path = held.region.path if held and held.region else ""
        if path in places and (held is None or places.index(path) < places.index(held_path)):
            found[window.level_group] = window
    return found


def is_open_for(paper: Application) -> bool:
    """Say whether a draft could be handed in now; a returned paper has its own deadline."""
    if paper.current_state is not State.DRAFT or paper.region is None:
        return True
    window = candidate_windows(paper.exam, paper.region).get(paper.level.group)
    return _is_open(window, timezone.now())


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
            is_open=_is_open(windows.get(level.group), now),
            is_chosen=level == chosen,
        )
        for level in Level
    ]


def _is_open(window: Window | None, now: datetime) -> bool:
    return window is not None and window.is_open(now)


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
