"""What happens because time passes. Every function may run twice, and at the same time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from applications.lateness import or_longer
from applications.models import Application
from applications.states import State
from audit import trail
from exams.windows import database_now
from flows import desk
from flows.commands.each import each, in_batches
from flows.commands.telling import save_and_record, tell
from flows.deadlines import spoken_day, spoken_deadline
from flows.extended import DUE, WAITS_IN
from flows.heads import unreported
from notifications import messages
from notifications.models import OutboxMessage

if TYPE_CHECKING:
    from datetime import datetime

    from exams.models import Extended

WAITED_FOR = {state: kind for kind, state in WAITS_IN.items()}
WARNING_TIME = timedelta(days=1)


def lapse_late() -> int:
    """End papers whose materials or payment did not come in time; return how many."""
    now = timezone.now()
    late = Application.objects.late_with_materials(now) | Application.objects.late_with_payment(now)
    return each(in_batches(late), _lapse)


def _lapse(public_id: str) -> bool:
    with desk.holding(public_id) as paper:
        due, now = _due_of(paper), database_now()
        if due is None or due > now:
            return False
        kind = WAITED_FOR[State(paper.state)]
        until = or_longer(due, paper, kind)
        if until > now:
            _keep_open(paper, kind, until=until)
            return False
        before = paper.state
        paper.lapse()
        save_and_record(paper, actor=None, verb="lapse", before=before)
        tell(paper, messages.ApplicationLapsed(reference=paper.reference))
        desk.close(paper)
        return True


def _keep_open(paper: Application, kind: Extended, *, until: datetime) -> None:
    """Write an extension onto a paper whose deadline was set in the moment it was agreed."""
    setattr(paper, DUE[kind], until)
    facts = {"kind": kind, "until": until.isoformat(), "personal": False}
    save_and_record(paper, actor=None, verb="extend", before=paper.state, details=facts)
    spoken = spoken_deadline(until)
    tell(
        paper,
        messages.TimeExtended(reference=paper.reference, what=kind.label, until=spoken),
    )


def _due_of(paper: Application) -> datetime | None:
    """Return the deadline that runs in the paper's present state."""
    match State(paper.state):
        case State.NEEDS_MATERIALS:
            return paper.correction_due
        case State.APPROVED:
            return paper.payment_due
        case _:
            return None


def escalate_overdue() -> int:
    """Report cases that a desk did not decide in time to whoever answers for the office.

    Once for each desk a case crosses; return how many.
    """
    return each(in_batches(unreported(timezone.now())), _escalate)


def _escalate(public_id: str) -> bool:
    with desk.holding(public_id) as paper:
        now = database_now()
        row = unreported(now).filter(application=paper).first()
        if row is None:
            return False
        row.escalated_at = now
        row.save(update_fields=["escalated_at"])
        details = {"step": row.step, "due": row.due_at.isoformat()}
        trail.record(actor=None, verb="escalate", subject=paper.reference, details=details)
        return True


def remind() -> int:
    """Remind those whose deadline is a day away, once for each; return how many were told."""
    soon = timezone.now() + WARNING_TIME
    late = Application.objects.late_with_materials(soon) | Application.objects.late_with_payment(
        soon
    )
    due = {_reminder_of(paper)[1]: paper.public_id for paper in late}
    told = OutboxMessage.objects.filter(cause__in=due).values_list("cause", flat=True)
    return each((due[cause] for cause in due.keys() - set(told)), _remind)


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
