"""Remind a candidate by hand of what is due, once a day at most."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from django.utils import timezone

from applications.errors import NotYourDesk, Objection, Refused
from applications.models import Application
from applications.states import State
from audit import trail
from exams.windows import database_now
from flows import desk
from flows.commands.telling import tell
from flows.deadlines import spoken_day
from notifications import messages
from notifications.models import OutboxMessage

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models import Posting


def remind_candidate(public_id: str, *, by: Posting) -> Application:
    """Tell a candidate again until when materials or the fee are due.

    Raises:
        NotYourDesk: the posting does not see the case.
        Refused: nothing is due from the candidate, or a reminder has gone out today.
    """
    with desk.holding(public_id) as paper:
        if not Application.objects.visible_to(by).filter(pk=paper.pk).exists():
            raise NotYourDesk
        message = _reminder(paper, now=database_now())
        cause = f"by_hand|{paper.reference}|{timezone.localdate():%Y-%m-%d}"
        if OutboxMessage.objects.filter(cause=cause).exists():
            raise Refused(Objection("reminded_today", "", "今天已经提醒过本人，不再重复发短信。"))
        tell(paper, message, cause=cause)
        trail.record(actor=by, verb="remind", subject=paper.reference)
        return paper


def _reminder(paper: Application, *, now: datetime) -> messages.Message:
    match State(paper.state):
        case State.NEEDS_MATERIALS if _is_open(paper.correction_due, now):
            due = spoken_day(paper.correction_due)
            return messages.MaterialsDueSoon(reference=paper.reference, due=due)
        case State.APPROVED if _is_open(paper.payment_due, now):
            due = spoken_day(paper.payment_due)
            return messages.PaymentDueSoon(reference=paper.reference, due=due)
        case _:
            raise Refused(Objection("nothing_due", "", "现在不用本人补材料或缴费，没有发短信。"))


def _is_open(due: datetime | None, now: datetime) -> TypeGuard[datetime]:
    return due is not None and due > now
