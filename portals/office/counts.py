"""How many cases of the office's region are in which state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count

from applications.models import Application
from applications.querysets import STAFF_SEES
from applications.states import State

if TYPE_CHECKING:
    from portals.shell.seat import Seat

ON_THE_WAY = (
    State.SUBMITTED,
    State.NEEDS_MATERIALS,
    State.APPROVED,
    State.PAID,
    State.TICKET_ISSUED,
    State.SCORED,
)


@dataclass(frozen=True)
class StateCount:
    """A state with its number of cases."""

    word: str
    count: int


@dataclass(frozen=True)
class Counts:
    """The numbers of one region."""

    by_state: dict[str, int]

    def of(self, state: State) -> int:
        return self.by_state.get(state, 0)

    @property
    def on_the_way(self) -> list[StateCount]:
        """Return the states from the first desk to the score."""
        return [StateCount(state.label, self.of(state)) for state in ON_THE_WAY]

    @property
    def ended(self) -> list[StateCount]:
        """Return the states in which a case came to nothing."""
        rest = [state for state in STAFF_SEES if state not in ON_THE_WAY]
        return [StateCount(state.label, self.of(state)) for state in rest]


def counts_of(seat: Seat) -> Counts:
    """Count the cases a seat may see. One query."""
    cases = Application.objects.visible_to(seat.posting).in_exam(seat.exam)
    return Counts(dict(cases.values_list("state").annotate(Count("pk")).order_by()))
