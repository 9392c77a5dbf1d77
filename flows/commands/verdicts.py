"""What a decision does once it stands: the paper moves, the candidate is told, it is handed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Max

from applications.models import Finding
from applications.states import State
from exams.chains import chain_for
from exams.models import Office, Step
from flows import deadlines, desk
from flows.commands.telling import save_and_record, tell
from flows.models import Verdict
from flows.nameplate import office_path_of
from notifications import messages

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from applications.models import Application
    from flows.models import Decision


def carry_out(paper: Application, decision: Decision, *, now: datetime) -> None:
    """Let a decision stand. Deadlines are counted from now, when the candidate is told."""
    DEEDS[Verdict(decision.verdict)](paper, decision, now)
    desk.hand_on(paper, by=decision.posting.user, now=now)
    decision.settled_at = now
    decision.save()


def _approve(paper: Application, decision: Decision, now: datetime) -> None:
    before, step = paper.state, paper.step
    following = next_step(paper)
    if following is None:
        paper.approve(at=now, payment_due=deadlines.payment_due(paper, now=now))
    else:
        paper.forward(step=following)
    _record(paper, decision, before=before, details={"step": step})
    tell(paper, _good_news(paper))


def next_step(paper: Application) -> Step | None:
    """Return the desk after the present one; None after the last.

    Exceptional promotion always goes up to the province (architecture §5).
    """
    if paper.region is None:
        return None
    chain = chain_for(exam=paper.exam, region=paper.region, level_group=paper.level.group)
    if paper.exceptional and Step.PROVINCE not in chain:
        chain = [*chain, Step.PROVINCE]
    place = chain.index(Step(paper.step))
    return chain[place + 1] if place + 1 < len(chain) else None


def _good_news(paper: Application) -> messages.Message:
    if paper.state == State.APPROVED and paper.payment_due is not None:
        return messages.ApplicationApproved(
            reference=paper.reference, due=deadlines.spoken_day(paper.payment_due)
        )
    return messages.ApplicationForwarded(reference=paper.reference, step=Step(paper.step).label)


def _send_back(paper: Application, decision: Decision, now: datetime) -> None:
    before = paper.state
    due = deadlines.correction_due(paper, now=now)
    paper.ask_materials(due=due)
    _raise_findings(paper, decision, now=now)
    asked = {"asked": [flag["code"] for flag in decision.flags], "step": paper.step}
    reason = "；".join(flag["note"].rstrip("。；") for flag in decision.flags)
    _record(paper, decision, before=before, reason=reason, details=asked)
    tell(
        paper,
        messages.MaterialsNeeded(
            reference=paper.reference, office=desk_name(paper), due=deadlines.spoken_day(due)
        ),
    )


def _raise_findings(paper: Application, decision: Decision, *, now: datetime) -> None:
    slots = paper.attachments.current().values("code").annotate(newest=Max("version"))
    versions = dict(slots.values_list("code", "newest"))
    Finding.objects.bulk_create(
        Finding(
            application=paper,
            round=paper.round,
            seen_version=versions.get(flag["code"], 0),
            step=paper.step,
            raised_by=decision.posting.user,
            raised_at=now,
            **flag,
        )
        for flag in decision.flags
    )


def desk_name(paper: Application) -> str:
    """Return who holds the paper, as the candidate is told: an office, never a person."""
    if paper.step == Step.EMPLOYER and paper.employer is not None:
        return f"{paper.employer.name}（单位人事）"[:20]
    office = Office.objects.filter(exam=paper.exam, region__path=office_path_of(paper)).first()
    return office.name[:20] if office else ""


def _reject(paper: Application, decision: Decision, now: datetime) -> None:
    before, step = paper.state, paper.step
    paper.reject(at=now)
    _record(paper, decision, before=before, reason=decision.reason, details={"step": step})
    tell(paper, messages.ApplicationRejected(reference=paper.reference))


def _record(
    paper: Application,
    decision: Decision,
    *,
    before: str,
    reason: str = "",
    details: Mapping[str, object],
) -> None:
    """Name whoever decided, also when the clock settles it; the verdict is the verb."""
    save_and_record(
        paper,
        actor=decision.posting,
        verb=decision.verdict,
        before=before,
        reason=reason,
        details=details,
    )


DEEDS: dict[Verdict, Callable[[Application, Decision, datetime], None]] = {
    Verdict.APPROVE: _approve,
    Verdict.SEND_BACK: _send_back,
    Verdict.REJECT: _reject,
}
