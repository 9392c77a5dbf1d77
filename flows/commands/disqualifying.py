"""Disqualify for false material: one proposes, with reason and evidence, another agrees (T18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.models import Role
from applications.errors import NotYourDesk, Objection, Refused
from applications.models import Application
from applications.states import DISQUALIFIABLE
from audit import trail
from exams.windows import database_now
from flows import desk
from flows.assignment import require_role
from flows.commands.evidence import check, keep
from flows.commands.telling import save_and_record, tell
from flows.models import Disqualification
from notifications import messages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accounts.models import Posting

NOT_NOW = Objection("not_now", "", "这件报名现在不能取消资格。")
ALREADY = Objection("already_proposed", "", "已经有人提出取消资格，等另一位同事决定。")
NOTHING = Objection("nothing_proposed", "", "没有等待决定的取消资格，可能已经办理过了。")
NO_WORDS = Objection("no_reason", "", "请写明原因和依据。")
SAME = "您提出的，要由另一位同事决定。"


def propose(
    public_id: str,
    *,
    by: Posting,
    reason: str,
    evidence: str,
    pictures: Sequence[bytes] = (),
) -> Disqualification:
    """Ask for a person to be disqualified. Nothing happens until somebody else agrees.

    Raises:
        Refused: no reason or evidence, a picture that cannot be taken, a state that does not allow
            it, or it was proposed already.
        NotYourDesk: the posting is no reviewer of the case's region.
    """
    if not reason.strip() or not evidence.strip():
        raise Refused(NO_WORDS)
    checked = check(pictures)
    with desk.holding(public_id) as paper:
        _require_sight(paper, by=by)
        if paper.current_state not in DISQUALIFIABLE:
            raise Refused(NOT_NOW)
        if standing_for(paper) is not None:
            raise Refused(ALREADY)
        proposed = Disqualification.objects.create(
            application=paper,
            reason=reason.strip(),
            evidence=evidence.strip(),
            proposed_by=by,
            proposed_at=database_now(),
        )
        kept = [{"id": one.public_id, "sha256": one.sha256} for one in keep(proposed, checked)]
        trail.record(
            actor=by,
            verb="propose_disqualification",
            subject=paper.reference,
            reason=reason,
            details={"evidence": kept} if kept else {},
        )
        return proposed


def agree(public_id: str, *, by: Posting) -> Application:
    """Disqualify: the second key. The person is told; whatever desk has the case loses it.

    Raises:
        Refused: nothing is proposed, or the state does not allow it any more.
        NotYourDesk: the same person proposed it, or the posting is no reviewer of the region.
    """
    with desk.holding(public_id) as paper:
        proposed = _answerable(paper, by=by)
        if paper.current_state not in DISQUALIFIABLE:
            raise Refused(NOT_NOW)
        before = paper.state
        paper.disqualify()
        save_and_record(paper, actor=by, verb="disqualify", before=before, reason=proposed.reason)
        tell(paper, messages.ApplicationDisqualified(reference=paper.reference))
        desk.close(paper)
        _answer(proposed, by=by, agreed=True)
        return paper


def drop(public_id: str, *, by: Posting) -> Application:
    """Let a proposal fall: the second person does not agree, or the first thinks again.

    Raises:
        Refused: nothing is proposed.
        NotYourDesk: the posting is no reviewer of the case's region.
    """
    with desk.holding(public_id) as paper:
        _require_sight(paper, by=by)
        _answer(_standing(paper), by=by, agreed=False)
        trail.record(actor=by, verb="drop_disqualification", subject=paper.reference)
        return paper


def standing_for(paper: Application) -> Disqualification | None:
    """Return the proposal that waits for an answer."""
    waiting = Disqualification.objects.standing().select_related("proposed_by__user")
    waiting = waiting.prefetch_related("pictures")
    found: Disqualification | None = waiting.filter(application=paper).first()
    return found


def _standing(paper: Application) -> Disqualification:
    found = standing_for(paper)
    if found is None:
        raise Refused(NOTHING)
    return found


def _answerable(paper: Application, *, by: Posting) -> Disqualification:
    _require_sight(paper, by=by)
    found = _standing(paper)
    if found.proposed_by.user_id == by.user_id:
        raise NotYourDesk(SAME)
    return found


def _require_sight(paper: Application, *, by: Posting) -> None:
    """An office or the province above it; nobody close to the person (`visible_to`)."""
    require_role(by, Role.REVIEWER)
    if not Application.objects.visible_to(by).filter(pk=paper.pk).exists():
        raise NotYourDesk


def _answer(proposed: Disqualification, *, by: Posting, agreed: bool) -> None:
    proposed.answered_by = by
    proposed.answered_at = database_now()
    proposed.is_agreed = agreed
    proposed.save()
