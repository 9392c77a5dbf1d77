"""When something ends in many places at once, extensions for everybody there included."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exams.models import Actor, Extended, Extension, Window
from exams.windows import ancestors

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from exams.levels import LevelGroup
    from exams.models import Exam

Place = tuple[str, "LevelGroup"]
"""A region's path and a level group."""


@dataclass(frozen=True)
class Closings:
    """When signing up ends: by place and level group, and for those with more time of their own."""

    by_place: Mapping[Place, datetime]
    by_person: Mapping[int, datetime]

    def soon(self, now: datetime, until: datetime) -> list[Place]:
        """Return the places where it ends after now and not later than `until`."""
        return [place for place, closes in self.by_place.items() if now < closes <= until]

    def people_soon(self, now: datetime, until: datetime) -> list[int]:
        return [who for who, closes in self.by_person.items() if now < closes <= until]

    def people_later(self, until: datetime) -> list[int]:
        return [who for who, closes in self.by_person.items() if closes > until]


def closings_of(exam: Exam, places: Iterable[Place]) -> Closings:
    """Return when signing up ends in these places. Two queries for any number."""
    windows = Window.objects.filter(exam=exam, actor=Actor.CANDIDATE).select_related("region")
    ends = {(one.region.path if one.region else "", one.level_group): one.closes for one in windows}
    longer = list(
        Extension.objects.in_force()
        .filter(exam=exam, kind=Extended.CANDIDATE)
        .select_related("region")
    )
    found = {place: _end(place, ends, longer) for place in places}
    return Closings(
        {place: closes for place, closes in found.items() if closes is not None},
        {one.person_id: one.until for one in longer if one.person_id is not None},
    )


def _end(
    place: Place, ends: Mapping[tuple[str, str], datetime], longer: list[Extension]
) -> datetime | None:
    path, group = place
    near_first = [*ancestors(path), ""]
    usual = next((ends[at, group] for at in near_first if (at, group) in ends), None)
    if usual is None:
        return None
    reaching = [
        one.until
        for one in longer
        if not one.is_personal
        and one.level_group in {"", group}
        and (one.region.path if one.region else "") in near_first
    ]
    return max([usual, *reaching])
