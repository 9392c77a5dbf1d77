"""Which desks a case crosses, what it costs, who is in charge: the nearest region's word holds."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from django.db.models import Q

from exams.models import FeeRule, Office, ReviewStep, Step
from exams.windows import ancestors

if TYPE_CHECKING:
    from exams.levels import LevelGroup
    from exams.models import Exam
    from registry.models import Region


class NoReviewChain(LookupError):
    """The exam has no review chain for this region: it was set up incompletely."""


def chain_for(*, exam: Exam, region: Region, level_group: LevelGroup | str) -> list[Step]:
    """Return the desks in order.

    Raises:
        NoReviewChain: neither the region nor one above it has a chain.
    """
    steps = ReviewStep.objects.filter(
        exam=exam, level_group=level_group, region__path__in=ancestors(region.path)
    ).select_related("region")
    chains = {
        path: [Step(step.step) for step in group]
        for path, group in groupby(
            sorted(steps, key=lambda step: (step.region.path, step.position)),
            key=lambda step: step.region.path,
        )
    }
    for path in ancestors(region.path):
        if path in chains:
            return chains[path]
    raise NoReviewChain(f"{exam} has no review chain for {region}, {level_group}.")


def office_of(*, exam: Exam, region: Region) -> Office | None:
    """Return the office in charge of a region: its own, else the nearest above it."""
    found = {
        office.region.path: office
        for office in Office.objects.filter(
            exam=exam, region__path__in=ancestors(region.path)
        ).select_related("region")
    }
    return next((found[path] for path in ancestors(region.path) if path in found), None)


def fees_for(*, exam: Exam, region: Region, level_group: LevelGroup | str) -> list[FeeRule]:
    """Return the items to pay: the nearest region's list, else the province's."""
    rules = list(
        FeeRule.objects.filter(exam=exam, level_group=level_group)
        .filter(Q(region=None) | Q(region__path__in=ancestors(region.path)))
        .select_related("region")
    )
    for path in [*ancestors(region.path), ""]:
        items = [rule for rule in rules if (rule.region.path if rule.region else "") == path]
        if items:
            return items
    return []
