"""The honest clock: how long such papers lay on this desk lately."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from typing import TYPE_CHECKING

from django.core.cache import cache
from django.db.models import F, OuterRef, Subquery

from applications.models import Application
from applications.querysets import within
from audit.models import Entry

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

LATELY = timedelta(days=30)
FEWEST = 30
MOST = 500
KEPT = 10 * 60
DAY = 86400.0
ARRIVALS = ["submit", "resubmit", "approve"]
ANSWERS = ["approve", "send_back"]


@dataclass(frozen=True)
class Waits:
    """How long answers took, in whole days; only known when there were enough of them."""

    count: int
    half: int = 0
    nine: int = 0

    @property
    def is_known(self) -> bool:
        return self.count >= FEWEST


def waits_at(*, step: str, path: str, exam_id: int, now: datetime) -> Waits:
    """Return how long a desk of a region took for its last answers. One query in ten minutes.

    Refusals are not counted: the trail does not say at which desk they were made.
    """
    key = f"waits|{exam_id}|{path}|{step}"
    known = cache.get(key)
    if isinstance(known, Waits):
        return known
    waits = waits_from(list(_spans(step=step, path=path, exam_id=exam_id, now=now)[:MOST]))
    cache.set(key, waits, KEPT)
    return waits


def waits_from(spans: list[timedelta]) -> Waits:
    """Return what spans of time say: half took at most so many days, nine in ten so many."""
    ordered = sorted(span.total_seconds() for span in spans)
    if len(ordered) < FEWEST:
        return Waits(len(ordered))
    half, nine = (ordered[ceil(len(ordered) * part) - 1] for part in (0.5, 0.9))
    return Waits(len(ordered), max(1, ceil(half / DAY)), max(1, ceil(nine / DAY)))


def _spans(*, step: str, path: str, exam_id: int, now: datetime) -> QuerySet[Entry, timedelta]:
    arrived = Entry.objects.filter(
        subject=OuterRef("subject"), position__lt=OuterRef("position"), verb__in=ARRIVALS
    ).order_by("-position")
    here = Application.objects.filter(within(path), exam=exam_id)
    return (
        Entry.objects.filter(at__gt=now - LATELY, verb__in=ANSWERS, details__step=step)
        .filter(subject__in=here.values("reference"))
        .order_by("-at")
        .annotate(took=F("at") - Subquery(arrived.values("at")[:1]))
        .filter(took__isnull=False)
        .values_list("took", flat=True)
    )
