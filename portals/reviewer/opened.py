"""How many documents of a case a person has opened."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from applications.models import Attachment
from audit.models import Reading

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from flows.models import DeskRow


@dataclass(frozen=True)
class Opened:
    """Documents opened, of how many."""

    seen: int
    of: int

    @property
    def is_complete(self) -> bool:
        return self.seen >= self.of

    @property
    def word(self) -> str:
        return f"{self.seen}/{self.of}"


def opened_by(reader: str, subjects: Collection[str]) -> set[str]:
    """Return the public ids of all documents of these cases the reader has opened."""
    what = Reading.objects.filter(
        subject__in=subjects, reader=reader, what__startswith="document:"
    ).values_list("what", flat=True)
    return {name.removeprefix("document:") for name in what}


def opened_in(rows: Sequence[DeskRow], *, reader: str) -> dict[int, Opened]:
    """Return for each row's application how far the reader is. Two queries for any number."""
    opened = opened_by(reader, [row.reference for row in rows])
    current = Attachment.objects.current().filter(
        application__in=[row.application_id for row in rows]
    )
    there: Counter[int] = Counter()
    seen: Counter[int] = Counter()
    for application, public_id in current.order_by().values_list("application_id", "public_id"):
        there[application] += 1
        seen[application] += public_id in opened
    return {key: Opened(seen[key], there[key]) for key in (row.application_id for row in rows)}
