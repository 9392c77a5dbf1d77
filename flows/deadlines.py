"""When something is due: always at a midnight, Henan time.

Desks have working days. Candidates have calendar days, unless the exam gives them working days.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from applications.lateness import or_longer
from exams.models import Extended
from exams.working_days import is_announced, working_day_after

if TYPE_CHECKING:
    from datetime import date

    from applications.models import Application
    from exams.models import Exam


def end_of_day(now: datetime, *, days: int) -> datetime:
    """Return midnight at the end of the day that lies `days` days after today."""
    return _midnight_after(timezone.localtime(now).date() + timedelta(days=days))


def end_of_working_day(exam: Exam, now: datetime, *, days: int) -> datetime:
    """Return midnight at the end of the working day that lies `days` working days after today."""
    today = timezone.localtime(now).date()
    return _midnight_after(working_day_after(today, count=days, changes=exam.day_changes))


def _midnight_after(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def is_guess(due: datetime, exam: Exam) -> bool:
    """Say whether the holidays before a deadline were not announced when it was counted.

    An exam that says which days of that year differ knows them itself.
    """
    year = timezone.localtime(due - timedelta(seconds=1)).year
    own = any(day.startswith(f"{year}-") for day in exam.day_changes)
    return not own and not is_announced(year)


def correction_due(paper: Application, *, now: datetime) -> datetime:
    """Return until when materials can be supplied, an extension included."""
    usual = _days_of_people(paper.exam, now, days=paper.exam.correction_days)
    return or_longer(usual, paper, Extended.MATERIALS)


def payment_due(paper: Application, *, now: datetime) -> datetime:
    """Return until when the fee can be paid, an extension included."""
    usual = _days_of_people(paper.exam, now, days=paper.exam.payment_days)
    return or_longer(usual, paper, Extended.PAYMENT)


def _days_of_people(exam: Exam, now: datetime, *, days: int) -> datetime:
    if exam.counts_working_days:
        return end_of_working_day(exam, now, days=days)
    return end_of_day(now, days=days)


def review_due(exam: Exam, *, now: datetime) -> datetime:
    """Return until when a desk should decide."""
    return end_of_working_day(exam, now, days=exam.review_days)


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
