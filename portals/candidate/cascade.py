"""Choosing an employer from left to right: city, county, authority, employer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Q

from registry.models import Employer, Region

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from applications.models import Application

MOST = 1000
"""More employers than this are never listed under one authority; the search finds the rest."""


@dataclass(frozen=True)
class Choice:
    """One line of a list."""

    key: str
    text: str
    is_chosen: bool = False


@dataclass(frozen=True)
class Level:
    """One of the lists; without choices it is locked until the one before is answered."""

    name: str
    label: str
    choices: Sequence[Choice] = ()

    @property
    def is_locked(self) -> bool:
        return not self.choices


@dataclass(frozen=True)
class Cascade:
    """The three lists that narrow down, and the list of employers to pick from."""

    narrowing: tuple[Level, ...] = ()
    employers: Level = field(default_factory=lambda: Level("employer_pick", "单位"))


def cascade_of(paper: Application, typed: Mapping[str, str]) -> Cascade:
    """Return the lists as far as they were answered: two queries."""
    own_city = ".".join(paper.region_path.split(".")[:2])
    regions = list(Region.objects.filter(Q(parent__parent=None) | Q(parent__parent__parent=None)))
    cities = [one for one in regions if one.path.count(".") == 1]
    city = _chosen(cities, typed.get("city")) or _by_path(cities, own_city)
    counties = _counties(regions, city)
    county = _chosen(counties, typed.get("county")) or (counties[0] if len(counties) == 1 else None)
    listed = _employers(county, _printable(typed.get("parent", "")))
    parents = [one for one in listed if one.parent_id is None]
    parent = next((one for one in parents if one.public_id == typed.get("parent")), None)
    members = [(0, parent), *_below(parent, listed)] if parent else []
    return Cascade(
        (
            _level("city", "市", _regions(cities, city)),
            _level("county", "县（市、区）", _regions(counties, county, seat=city)),
            _level("parent", "主管部门", _names(parents, parent)),
        ),
        _level("employer_pick", "单位", _tree(members)),
    )


def _printable(text: str) -> str:
    """Return text the database can be asked about: it takes no NUL."""
    return text if text.isprintable() else ""


def _level(name: str, label: str, choices: list[Choice]) -> Level:
    return Level(name, label, choices)


def _chosen(regions: list[Region], code: str | None) -> Region | None:
    return next((one for one in regions if one.code == code), None)


def _by_path(regions: list[Region], path: str) -> Region | None:
    return next((one for one in regions if one.path == path), None)


def _counties(regions: list[Region], city: Region | None) -> list[Region]:
    """Return the city's own seat first, then its counties."""
    if city is None:
        return []
    return [city, *(one for one in regions if one.parent_id == city.pk)]


def _employers(county: Region | None, parent: str) -> list[Employer]:
    if county is None:
        return []
    at_the_top = Q(region=county, parent=None)
    below = Q(parent__public_id=parent, parent__region=county)
    return list(Employer.objects.active().filter(at_the_top | below)[:MOST])


def _below(parent: Employer, listed: list[Employer]) -> list[tuple[int, Employer]]:
    """Return everything under an employer, however deep, each after the one it belongs to."""
    children: defaultdict[int | None, list[Employer]] = defaultdict(list)
    layer = [one for one in listed if one.parent_id == parent.pk]
    found = 0
    while layer and found < MOST:
        for one in layer:
            children[one.parent_id].append(one)
        found += len(layer)
        layer = list(Employer.objects.active().filter(parent__in=layer)[:MOST])
    return list(_walk(parent, children, 1))


def _walk(
    parent: Employer, children: Mapping[int | None, list[Employer]], depth: int
) -> Iterator[tuple[int, Employer]]:
    for child in children.get(parent.pk, ()):
        yield depth, child
        yield from _walk(child, children, depth + 1)


def _tree(employers: list[tuple[int, Employer]]) -> list[Choice]:
    """Return employers as choices, set in by a blank from the second step down."""
    return [Choice(one.public_id, "　" * (depth - 1) + one.name) for depth, one in employers]


def _regions(
    regions: list[Region], chosen: Region | None, seat: Region | None = None
) -> list[Choice]:
    return [
        Choice(one.code, f"{one.short_name}本级" if one == seat else one.name, one == chosen)
        for one in regions
    ]


def _names(employers: list[Employer], chosen: Employer | None) -> list[Choice]:
    return [Choice(one.public_id, one.name, one == chosen) for one in employers]
