"""Saved filters as their page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.urls import reverse

from flows.models import SavedFilter
from portals.reviewer.filters import filters_in

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class SavedLine:
    """One saved filter: its name, what it says, and where it leads."""

    name: str
    words: str
    url: str


def saved_lines(person: User) -> list[SavedLine]:
    """Return a person's filters, the oldest first. One query."""
    return [
        SavedLine(
            one.name,
            filters_in(QueryDict(one.query)).words,
            f"{reverse('reviewer:inbox')}?{one.query}",
        )
        for one in SavedFilter.objects.filter(owner=person)
    ]
