"""提醒: what of one's own pile is late, due today or on the next working day, or was given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from exams.models import Exam
from flows.commands.reassigning import REASSIGNED
from flows.deadlines import end_of_day, end_of_working_day, is_guess
from flows.heads import paths_led_by
from portals.reviewer.acting import acting_posting
from portals.reviewer.desk_rows import desk_lines, own_pile
from portals.reviewer.paging import CAP
from portals.shell.access import reviewers_only

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from accounts.models import Posting
    from flows.models import DeskRow
    from portals.reviewer.desk_rows import DeskLine

MOST = 30


@dataclass(frozen=True)
class Reminder:
    """Cases under one heading; `count` says how many there are when not all are shown."""

    title: str
    lines: list[DeskLine]
    count: int

    @property
    def rest(self) -> int:
        return self.count - len(self.lines)


@reviewers_only
@require_safe
def reminders(request: SignedInRequest) -> HttpResponse:
    """Show what presses, the most pressing first."""
    posting, now = acting_posting(request), timezone.now()
    exam = Exam.objects.running().first()
    shown = {
        "exam": exam,
        "reminders": reminders_of(posting, exam, now=now) if exam else [],
        "answers": bool(paths_led_by(posting, now=now)),
        "is_guess": exam is not None and _has_guess(posting, exam),
    }
    return render(request, "reviewer/reminders.html", shown)


def reminders_of(posting: Posting, exam: Exam, *, now: datetime) -> list[Reminder]:
    """Return what is on the pile by its deadline; empty headings are left out."""
    today, soon = end_of_day(now, days=0), end_of_working_day(exam, now, days=1)
    pile = own_pile(posting).order_by("due_at", "pk")
    groups = {
        "已经逾期": pile.filter(due_at__lte=now),
        "今天到期": pile.filter(due_at__gt=now, due_at__lte=today),
        "下一个工作日到期": pile.filter(due_at__gt=today, due_at__lte=soon),
        "转给您的": pile.filter(due_at__gt=soon).filter(flags__contains=[REASSIGNED]),
    }
    found = [_reminder(title, rows, posting, now) for title, rows in groups.items()]
    return [one for one in found if one.lines]


def _reminder(title: str, rows: QuerySet[DeskRow], posting: Posting, now: datetime) -> Reminder:
    shown = desk_lines(list(rows[:MOST]), reader=posting.public_id, now=now)
    count = rows.order_by()[:CAP].count() if len(shown) == MOST else len(shown)
    return Reminder(title, shown, count)


def _has_guess(posting: Posting, exam: Exam) -> bool:
    last = own_pile(posting).order_by("-due_at").values_list("due_at", flat=True).first()
    return last is not None and is_guess(last, exam)
