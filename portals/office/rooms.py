"""Venues and rooms of an office, with the seats that are left."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from sittings.models import Sitting
from sittings.seats import free_seats

if TYPE_CHECKING:
    from datetime import datetime

    from portals.shell.seat import Seat


@dataclass(frozen=True)
class RoomLine:
    """One room at one time."""

    room: str
    starts: datetime
    ends: datetime
    capacity: int
    free: int

    @property
    def filled_percent(self) -> int:
        """Return how full the room is, 0 to 100."""
        return 100 * (self.capacity - self.free) // self.capacity if self.capacity else 100


@dataclass(frozen=True)
class VenueLine:
    """A venue and its rooms."""

    name: str
    address: str
    rooms: list[RoomLine]

    @property
    def free(self) -> int:
        return sum(room.free for room in self.rooms)

    @property
    def capacity(self) -> int:
        return sum(room.capacity for room in self.rooms)


def venues_of(seat: Seat) -> list[VenueLine]:
    """Return the venues of the office's region. Three queries for any number of rooms."""
    path = seat.posting.region_path
    free = Counter(place.sitting.pk for place in free_seats(exam=seat.exam, region_path=path))
    sittings = Sitting.objects.filter(venue__exam=seat.exam, venue__region__path=path)
    ordered = sittings.select_related("venue").order_by("venue__name", "venue", "starts", "room")
    return [
        VenueLine(
            venue.name, venue.address, [_line(sitting, free[sitting.pk]) for sitting in rooms]
        )
        for venue, rooms in groupby(ordered, key=lambda sitting: sitting.venue)
    ]


def _line(sitting: Sitting, free: int) -> RoomLine:
    return RoomLine(sitting.room, sitting.starts, sitting.ends, sitting.capacity, free)
