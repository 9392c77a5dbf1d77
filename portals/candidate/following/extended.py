"""More time, as the trail of a paper tells it: what for, until when, and whether for one person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from applications.states import State
from audit import trail
from exams.models import Extended
from portals.shell.wording import deadline

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from applications.models import Application
    from portals.candidate.following.deeds import Deed

VERB = "extend"
WAITED_FOR = {
    State.DRAFT: Extended.CANDIDATE,
    State.NEEDS_MATERIALS: Extended.MATERIALS,
    State.APPROVED: Extended.PAYMENT,
    State.TICKET_ISSUED: Extended.TICKET,
}


@dataclass(frozen=True)
class MoreTime:
    """An extension that reached a paper."""

    kind: Extended
    until: datetime
    is_personal: bool

    @property
    def text(self) -> str:
        """Return the sentence for the pages on which the time runs."""
        whose = "已为您个人延期到" if self.is_personal else "时间已延长到"
        return f"{whose} {deadline(self.until)}。"


def extension_in(deed: Deed) -> MoreTime | None:
    """Return the extension a deed tells of; None for any other deed."""
    return _read(deed.details or {}) if deed.verb == VERB else None


def more_time_now(deeds: Sequence[Deed], state: State, *, now: datetime) -> MoreTime | None:
    """Return the longest extension of what a paper waits for in its state, while it lasts."""
    told = [found for deed in deeds if (found := extension_in(deed))]
    return _longest(told, state, now=now)


def more_time_of(paper: Application, *, now: datetime) -> MoreTime | None:
    """Return the same for a page that does not tell the whole story. One query."""
    told = trail.history_of(paper.reference).filter(verb=VERB).values_list("details", flat=True)
    return _longest([_read(facts) for facts in told], paper.current_state, now=now)


def _read(facts: Mapping[str, object]) -> MoreTime:
    until = datetime.fromisoformat(str(facts["until"]))
    return MoreTime(Extended(str(facts["kind"])), until, bool(facts["personal"]))


def _longest(told: list[MoreTime], state: State, *, now: datetime) -> MoreTime | None:
    running = [one for one in told if one.until > now and one.kind is WAITED_FOR.get(state)]
    return max(running, key=lambda one: one.until, default=None)
