"""Who has the paper now, since when, and until when an answer should be there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from applications.states import State
from exams.models import Step
from portals.candidate.following.deeds import moment_of
from portals.shell.wording import since

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from applications.models import Application
    from exams.models import Office
    from portals.candidate.following.deeds import Deed
    from portals.candidate.following.route import Route


@dataclass(frozen=True)
class Holder:
    """A desk by its name, with the office that answers the phone."""

    name: str
    step: str
    office: Office | None
    since: datetime
    due: datetime | None = None
    is_waiting_for_you: bool = False

    def waited(self, now: datetime) -> str:
        """Return 已等 3 天, or 刚刚收到 within the first minute."""
        span = since(self.since, now)
        return "刚刚收到" if span == "刚刚" else f"收到，已等 {span}"


def holder_of(paper: Application, route: Route, deeds: Sequence[Deed]) -> Holder | None:
    """Return who has the paper, or who gave it back; None when no desk is concerned."""
    row = getattr(paper, "desk_row", None)
    if row is not None:
        return _holder(paper, route, arrived=row.waiting_since, due=row.due_at)
    returned = moment_of(deeds, "send_back")
    if paper.current_state is State.NEEDS_MATERIALS and returned:
        return _holder(paper, route, arrived=returned, is_waiting_for_you=True)
    return None


def _holder(
    paper: Application,
    route: Route,
    *,
    arrived: datetime,
    due: datetime | None = None,
    is_waiting_for_you: bool = False,
) -> Holder:
    return Holder(
        name=route.name_at(paper.step),
        step=Step(paper.step).label,
        office=route.office_at(paper.step),
        since=arrived,
        due=due,
        is_waiting_for_you=is_waiting_for_you,
    )
