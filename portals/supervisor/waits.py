"""How long open tasks have waited, and how many are late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from applications.models import Application
from flows.models import DeskRow
from portals.shell.wording import DAY, since, span
from portals.supervisor.places import PlaceOf, WaitingSince, steps_under

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

    from portals.shell.seat import Seat

NOTHING = "—"


@dataclass(frozen=True)
class Waits:
    """The open tasks of a place. `half` and `nine_tenths` have waited no longer than said."""

    overdue: int = 0
    half: str = NOTHING
    nine_tenths: str = NOTHING


def waits_by_place(seat: Seat, *, now: datetime) -> dict[str, Waits]:
    """Return the waits of each place that has open tasks. One query."""
    place = PlaceOf("application__region_path", steps=steps_under(seat.posting))
    rows = _open_tasks(seat).values(place=place).order_by()
    return {
        row["place"]: _waits(row, now)
        for row in rows.annotate(
            overdue=_overdue(now),
            half=WaitingSince("waiting_since", share=0.5),
            nine_tenths=WaitingSince("waiting_since", share=0.9),
        )
    }


def waits_of_all(seat: Seat, *, now: datetime) -> Waits:
    """Return the waits of the whole region. One query."""
    totals = _open_tasks(seat).aggregate(
        overdue=_overdue(now),
        half=WaitingSince("waiting_since", share=0.5),
        nine_tenths=WaitingSince("waiting_since", share=0.9),
    )
    return _waits(totals, now)


def _open_tasks(seat: Seat) -> QuerySet[DeskRow]:
    cases = Application.objects.visible_to(seat.posting).in_exam(seat.exam)
    return DeskRow.objects.filter(application__in=cases, decided_at=None)


def _overdue(now: datetime) -> Count:
    return Count("pk", filter=Q(due_at__lte=now))


def _waits(row: Mapping[str, object], now: datetime) -> Waits:
    overdue, half, nine_tenths = row["overdue"], row["half"], row["nine_tenths"]
    return Waits(
        overdue=overdue if isinstance(overdue, int) else 0,
        half=_word(half, now),
        nine_tenths=_word(nine_tenths, now),
    )


def _word(moment: object, now: datetime) -> str:
    """Say a length in days and hours, a short one in hours or minutes; nothing is a dash."""
    if not isinstance(moment, datetime):
        return NOTHING
    seconds = (now - moment).total_seconds()
    return span(seconds) if seconds >= DAY else since(moment, now)
