"""What happens because time passes. Every function may run twice, and at the same time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from applications.models import Application
from applications.states import State
from exams.windows import database_now
from flows import desk
from flows.commands.telling import save_and_record, tell
from flows.deadlines import spoken_day
from notifications import messages
from notifications.models import OutboxMessage

if TYPE_CHECKING:
    from datetime import datetime

BATCH = 500
WARNING_TIME = timedelta(days=1)


def lapse_late() -> int:
    """End papers whose materials or payment did not come in time; return how many."""
    now = timezone.now()
    late = Application.objects.late_with_materials(now) | Application.objects.late_with_payment(now)
    return sum(_lapse(public_id) for public_id in late.values_list("public_id", flat=True)[:BATCH])


def _lapse(public_id: str) -> bool:
    with desk.holding(public_id) as paper:
        due = _due_of(paper)
        if due is None or due > database_now():
            return False
        before = paper.state
        paper.lapse()
        save_and_record(paper, actor=None, verb="lapse", before=before)
        tell(paper, messages.ApplicationLapsed(reference=paper.reference))
        desk.close(paper)
        return True


def _due_of(paper: Application) -> datetime | None:
    """Return the deadline that runs in the paper's present state."""
    match State(paper.state):
        case State.NEEDS_MATERIALS:
            return paper.correction_due
        case State.APPROVED:
            return paper.payment_due
        case _:
            return None


def remind() -> int:
    """Remind those whose deadline is a day away, once for each; return how many were told."""
    soon = timezone.now() + WARNING_TIME
    late = Application.objects.late_with_materials(soon) | Application.objects.late_with_payment(
        soon
    )
    due = {_reminder_of(paper)[1]: paper.public_id for paper in late}
    told = OutboxMessage.objects.filter(cause__in=due).values_list("cause", flat=True)
    return sum(_remind(due[cause]) for cause in due.keys() - set(told))


def _remind(public_id: str) -> bool:
    with desk.holding(public_id) as paper:
        if _due_of(paper) is None:
            return False
        message, cause = _reminder_of(paper)
        tell(paper, message, cause=cause)
        return True


def _reminder_of(paper: Application) -> tuple[messages.Message, str]:
    """Return what is said before a paper's deadline, and the cause that is never said twice."""
    due = _due_of(paper)
    kind = (
        messages.MaterialsDueSoon
        if paper.state == State.NEEDS_MATERIALS
        else messages.PaymentDueSoon
    )
    message = kind(reference=paper.reference, due=spoken_day(due) if due else "")
    return message, f"{message.kind()}|{paper.reference}|{due.isoformat() if due else ''}"
