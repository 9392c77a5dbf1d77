"""Give seats: rooms in order of time and name, seats from one upwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Max

from sittings.models import Sitting, Ticket

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exams.models import Exam


@dataclass(frozen=True)
class Seat:
    """A machine in a room at a time."""

    sitting: Sitting
    number: int


def free_seats(*, exam: Exam, region_path: str) -> Iterator[Seat]:
    """Yield the free seats of a region's venues, simple numbers, no draw (that is a later step)."""
    sittings = Sitting.objects.filter(venue__exam=exam, venue__region__path=region_path)
    taken = dict(
        Ticket.objects.live()
        .filter(sitting__in=sittings)
        .values_list("sitting")
        .annotate(Max("seat"))
        .values_list("sitting", "seat__max")
    )
    for sitting in sittings.select_related("venue").order_by("starts", "room", "pk"):
        for number in range(taken.get(sitting.pk, 0) + 1, sitting.capacity + 1):
            yield Seat(sitting, number)
