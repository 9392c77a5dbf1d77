"""Which desks a paper crosses and whose they are, as a candidate is told: never a person's name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exams.chains import NoReviewChain
from exams.models import Office, Step
from exams.windows import ancestors
from flows.commands.candidate import chain_for_paper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from applications.models import Application


@dataclass(frozen=True)
class Route:
    """The desks in order, and the names of those who sit at them."""

    steps: tuple[Step, ...]
    names: Mapping[str, str]
    office: Office | None
    provincial: Office | None

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


def route_of(paper: Application) -> Route:
    """Return the route of a paper. Exceptional promotion always goes up to the province."""
    steps = _steps(paper)
    if paper.exceptional and steps and Step.PROVINCE not in steps:
        steps = [*steps, Step.PROVINCE]
    offices = _offices(paper)
    nearest = offices[0] if offices else None
    provincial = offices[-1] if offices else None
    employer = f"{paper.employer.name}（单位人事）" if paper.employer else ""
    names = {
        Step.EMPLOYER.value: employer,
        Step.OFFICE.value: nearest.name if nearest else "",
        Step.PROVINCE.value: provincial.name if provincial else "",
    }
    return Route(tuple(steps), names, nearest, provincial)


def _steps(paper: Application) -> list[Step]:
    try:
        return chain_for_paper(paper)
    except NoReviewChain:
        return []


def _offices(paper: Application) -> list[Office]:
    """Return the offices of the paper's region and those above it, nearest first."""
    if paper.region is None:
        return []
    paths = ancestors(paper.region.path)
    found = Office.objects.filter(exam=paper.exam_id, region__path__in=paths)
    return sorted(found.select_related("region"), key=lambda office: -len(office.region.path))
