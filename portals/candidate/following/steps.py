"""The step line: 填报 → 提交 → the desks → 缴费 → 准考证 → 考核结果."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from applications.states import State
from exams.models import Step
from portals.candidate.following.ahead import Ahead, short_day
from portals.candidate.following.deeds import moment_of
from portals.shell import pieces

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from applications.models import Application
    from portals.candidate.following.deeds import Deed
    from portals.candidate.following.route import Route

DONE_BY = {
    "填报": "submit",
    "提交": "submit",
    "缴费": "pay",
    "准考证": "issue_ticket",
    "考核结果": "publish_score",
}
PLACES = {
    State.DRAFT: "填报",
    State.APPROVED: "缴费",
    State.PAID: "准考证",
    State.TICKET_ISSUED: "考核结果",
    State.SCORED: "",
}
YOUR_TURN = (State.DRAFT, State.NEEDS_MATERIALS, State.APPROVED)
WITHOUT_LINE = (State.REJECTED, State.LAPSED, State.DISQUALIFIED, State.WITHDRAWN)


def steps_of(
    paper: Application, route: Route, deeds: Sequence[Deed], ahead: Ahead
) -> list[pieces.Step]:
    """Return the dots; none for a paper that ended on the way."""
    state = paper.current_state
    if state in WITHOUT_LINE:
        return []
    words = ["填报", "提交", *(step.label for step in route.steps), "缴费", "准考证", "考核结果"]
    here = PLACES.get(state, Step(paper.step).label if paper.step else "")
    place = words.index(here) if here in words else len(words)
    days = _days(deeds)
    return [
        pieces.Step(
            word, _dot(at - place, state), _when(at - place, state, days.get(word), word, ahead)
        )
        for at, word in enumerate(words)
    ]


def _dot(distance: int, state: State) -> Literal["done", "now", "need", "ahead"]:
    if distance < 0:
        return "done"
    if distance > 0:
        return "ahead"
    return "need" if state in YOUR_TURN else "now"


def _when(distance: int, state: State, day: datetime | None, word: str, ahead: Ahead) -> str:
    if distance < 0:
        return short_day(day) if day else ""
    if distance == 0:
        return {State.NEEDS_MATERIALS: "等您补充", State.APPROVED: "等您缴费"}.get(state, "现在")
    opens = {"缴费": ahead.payment, "准考证": ahead.ticket}.get(word)
    return f"{short_day(opens)}起" if opens else ""


def _days(deeds: Sequence[Deed]) -> dict[str, datetime]:
    """Return when each step was finished; a desk may have been visited twice."""
    days = {word: moment for word, verb in DONE_BY.items() if (moment := moment_of(deeds, verb))}
    started = moment_of(deeds, "start")
    if started:
        days["填报"] = started
    passed = {Step(deed.step).label: deed.at for deed in deeds if deed.verb == "approve"}
    return days | passed
