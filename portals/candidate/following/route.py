"""Which desks a paper crosses and whose they are, as a candidate is told: never a person's name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from exams.arrangement import Arrangement, arrangement_for
from exams.models import Office, Step

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from applications.models import Application

NOTHING = Arrangement((), (), {})


@dataclass(frozen=True)
class Route:
    """The desks in order, and the names of those who sit at them."""

    steps: tuple[Step, ...]
    names: Mapping[str, str]
    office: Office | None
    provincial: Office | None
    paths: tuple[str, str] = ("", "")
    opens: Mapping[str, datetime] = field(default_factory=dict)

    @property
    def pays_online(self) -> bool:
        """Say whether the region takes online payment."""
        return self.office is None or self.office.pays_online

    def name_at(self, step: str) -> str:
        """Return who holds a paper at a desk; nothing for no desk."""
        return self.names.get(step, "")

    def after(self, step: str) -> str:
        """Return the desk that follows; nothing after the last."""
        following = dict(zip(self.steps, self.steps[1:], strict=False))
        return following.get(Step(step), "") if step else ""

    def office_at(self, step: str) -> Office | None:
        """Return whom to call about a paper at a desk; an employer has its office answer."""
        return self.provincial if step == Step.PROVINCE else self.office

    def path_at(self, step: str) -> str:
        """Return the place of the office that looks after a desk."""
        return self.paths[step == Step.PROVINCE]


def route_of(paper: Application) -> Route:
    """Return the route of a paper. One query; exceptional promotion goes up to the province."""
    arranged = _arrangement(paper)
    steps = arranged.steps
    if paper.exceptional and steps and Step.PROVINCE not in steps:
        steps = (*steps, Step.PROVINCE)
    near, nearest = arranged.nearest
    top, provincial = arranged.highest
    employer = f"{paper.employer.name}（单位人事）" if paper.employer else ""
    names = {
        Step.EMPLOYER.value: employer,
        Step.OFFICE.value: nearest.name if nearest else "",
        Step.PROVINCE.value: provincial.name if provincial else "",
    }
    return Route(steps, names, nearest, provincial, (near, top), arranged.opens)


def _arrangement(paper: Application) -> Arrangement:
    if paper.region is None:
        return NOTHING
    return arrangement_for(
        exam_id=paper.exam_id, region=paper.region, level_group=paper.level.group
    )
