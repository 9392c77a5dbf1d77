"""Where the cases of a region stand: one number for each step or state people speak of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count

from applications.models import Application
from applications.states import State
from exams.models import Step
from portals.supervisor.places import PlaceOf, steps_under

if TYPE_CHECKING:
    from portals.shell.seat import Seat

COLUMNS = {
    Step.EMPLOYER.value: Step.EMPLOYER.label,
    Step.OFFICE.value: Step.OFFICE.label,
    Step.PROVINCE.value: Step.PROVINCE.label,
    State.NEEDS_MATERIALS.value: "待补充",
    State.APPROVED.value: "待缴费",
    State.PAID.value: "已缴费",
    State.TICKET_ISSUED.value: "已发证",
    State.SCORED.value: "已出成绩",
}
DESKS = tuple(step.value for step in Step)


@dataclass(frozen=True)
class Group:
    """Cases of one place that stand at the same point."""

    place: str
    state: str
    step: str
    count: int

    @property
    def column(self) -> str:
        """Return the column: the desk while the case lies on one, else the state."""
        return self.step if self.state == State.SUBMITTED else self.state


def groups_of(seat: Seat) -> list[Group]:
    """Count the cases of the region by place, state and step. One query."""
    cases = Application.objects.visible_to(seat.posting).in_exam(seat.exam)
    place = PlaceOf("region_path", steps=steps_under(seat.posting))
    found = cases.values_list(place, "state", "step").annotate(Count("pk")).order_by()
    return [Group(*row) for row in found]


def by_place(groups: list[Group]) -> dict[str, Counter[str]]:
    """Return the numbers of each place by column."""
    found: dict[str, Counter[str]] = {}
    for group in groups:
        found.setdefault(group.place, Counter())[group.column] += group.count
    return found
