"""What the three lists share: tabs with their counts, chips, the box to search in, the pager."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from django.urls import reverse

from flows.models import SavedFilter
from portals.reviewer.desk_rows import own_pile, unclaimed_desks
from portals.reviewer.filters import Chip
from portals.reviewer.paging import capped_count

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models import Posting, User
    from portals.reviewer.filters import Filters
    from portals.reviewer.paging import Page, Row

TABS = {"inbox": "待办", "unclaimed": "待领", "done": "已办"}


class Narrowing(Protocol):
    """What a list is narrowed to, as a part of an address."""

    @property
    def query(self) -> str: ...


@dataclass(frozen=True)
class Tab:
    """One of the lists; `count` says how many rows the filters leave there."""

    word: str
    url: str
    count: str
    is_here: bool


@dataclass(frozen=True)
class BulkButton:
    """Something that can be done with all ticked rows; `letter` is pressed with Shift."""

    code: str
    word: str
    letter: str = ""
    css: str = ""

    @property
    def key(self) -> str:
        return f"shift+{self.letter.lower()}" if self.letter else ""


ON_A_PILE = {
    "bulk_deeds": [
        BulkButton("approve", "批量通过", "A", "btn-p"),
        BulkButton("hand_over", "移交"),
        BulkButton("release", "放回待领"),
    ],
    "bulk_unready": "资料没有看完，批量通过时会跳过并说明",
}
ON_WHAT_IS_DONE = {
    "bulk_deeds": [BulkButton("remind", "催办", "R", "btn-p")],
    "bulk_unready": "现在不用本人补材料或缴费，会跳过并说明",
}
"""What the bar below a list offers. A reminder goes to the candidate: nobody else is late here."""


@dataclass(frozen=True)
class Ways:
    """Where a long list goes on; an empty address is an end."""

    previous: str
    next: str

    @property
    def is_needed(self) -> bool:
        return bool(self.previous or self.next)


def tabs_of(
    posting: Posting, filters: Filters, *, here: str, now: datetime, done: str
) -> list[Tab]:
    """Return the three tabs. Two queries, each of which stops counting at a thousand.

    Args:
        done: how many rows 已办 has, if it is known with these filters.
    """
    awake = filters.awake
    counts = {
        "inbox": capped_count(awake.on_desks(own_pile(posting), posting, now)),
        "unclaimed": capped_count(awake.on_desks(unclaimed_desks(posting), posting, now)),
        "done": done,
    }
    return [
        Tab(word, f"{reverse(f'reviewer:{name}')}?{awake.query}", counts[name], name == here)
        for name, word in TABS.items()
    ]


def ways_of(page: Page[Row], filters: Narrowing) -> Ways:
    """Return the addresses of the pager, filters kept."""
    return Ways(_way(page.previous, filters), _way(page.next, filters))


def saved_chips(person: User, filters: Filters) -> list[Chip]:
    """Return a chip for each filter the person has saved; the one in use is lit. One query."""
    return [
        Chip(one.name, f"?{one.query}", is_on=one.query == filters.query)
        for one in SavedFilter.objects.filter(owner=person)
    ]


def _way(place: str, filters: Narrowing) -> str:
    return "?" + "&".join(part for part in (filters.query, place) if part) if place else ""
