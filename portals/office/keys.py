"""Two people, two keys: who imported a sheet, and who may publish it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sittings.models import SheetState

if TYPE_CHECKING:
    from accounts.models import Posting
    from sittings.models import ScoreSheet


@dataclass(frozen=True)
class Keys:
    """Where a sheet stands, for whoever looks at it."""

    is_staged: bool
    is_published: bool
    may_publish: bool
    first: str
    second: str


def keys_of(sheet: ScoreSheet, *, reader: Posting) -> Keys:
    """Say whose turn it is: never the same person twice."""
    staged, own = sheet.state == SheetState.STAGED, sheet.imported_by_id == reader.user_id
    publisher = sheet.published_by
    return Keys(
        is_staged=staged,
        is_published=sheet.state == SheetState.PUBLISHED,
        may_publish=staged and not own,
        first=f"{sheet.imported_by.name}（您）" if own else sheet.imported_by.name,
        second=publisher.name if publisher is not None else "另一位考务员",
    )
