"""Go on and back in lists of any length: the place is kept in the address, not a page number.

A page is asked for by the row before it (`after`) or behind it (`before`), so the database starts
there instead of counting from the top, and rows that come or go meanwhile shift nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Generic, TypeVar

from django.db.models import Model, Q

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.db.models import QuerySet

Row = TypeVar("Row", bound=Model)
PAGE = 30
CAP = 1000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
LATEST = (datetime(9999, 1, 1, tzinfo=UTC) - EPOCH) // MICROSECOND


@dataclass(frozen=True)
class Place:
    """A row's place in its list: moment and reference. `backwards` asks for what is before it."""

    at: datetime
    key: str
    backwards: bool = False

    def __str__(self) -> str:
        return f"{(self.at - EPOCH) // MICROSECOND}.{self.key}"


@dataclass(frozen=True)
class Order:
    """By which moment a list is ordered, and by which public key what came in the same moment."""

    at: str
    key: str
    newest_first: bool = False

    def place_of(self, row: Model) -> Place:
        return Place(getattr(row, self.at), getattr(row, self.key))

    def columns(self, *, backwards: bool) -> list[str]:
        sign = "-" if self.newest_first is not backwards else ""
        return [f"{sign}{self.at}", f"{sign}{self.key}"]

    def beyond(self, place: Place) -> Q:
        """Return the condition to stand behind a place, in its direction."""
        way = "lt" if self.newest_first is not place.backwards else "gt"
        same = Q(**{self.at: place.at, f"{self.key}__{way}": place.key})
        further = Q(**{f"{self.at}__{way}": place.at})
        return Q(**{f"{self.at}__{way}e": place.at}) & (further | same)


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows of a list, and where it goes on; an empty text is an end."""

    rows: list[Row]
    previous: str = ""
    next: str = ""


def place_asked(query: Mapping[str, str]) -> Place | None:
    """Return the place an address names, or None for the top of the list."""
    for name in ("after", "before"):
        moment, _, key = query.get(name, "").partition(".")
        if moment.isdecimal() and int(moment) < LATEST and key:
            at = EPOCH + int(moment) * MICROSECOND
            return Place(at, key, backwards=name == "before")
    return None


def page_of(lanes: Sequence[QuerySet[Row]], order: Order, place: Place | None) -> Page[Row]:
    """Return one page of the lanes, merged. An index must serve each lane in the order asked."""
    if place is not None and place.backwards:
        found = _fetch(lanes, order, place)
        if len(found) > PAGE:
            rows = found[:PAGE][::-1]
            return Page(
                rows, _address("before", order, rows[0]), _address("after", order, rows[-1])
            )
        place = None  # the top is reached: show a full first page
    found = _fetch(lanes, order, place)
    rows = found[:PAGE]
    previous = _address("before", order, rows[0]) if place is not None and rows else ""
    further = _address("after", order, rows[-1]) if len(found) > PAGE else ""
    return Page(rows, previous, further)


def _address(name: str, order: Order, row: Model) -> str:
    return f"{name}={order.place_of(row)}"


def _fetch(lanes: Sequence[QuerySet[Row]], order: Order, place: Place | None) -> list[Row]:
    """Return up to one row more than a page, in the direction of the place."""
    columns = order.columns(backwards=place is not None and place.backwards)
    cut = [
        (lane.filter(order.beyond(place)) if place else lane).order_by(*columns)[: PAGE + 1]
        for lane in lanes
    ]
    if len(cut) == 1:
        return list(cut[0])
    return list(cut[0].union(*cut[1:], all=True).order_by(*columns)[: PAGE + 1])


def capped_count(rows: QuerySet[Row], cap: int | None = None) -> str:
    """Return how many rows there are; from a thousand on 999+, so that nobody waits for a count."""
    most = cap or CAP
    count = rows.order_by()[:most].count()
    return f"{most - 1}+" if count >= most else str(count)
