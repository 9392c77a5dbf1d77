"""How long desks take: counted by the clock from what was really done, read by the page."""

from __future__ import annotations

from datetime import timedelta
from math import ceil
from typing import TYPE_CHECKING

from django.db import connection, transaction

from flows.models import DeskWait

if TYPE_CHECKING:
    from datetime import datetime

LATELY = timedelta(days=30)
LONGEST = timedelta(days=120)
"""How far back the arrival of something answered lately is looked for."""
DAY = 86400.0
SPANS = """
WITH moves AS (
    SELECT subject, verb, at, details->>'step' AS step,
           lag(at) OVER one AS arrived, lag(verb) OVER one AS before
    FROM audit_entry
    WHERE at > %(first)s AND verb IN ('submit', 'resubmit', 'approve', 'send_back')
    WINDOW one AS (PARTITION BY subject ORDER BY position)
)
SELECT paper.exam_id, place.path, moves.step, paper.apply_level, count(*),
       extract(epoch FROM percentile_disc(0.5) WITHIN GROUP (ORDER BY at - arrived)),
       extract(epoch FROM percentile_disc(0.9) WITHIN GROUP (ORDER BY at - arrived))
FROM moves
JOIN applications_application paper ON paper.reference = moves.subject
JOIN exams_office office ON office.exam_id = paper.exam_id
JOIN registry_region place ON place.id = office.region_id
     AND (paper.region_path = place.path OR paper.region_path LIKE place.path || '.%%')
WHERE moves.verb IN ('approve', 'send_back') AND moves.at > %(since)s AND moves.step <> ''
      AND moves.before IN ('submit', 'resubmit', 'approve')
GROUP BY paper.exam_id, place.path, moves.step, paper.apply_level
"""
"""Refusals are not counted: the trail does not say at which desk they were made."""


def count_waits(*, now: datetime) -> int:
    """Count the last 30 days anew for every office, desk and level; return how many there are."""
    facts = {"since": now - LATELY, "first": now - LATELY - LONGEST}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(SPANS, facts)
        waits = [
            DeskWait(
                exam_id=exam, path=path, step=step, level=level, count=count,
                half=_days(half), nine=_days(nine), counted_at=now,
            )
            for exam, path, step, level, count, half, nine in cursor.fetchall()
        ]  # fmt: skip
        DeskWait.objects.all().delete()
        DeskWait.objects.bulk_create(waits, batch_size=2000)
    return len(waits)


def _days(seconds: object) -> int:
    """Return whole days, rounded up: an answer within the hour counts as a day."""
    return max(1, ceil(float(str(seconds)) / DAY))
