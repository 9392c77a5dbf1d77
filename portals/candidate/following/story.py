"""Everything the tracked process shows of one paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from applications.states import ENDED, State
from portals.candidate.following.ahead import ahead_of
from portals.candidate.following.asked import asked_of
from portals.candidate.following.deeds import deeds_of
from portals.candidate.following.extended import more_time_now
from portals.candidate.following.heading import heading_of
from portals.candidate.following.history import SENTENCES, events_of
from portals.candidate.following.holder import holder_of
from portals.candidate.following.route import route_of
from portals.candidate.following.steps import WITHOUT_LINE, steps_of
from portals.candidate.following.waiting import waits_at
from portals.candidate.windows import is_open_for
from portals.shell.pieces import Event, Fact
from portals.shell.wording import day_time, level_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from applications.models import Application
    from exams.models import Office
    from portals.candidate.following.asked import Asked
    from portals.candidate.following.deeds import Deed
    from portals.candidate.following.extended import MoreTime
    from portals.candidate.following.heading import Heading
    from portals.candidate.following.holder import Holder
    from portals.candidate.following.route import Route
    from portals.candidate.following.waiting import Waits
    from portals.shell.pieces import Step

REASONED = ("reject", "disqualify")


@dataclass(frozen=True)
class Story:
    """One paper as its page tells it."""

    paper: Application
    route: Route
    deeds: list[Deed]
    heading: Heading
    steps: list[Step]
    events: list[Event]
    facts: list[Fact]
    holder: Holder | None
    waits: Waits | None
    asked: list[Asked]
    more_time: MoreTime | None
    ticket_from: datetime | None
    is_withdrawable: bool
    is_closed: bool
    now: datetime

    @property
    def office(self) -> Office | None:
        return self.route.office

    @property
    def is_over(self) -> bool:
        """Say whether a new paper may be started: this one ended, and so did its exam."""
        return self.paper.current_state in ENDED and not self.paper.exam.is_running

    @property
    def asks_by_phone(self) -> str:
        """Return the number to call when a paper ended badly or is late: nothing else helps."""
        is_stuck = self.is_closed or self.paper.current_state in WITHOUT_LINE
        return self.office.phone if is_stuck and self.office else ""

    @property
    def days_waited(self) -> int:
        """Return the day of waiting, counted from one."""
        return (self.now - self.holder.since).days + 1 if self.holder else 1

    @property
    def waited(self) -> str:
        return self.holder.waited(self.now) if self.holder else ""

    @property
    def shows_clock(self) -> bool:
        """Say whether the two marks stand far enough apart to be drawn."""
        if self.waits is None or not self.waits.is_known:
            return False
        return self.waits.nine - self.waits.half >= 0.3 * max(self.waits.nine, self.days_waited)

    @property
    def answers_url(self) -> str:
        """Return where the answers are: the form while they can be changed, else to be read."""
        is_draft = self.paper.current_state is State.DRAFT
        return reverse("candidate:application" if is_draft else "candidate:answers")

    @property
    def answers_word(self) -> str:
        return "去报名信息" if self.paper.current_state is State.DRAFT else "查看报名信息"

    @property
    def due(self) -> datetime | None:
        """Return until when something must be supplied."""
        return self.paper.correction_due if self.asked else None


def story_of(paper: Application, *, now: datetime) -> Story:
    """Return the story of a paper; at most three queries, for a draft two more."""
    route = route_of(paper)
    deeds = deeds_of(paper, route, verbs=SENTENCES)
    asked = asked_of(paper) if paper.current_state is State.NEEDS_MATERIALS else []
    ahead = ahead_of(route.opens, now=now)
    holder = holder_of(paper, route, deeds)
    is_closed = not is_open_for(paper)
    return Story(
        paper=paper,
        route=route,
        deeds=deeds,
        heading=heading_of(
            paper,
            count=len(asked),
            reason=reason_in(deeds),
            is_closed=is_closed,
            pays_online=route.pays_online,
        ),
        steps=steps_of(paper, route, deeds, ahead),
        events=[*_present(paper, route, holder), *events_of(deeds, route)],
        facts=facts_of(paper),
        holder=holder,
        waits=_waits(paper, route),
        asked=asked,
        more_time=more_time_now(deeds, paper.current_state, now=now),
        ticket_from=ahead.ticket,
        is_withdrawable=_seems_withdrawable(paper, route),
        is_closed=is_closed,
        now=now,
    )


def reason_in(deeds: Sequence[Deed]) -> str:
    """Return why the paper was refused or voided; nothing when it was not."""
    return next((deed.reason for deed in reversed(deeds) if deed.verb in REASONED), "")


def _seems_withdrawable(paper: Application, route: Route) -> bool:
    """Say whether to offer taking the paper back; the page behind the link asks the command."""
    row = getattr(paper, "desk_row", None)
    is_untouched = row is not None and row.owner_id is None and paper.round == 0
    return is_untouched and route.steps[:1] == (paper.step,)


def _waits(paper: Application, route: Route) -> Waits | None:
    if paper.current_state is not State.SUBMITTED:
        return None
    return waits_at(route.path_at(paper.step), paper)


def _present(paper: Application, route: Route, holder: Holder | None) -> list[Event]:
    """Return what goes on now, on top of what happened."""
    if holder is None or paper.current_state is not State.SUBMITTED:
        return []
    title = f"等待{holder.step}"
    return [Event(f"{day_time(holder.since)} 到现在", title, route.name_at(paper.step), "now")]


def facts_of(paper: Application) -> list[Fact]:
    """Return the paper's facts for the card beside the story."""
    wanted, held = paper.apply_trade, paper.current_trade
    present = level_name(paper.current_level or None) if paper.current_level is not None else ""
    rows = [
        Fact("申报", f"{level_name(paper.apply_level)}{wanted.name if wanted else ''}"),
        Fact("现在", f"{present}{held.name if held else ''}"),
        Fact("单位", paper.employer.name if paper.employer else ""),
        Fact("报名序号", paper.reference),
    ]
    return [row for row in rows if row.value]
