"""What two people decide: each turns a key without knowing how the other has turned (T18, ADR 23).

The same verdict by two different people is a decision. Two verdicts that differ bring the case
back to whoever looked first, and both of them see both opinions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit import trail
from exams.levels import Level
from exams.models import TwoPeople
from exams.windows import database_now
from flows import desk
from flows.commands.settling import decide
from flows.commands.verdicts import next_step
from flows.models import Opinion

if TYPE_CHECKING:
    from accounts.models import Posting
    from applications.models import Application
    from flows.models import DeskRow, Verdict


def are_needed(paper: Application) -> bool:
    """Say whether the desk's verdict is the last one and needs two people by the exam's data."""
    kinds = {
        TwoPeople.EXCEPTIONAL: paper.exceptional,
        TwoPeople.LEVEL_ONE: paper.apply_level == Level.ONE,
    }
    wanted = paper.exam.two_person_approvals
    return any(kinds[kind] for kind in kinds if kind in wanted) and next_step(paper) is None


def turn(
    paper: Application, row: DeskRow, *, by: Posting, verdict: Verdict, reason: str = ""
) -> Application:
    """Turn one's key on a held paper; the second of two that agree decides."""
    now = database_now()
    other: Opinion | None = Opinion.objects.about(paper).by_others_than(by.user).last()
    Opinion.objects.create(
        application=paper,
        posting=by,
        round=paper.round,
        step=paper.step,
        verdict=verdict,
        reason=reason,
        at=now,
    )
    if other is not None and other.verdict == verdict:
        return decide(paper, row, by=by, verdict=verdict, reason=reason)
    if row.first_key is None:
        desk.await_second_key(row, first=by.user)
        _record(paper, by=by, verb="first_key")
        return paper
    desk.return_to_first(row, row.first_key)
    _record(paper, by=by, verb="keys_disagree")
    return paper


def _record(paper: Application, *, by: Posting, verb: str) -> None:
    """Say that a key was turned, never which way: the other person reads the trail too."""
    trail.record(actor=by, verb=verb, subject=paper.reference, details={"step": paper.step})
