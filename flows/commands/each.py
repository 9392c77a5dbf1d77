"""One deed for many papers: a batch at a time, each on its own, and one that fails stops nobody."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from django.db.models import QuerySet

    from applications.models import Application
    from flows.models import Decision, DeskRow

log = logging.getLogger(__name__)
BATCH = 500


def in_batches(
    rows: QuerySet[Application] | QuerySet[DeskRow] | QuerySet[Decision],
    *,
    name: str = "public_id",
) -> Iterator[str]:
    """Yield the public ids of all rows, without holding them in memory or an open cursor.

    A batch begins behind the last row of the one before: what could not be done stays behind.
    """
    last = 0
    ordered = rows.order_by("pk").values_list("pk", name)
    while batch := list(ordered.filter(pk__gt=last)[:BATCH]):
        yield from (public_id for _, public_id in batch)
        last = batch[-1][0]


def each(public_ids: Iterable[str], deed: Callable[[str], bool]) -> int:
    """Do a deed for each; return for how many it was done.

    What fails is logged by its public id and the kind of error: its words may quote a person.
    """
    return sum(_tried(deed, public_id) for public_id in public_ids)


def _tried(deed: Callable[[str], bool], public_id: str) -> bool:
    try:
        return deed(public_id)
    except Exception as error:
        log.warning("%s failed for %s: %s", deed.__name__, public_id, type(error).__name__)
        return False
