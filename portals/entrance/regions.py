"""The regions one chooses from, in the groups people know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from registry.models import Region

CITIES = "省辖市"
COUNTIES = "省直管县（市）"
OTHERS = "省直和其他"


@dataclass(frozen=True)
class RegionChoice:
    """A region on its button."""

    code: str
    name: str
    is_chosen: bool


@dataclass(frozen=True)
class RegionGroup:
    """Regions under a heading."""

    title: str
    choices: tuple[RegionChoice, ...]


def region_groups(regions: Sequence[Region], chosen: Region | None) -> list[RegionGroup]:
    """Return cities, province-governed counties and the rest; empty groups are left out."""
    groups: dict[str, list[RegionChoice]] = {CITIES: [], COUNTIES: [], OTHERS: []}
    for region in regions:
        choice = RegionChoice(region.code, region.short_name, region == chosen)
        groups[_group_of(region)].append(choice)
    return [RegionGroup(title, tuple(choices)) for title, choices in groups.items() if choices]


def _group_of(region: Region) -> str:
    if "county" in region.kind:
        return COUNTIES
    return CITIES if "city" in region.kind else OTHERS
