"""When something is due. Days are calendar days ending at midnight, Henan time."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from exams.models import Extended
from exams.windows import until_when

if TYPE_CHECKING:
    from applications.models import Application
    from exams.models import Exam


def end_of_day(now: datetime, *, days: int) -> datetime:
    """Return midnight at the end of the day that lies `days` days after today."""
    last_day = timezone.localtime(now).date() + timedelta(days=days + 1)
    return timezone.make_aware(datetime.combine(last_day, time.min))


def correction_due(paper: Application, *, now: datetime) -> datetime:
    """Return until when materials can be supplied, an extension included."""
    usual = end_of_day(now, days=paper.exam.correction_days)
    return _or_longer(usual, paper, Extended.MATERIALS)


def payment_due(paper: Application, *, now: datetime) -> datetime:
    """Return until when the fee can be paid, an extension included."""
    return _or_longer(end_of_day(now, days=paper.exam.payment_days), paper, Extended.PAYMENT)


def _or_longer(usual: datetime, paper: Application, kind: Extended) -> datetime:
    return until_when(
        usual,
        kind=kind,
        exam=paper.exam,
        region_path=paper.region_path,
        level_group=paper.level.group,
        person=paper.candidate,
    )


def review_due(exam: Exam, *, now: datetime) -> datetime:
    """Return until when a desk should decide."""
    return end_of_day(now, days=exam.review_days)


def spoken_day(moment: datetime) -> str:
    """Return a deadline as people say it: the last day on which there is still time, 11月30日."""
    day = timezone.localtime(moment - timedelta(seconds=1)).date()
    return f"{day.month}月{day.day}日"


def spoken_moment(moment: datetime) -> str:
    """Return a moment as a short message says it: 11月30日09:05."""
    local = timezone.localtime(moment)
    return f"{local.month}月{local.day}日{local:%H:%M}"


def spoken_deadline(moment: datetime) -> str:
    """Return a deadline with its hour; midnight is the end of the day before."""
    if timezone.localtime(moment).time() == time.min:
        return spoken_day(moment)
    return spoken_moment(moment)
