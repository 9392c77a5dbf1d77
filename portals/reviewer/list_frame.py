"""What the three lists share: tabs with their counts, chips, the box to search in, the pager."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from django.urls import reverse

from portals.reviewer.desk_rows import own_pile, unclaimed_desks
from portals.reviewer.done_rows import done_entries
from portals.reviewer.paging import capped_count

if TYPE_CHECKING:
    from accounts.models import Posting
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
class Ways:
    """Where a long list goes on; an empty address is an end."""

    previous: str
    next: str

    @property
    def is_needed(self) -> bool:
        return bool(self.previous or self.next)


def tabs_of(posting: Posting, filters: Filters, *, here: str) -> list[Tab]:
    """Return the three tabs. Three queries, each of which stops counting at a thousand."""
    counts = {
        "inbox": capped_count(filters.on_desks(own_pile(posting))),
        "unclaimed": capped_count(filters.on_desks(unclaimed_desks(posting))),
        "done": capped_count(done_entries(posting, filters)),
    }
    return [
        Tab(word, f"{reverse(f'reviewer:{name}')}?{filters.query}", counts[name], name == here)
        for name, word in TABS.items()
    ]


def ways_of(page: Page[Row], filters: Narrowing) -> Ways:
    """Return the addresses of the pager, filters kept."""
    return Ways(_way(page.previous, filters), _way(page.next, filters))


def _way(place: str, filters: Narrowing) -> str:
    return "?" + "&".join(part for part in (filters.query, place) if part) if place else ""
