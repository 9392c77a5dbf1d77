"""What the roster is narrowed to, and how many people stand where."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import Count, Q

from accounts.identity import typed
from applications.stages import Stage, stage_of
from documents.pinyin import name_readings
from forms.roster import RosterFilter

if TYPE_CHECKING:
    from django.http import QueryDict

    from applications.querysets import Applications

FILLS: dict[str, str] = {
    Stage.FILLING: "fill-sand",
    Stage.CHECK: "fill-blue",
    Stage.RETURNED: "fill-red",
    Stage.OFFICE: "fill-soft",
    Stage.UNPAID: "fill-warm",
    Stage.PAID: "fill-green",
    Stage.TICKET: "fill-green",
    Stage.ENDED: "fill-grey",
}
AT_RISK = (Stage.FILLING, Stage.RETURNED, Stage.UNPAID)
"""Whoever stands here loses the year by doing nothing."""
MOST_NAMES = 5000
"""Among more people initials are not looked for: pinyin is read from every name."""


@dataclass(frozen=True)
class Counter:
    """How many people stand at one stage; a press narrows the list, the next one widens it."""

    word: str
    count: int
    fill: str
    width: int
    url: str
    is_on: bool

    @property
    def css(self) -> str:
        return "lg on" if self.is_on else "lg"


@dataclass(frozen=True)
class RosterFilters:
    """Stage and the text looked for; empty ones let everybody through."""

    stage: str = ""
    q: str = ""

    @property
    def is_on(self) -> bool:
        return self != RosterFilters()

    @property
    def title(self) -> str:
        return Stage(self.stage).label if self.stage else "全部人员"

    @property
    def query(self) -> str:
        """Return the part of an address that says the same."""
        return urlencode({name: value for name, value in asdict(self).items() if value})

    def on(self, people: Applications) -> Applications:
        """Narrow people: the text is a part of a name or employer, initials, or four digits."""
        if self.stage:
            people = people.at_stage(Stage(self.stage))
        if self.q:
            people = people.filter(
                Q(candidate__name__contains=self.q)
                | Q(employer__name__contains=self.q)
                | Q(candidate__id_number_masked__endswith=self.q.upper())
                | Q(candidate__in=_with_initials(people, self.q.lower()))
            )
        return people


def _with_initials(people: Applications, letters: str) -> list[int]:
    """Return the candidates whose name can be typed so. One query, none for Chinese characters."""
    if not letters.isascii() or not letters.isalpha():
        return []
    names = people.order_by().values_list("candidate", "candidate__name")[:MOST_NAMES]
    return [
        person
        for person, name in names
        if any(key.startswith(letters) for key in name_readings(name).initials)
    ]


def roster_filters_in(query: QueryDict) -> RosterFilters:
    """Read the filters of an address; what makes no sense is left out."""
    form = RosterFilter(query)
    form.is_valid()
    clean = form.cleaned_data
    return RosterFilters(stage=clean.get("stage", ""), q=typed(clean.get("q", "")))


@dataclass(frozen=True)
class Standings:
    """How many people stand where, all stages that anybody has reached."""

    counters: list[Counter]
    whole: int
    at_risk: int
    to_check: int


def standings_of(people: Applications, filters: RosterFilters) -> Standings:
    """Count the people by stage, whatever the list is narrowed to. One query."""
    counts = dict.fromkeys(Stage, 0)
    for state, step, count in people.order_by().values_list("state", "step").annotate(Count("pk")):
        counts[stage_of(state, step)] += count
    whole = sum(counts.values())
    return Standings(
        counters=[_counter(stage, counts[stage], whole, filters) for stage in Stage],
        whole=whole,
        at_risk=sum(counts[stage] for stage in AT_RISK),
        to_check=counts[Stage.CHECK],
    )


def _counter(stage: Stage, count: int, whole: int, filters: RosterFilters) -> Counter:
    is_on = filters.stage == stage
    wanted = replace(filters, stage="" if is_on else stage.value)
    width = max(1, 100 * count // whole) if count else 0
    return Counter(stage.label, count, FILLS[stage], width, f"?{wanted.query}", is_on)
