"""Where a page of a list leads on and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from django.core.paginator import Page

Row = TypeVar("Row")


@dataclass(frozen=True)
class Turn:
    """Addresses of the pages around this one, empty at an end, and which rows this one shows."""

    previous: str
    next: str
    text: str


def turn_of(page: Page[Row], *, kept: str = "") -> Turn:
    """Return the way on and back of a numbered page; `kept` goes along in the address."""
    count = page.paginator.count
    return Turn(
        previous=f"?{kept}page={page.previous_page_number()}" if page.has_previous() else "",
        next=f"?{kept}page={page.next_page_number()}" if page.has_next() else "",
        text=f"第 {page.start_index()}–{page.end_index()} 条，共 {count} 条",
    )
