"""What a reviewer or an employer admin can do with a case. `by` is the posting that acts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Max

from applications.errors import AlreadyHandled, NotYourDesk, Objection, Refused
from applications.models import Application, Finding, FindingKind
from applications.states import State
from audit import trail
from exams.chains import chain_for
from exams.models import Office, Step
from exams.windows import database_now
from flows import deadlines, desk
from flows.assignment import require_row, waiting_longest
from flows.commands.reviewer_documents import unopened_documents
from flows.commands.telling import save_and_record, tell
from flows.nameplate import office_path_of
from notifications import messages

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models import Posting


@dataclass(frozen=True)
class Flag:
    """One thing a reviewer asks to be corrected: a field or a paper, and why."""

    kind: FindingKind
    code: str
    note: str


def claim(public_id: str, *, by: Posting, seen_version: int | None = None) -> Application:
    """Take a case onto one's own pile."""
    with desk.holding(public_id) as paper:
        row = require_row(paper, by=by, seen_version=seen_version)
        if row.owner_id is None:
            desk.take(row, by=by.user)
            trail.record(actor=by, verb="claim", subject=paper.reference)
        return paper


def claim_next(*, by: Posting) -> Application | None:
    """Take the case that has waited longest; None when there is none."""
    for public_id in waiting_longest(by, most=5):
        try:
            return claim(public_id, by=by)
        except (AlreadyHandled, NotYourDesk):
            continue
    return None


def release(public_id: str, *, by: Posting, seen_version: int | None = None) -> Application:
    """Put a case back for colleagues.

    Raises:
        NotYourDesk: somebody else holds it.
    """
    with desk.holding(public_id) as paper:
        row = require_row(paper, by=by, seen_version=seen_version)
        if row.owner_id != by.user_id:
            raise NotYourDesk
        desk.put_back(row)
        trail.record(actor=by, verb="release", subject=paper.reference)
        return paper


def approve(public_id: str, *, by: Posting, seen_version: int | None = None) -> Application:
    """Agree: the next desk looks, or after the last one payment is due.

    Raises:
        Refused: not every document was opened.
        NotYourDesk, AlreadyHandled: see `require_row`.
    """
    with desk.holding(public_id) as paper:
        require_row(paper, by=by, seen_version=seen_version)
        closed = unopened_documents(paper, by=by)
        if closed:
            text = f"还有 {len(closed)} 份材料没有打开看过，看完才能通过。"
            raise Refused(Objection("unopened_documents", "", text))
        now = database_now()
        before, step = paper.state, paper.step
        following = next_step(paper)
        if following is None:
            paper.approve(at=now, payment_due=deadlines.payment_due(paper, now=now))
        else:
            paper.forward(step=following)
        save_and_record(paper, actor=by, verb="approve", before=before, details={"step": step})
        tell(paper, _good_news(paper))
        desk.hand_on(paper, by=by.user, now=now)
        return paper


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


def send_back(
    public_id: str, *, by: Posting, flags: list[Flag], seen_version: int | None = None
) -> Application:
    """Ask the candidate to correct the flagged fields and papers, and only those.

    Raises:
        Refused: nothing is flagged, or a flag has no reason.
        NotYourDesk, AlreadyHandled: see `require_row`.
    """
    if not flags or not all(flag.note.strip() for flag in flags):
        raise Refused(Objection("no_reason", "", "请至少选择一项，并写明要补充或修改什么。"))
    with desk.holding(public_id) as paper:
        require_row(paper, by=by, seen_version=seen_version)
        now = database_now()
        before = paper.state
        due = deadlines.correction_due(paper, now=now)
        paper.ask_materials(due=due)
        _raise_findings(paper, flags, by=by, now=now)
        reason = "；".join(flag.note.strip().rstrip("。；") for flag in flags)
        asked = {"asked": [flag.code for flag in flags], "step": paper.step}
        save_and_record(
            paper, actor=by, verb="send_back", before=before, reason=reason, details=asked
        )
        tell(
            paper,
            messages.MaterialsNeeded(
                reference=paper.reference, office=desk_name(paper), due=deadlines.spoken_day(due)
            ),
        )
        desk.hand_on(paper, by=by.user, now=now)
        return paper


def _raise_findings(paper: Application, flags: list[Flag], *, by: Posting, now: datetime) -> None:
    slots = paper.attachments.current().values("code").annotate(newest=Max("version"))
    versions = dict(slots.values_list("code", "newest"))
    Finding.objects.bulk_create(
        Finding(
            application=paper,
            round=paper.round,
            kind=flag.kind,
            code=flag.code,
            note=flag.note.strip(),
            seen_version=versions.get(flag.code, 0),
            step=paper.step,
            raised_by=by.user,
            raised_at=now,
        )
        for flag in flags
    )


def desk_name(paper: Application) -> str:
    """Return who holds the paper, as the candidate is told: an office, never a person."""
    if paper.step == Step.EMPLOYER and paper.employer is not None:
        return f"{paper.employer.name}（单位人事）"[:20]
    office = Office.objects.filter(exam=paper.exam, region__path=office_path_of(paper)).first()
    return office.name[:20] if office else ""


def reject(
    public_id: str, *, by: Posting, reason: str, seen_version: int | None = None
) -> Application:
    """Refuse the case for good, with a reason.

    Raises:
        Refused: no reason was given.
        NotYourDesk, AlreadyHandled: see `require_row`.
    """
    if not reason.strip():
        raise Refused(Objection("no_reason", "reason", "请写明不通过的原因。"))
    with desk.holding(public_id) as paper:
        require_row(paper, by=by, seen_version=seen_version)
        now = database_now()
        before, step = paper.state, paper.step
        paper.reject(at=now)
        save_and_record(
            paper,
            actor=by,
            verb="reject",
            before=before,
            reason=reason.strip(),
            details={"step": step},
        )
        tell(paper, messages.ApplicationRejected(reference=paper.reference))
        desk.hand_on(paper, by=by.user, now=now)
        return paper
