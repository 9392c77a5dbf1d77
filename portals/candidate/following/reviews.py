"""The review alone: at which desk, since when, until when, with what answer and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from exams.models import Step
from portals.shell.pieces import Fact
from portals.shell.wording import day_time

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from portals.candidate.following.deeds import Deed
    from portals.candidate.following.route import Route
    from portals.shell.pieces import Tone

ANSWERS: dict[str, tuple[Tone, str]] = {
    "approve": ("ok", "通过"),
    "send_back": ("do", "需补充材料"),
    "reject": ("no", "不通过"),
}
ENDS: dict[str, tuple[Tone, str]] = {
    "withdraw": ("off", "已撤回"),
    "lapse": ("off", "已失效"),
    "disqualify": ("no", "取消资格"),
}


@dataclass(frozen=True)
class Review:
    """One visit of the paper to a desk."""

    step: str
    desk: str
    arrived: datetime
    tone: Tone = "wait"
    word: str = "审核中"
    answered: datetime | None = None
    reason: str = ""

    @property
    def facts(self) -> list[Fact]:
        """Return what the page lists."""
        rows = [Fact("审核单位", self.desk), Fact("送到时间", day_time(self.arrived))]
        if self.answered is not None:
            rows.append(Fact("审核时间", day_time(self.answered)))
        if self.reason:
            rows.append(Fact("原因", self.reason))
        return rows


def reviews_of(deeds: Sequence[Deed], route: Route) -> list[Review]:
    """Return the visits, newest first; the newest may still be open."""
    visits: list[Review] = []
    for deed in deeds:
        tone, word = (ANSWERS | ENDS).get(deed.verb, ("wait", ""))
        if word and visits and visits[-1].answered is None:
            visits[-1] = replace(
                visits[-1], tone=tone, word=word, answered=deed.at, reason=deed.reason
            )
        step = _arrives_at(deed, route)
        if step:
            visits.append(Review(Step(step).label, route.name_at(step), deed.at))
    return visits[::-1]


def _arrives_at(deed: Deed, route: Route) -> str:
    """Return the desk on which a deed lays the paper; nothing when it lays it on none."""
    if deed.verb in {"submit", "resubmit"}:
        return deed.step
    return route.after(deed.step) if deed.verb == "approve" else ""
