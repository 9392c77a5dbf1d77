"""When something is due. Days are calendar days ending at midnight, Henan time."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from exams.models import Exam


def end_of_day(now: datetime, *, days: int) -> datetime:
    """Return midnight at the end of the day that lies `days` days after today."""
    last_day = timezone.localtime(now).date() + timedelta(days=days + 1)
    return timezone.make_aware(datetime.combine(last_day, time.min))


def correction_due(exam: Exam, *, now: datetime) -> datetime:
    """Return until when materials can be supplied."""
    return end_of_day(now, days=exam.correction_days)


def payment_due(exam: Exam, *, now: datetime) -> datetime:
    """Return until when the fee can be paid."""
    return end_of_day(now, days=exam.payment_days)


def review_due(exam: Exam, *, now: datetime) -> datetime:
    """Return until when a desk should decide."""
    return end_of_day(now, days=exam.review_days)


def spoken_day(moment: datetime) -> str:
    """Return a deadline as people say it: the last day on which there is still time, 11月30日."""
    day = timezone.localtime(moment - timedelta(seconds=1)).date()
    return f"{day.month}月{day.day}日"
