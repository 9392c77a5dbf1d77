"""Is registration open: the big clock of the home page, and the way in for new people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from exams.levels import LevelGroup
from exams.models import Actor, Window
from exams.windows import windows_in
from portals.shell.wording import HOUR, MINUTE, day_time, deadline

if TYPE_CHECKING:
    from exams.windows import Windows
    from portals.entrance.place import Place
    from portals.shell.pieces import Tone

UNKNOWN = "报名时间还没有公布，请以当地通知为准。"


@dataclass(frozen=True)
class NewcomersWay:
    """Whether somebody new may register now; `words` says why not."""

    is_open: bool
    words: str = ""


def newcomers_way(place: Place, *, now: datetime) -> NewcomersWay:
    """Judge by the windows of the visitor's region, or by all while no region is chosen."""
    if place.exam is None:
        return NewcomersWay(is_open=False, words=UNKNOWN)
    if place.region is None:
        of_exam = Window.objects.filter(exam=place.exam, actor=Actor.CANDIDATE)
        return way_through(list(of_exam), now=now)
    return way_through(candidate_windows(windows_in(place.exam, place.region)), now=now)


def candidate_windows(windows: Windows) -> list[Window]:
    """Return the windows in which candidates may hand in."""
    return [window for (_, actor), window in windows.items() if actor == Actor.CANDIDATE]


def way_through(windows: list[Window], *, now: datetime) -> NewcomersWay:
    """Open while any window is; else the next opening counts, else the last close."""
    if any(window.is_open(now) for window in windows):
        return NewcomersWay(is_open=True)
    ahead = [window.opens for window in windows if not window.is_over(now)]
    if ahead:
        return NewcomersWay(is_open=False, words=f"{day_time(min(ahead))} 开始报名，那时可以注册。")
    if windows:
        last = deadline(max(window.closes for window in windows))
        return NewcomersWay(is_open=False, words=f"报名已于 {last} 截止，不能再注册新用户。")
    return NewcomersWay(is_open=False, words=UNKNOWN)


@dataclass(frozen=True)
class Clock:
    """Where one level group stands: not yet, open or over; while `moment` is ahead it counts."""

    group: str
    tone: Tone
    word: str
    lead: str
    note: str
    moment: datetime | None = None
    left: timedelta = timedelta()

    @property
    def parts(self) -> list[tuple[int, str]]:
        """Return what is left, in large numbers; in the last minute there are none to show."""
        days, rest = self.left.days, self.left.seconds
        hours, minutes = (rest // 3600, "小时"), (rest % 3600 // 60, "分")
        if days:
            return [(days, "天"), hours, minutes]
        if rest >= HOUR:
            return [hours, minutes]
        return [minutes, (rest % 60, "秒")] if rest >= MINUTE else []


def clocks_of(windows: Windows, *, now: datetime) -> list[Clock]:
    """Return a clock for each level group, the large group first."""
    return [
        _clock(str(group.label), windows.get((group, Actor.CANDIDATE)), now) for group in LevelGroup
    ]


def _clock(group: str, window: Window | None, now: datetime) -> Clock:
    if window is None:
        return Clock(group, "off", "还没公布", f"{group}的报名时间", "还没有公布，请以当地通知为准")
    if window.is_over(now):
        return Clock(
            group, "off", "报名已结束", f"{group}报名", f"{deadline(window.closes)} 已截止"
        )
    if window.is_open(now):
        lead, note = f"{group}，离报名截止还有", f"{deadline(window.closes)} 截止"
        return Clock(group, "ok", "正在报名", lead, note, window.closes, window.closes - now)
    lead, note = f"{group}，离报名开始还有", f"{day_time(window.opens)} 开始"
    return Clock(group, "wait", "还没开始", lead, note, window.opens, window.opens - now)
