"""A decision waits for some minutes in which it can be undone; then it stands (ADR 19)."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from applications.errors import NotYourDesk, Objection, Refused
from audit import trail
from exams.windows import database_now
from flows import desk
from flows.commands.each import in_batches
from flows.commands.verdicts import carry_out
from flows.models import Decision, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from accounts.models import Posting
    from applications.models import Application
    from flows.models import DeskRow

log = logging.getLogger(__name__)
TOO_LATE = Objection("too_late", "", "已经通知本人，不能再撤销。")


def decide(
    paper: Application,
    row: DeskRow,
    *,
    by: Posting,
    verdict: Verdict,
    reason: str = "",
    flags: Sequence[dict[str, str]] = (),
) -> Application:
    """Note what a desk decides on a held paper. Without time to undo it stands at once."""
    now = database_now()
    minutes = paper.exam.undo_minutes
    decision = Decision(
        application=paper,
        posting=by,
        step=paper.step,
        verdict=verdict,
        reason=reason,
        flags=list(flags),
        seen_version=paper.version,
        made_at=now,
        settles_at=now + timedelta(minutes=minutes),
    )
    if not minutes:
        carry_out(paper, decision, now=now)
        return paper
    decision.save()
    desk.keep_aside(row, by=by.user, now=now)
    _record(decision, by=by, verb="decide")
    return paper


def undo(public_id: str, *, by: Posting) -> Application:
    """Take one's decision back; the case lies on one's own pile again.

    Raises:
        Refused: the decision stands already, or was undone.
        NotYourDesk: somebody else decided.
    """
    with desk.holding(public_id) as paper:
        decision = _own_pending(paper, by=by)
        _void(decision, now=database_now())
        _record(decision, by=by, verb="undo")
        return paper


def settle_now(public_id: str, *, by: Posting) -> bool:
    """Let one's own decision stand without waiting; say whether it does.

    Raises:
        Refused: it stands already, or was undone.
        NotYourDesk: somebody else decided.
    """
    with desk.holding(public_id) as paper:
        return _settle(paper, _own_pending(paper, by=by), now=database_now())


def _own_pending(paper: Application, *, by: Posting) -> Decision:
    decision = _pending(paper)
    if decision is None:
        raise Refused(TOO_LATE)
    if decision.posting.user_id != by.user_id:
        raise NotYourDesk
    return decision


def _pending(paper: Application) -> Decision | None:
    """Return the decision of a held paper that can still be undone."""
    waiting = Decision.objects.pending().select_related(
        "posting__user", "posting__region", "posting__employer"
    )
    found: Decision | None = waiting.filter(application=paper).first()
    return found


def settle_due() -> int:
    """Let every decision stand whose time is over; return how many.

    Each is a transaction of its own: those that cannot be settled, however many, hold up nobody.
    They are logged and counted, and tried again by the next run.
    """
    due = Decision.objects.due(timezone.now())
    answers = [_settle_one(one) for one in in_batches(due, name="application__public_id")]
    failed = answers.count(None)
    if failed:
        log.error("%s decisions that are due could not be settled.", failed)
    return answers.count(True)


def _settle_one(public_id: str) -> bool | None:
    """Say whether one stands now; None for one that broke."""
    try:
        return _settle_due(public_id)
    except Exception:
        log.exception("A decision about %s could not be settled.", public_id)
        return None


def _settle_due(public_id: str) -> bool:
    with desk.holding(public_id) as paper:
        now = database_now()
        decision = _pending(paper)
        if decision is None or decision.settles_at > now:
            return False
        return _settle(paper, decision, now=now)


def _settle(paper: Application, decision: Decision, *, now: datetime) -> bool:
    """Carry a decision out if the paper is as it was decided on; else give the case back."""
    if paper.version != decision.seen_version:
        _void(decision, now=now)
        _record(decision, by=None, verb="overtake")
        return False
    carry_out(paper, decision, now=now)
    return True


def _void(decision: Decision, *, now: datetime) -> None:
    decision.voided_at = now
    decision.save(update_fields=["voided_at"])
    desk.bring_back(decision.application)


def _record(decision: Decision, *, by: Posting | None, verb: str) -> None:
    """Write what the staff may see: the candidate is told of nothing that can be undone."""
    details = {"verdict": decision.verdict, "step": decision.step}
    trail.record(
        actor=by,
        verb=verb,
        subject=decision.application.reference,
        reason=decision.reason,
        details=details,
    )
