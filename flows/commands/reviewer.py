"""What a reviewer or an employer admin can do with a case. `by` is the posting that acts.

A decision waits for the exam's `undo_minutes` before it stands (`settling`, `verdicts`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from applications.errors import AlreadyHandled, NotYourDesk, Objection, Refused
from applications.models import Application
from audit import trail
from flows import desk
from flows.assignment import require_row, waiting_longest
from flows.commands import two_keys
from flows.commands.reviewer_documents import unopened_documents
from flows.commands.settling import decide
from flows.models import Verdict

if TYPE_CHECKING:
    from accounts.models import Posting
    from applications.models import FindingKind


@dataclass(frozen=True)
class Flag:
    """One thing a reviewer asks to be corrected: a field or a paper, and why."""

    kind: FindingKind
    code: str
    note: str

    @property
    def kept(self) -> dict[str, str]:
        """Return the flag as a decision keeps it."""
        return {"kind": self.kind.value, "code": self.code, "note": self.note.strip()}


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


def note(public_id: str, *, by: Posting, text: str) -> Application:
    """Write something about a case for the staff alone; it stays on the trail for good.

    Raises:
        Refused: there are no words.
        NotYourDesk: the posting may not see the case.
    """
    if not text.strip():
        raise Refused(Objection("no_words", "text", "请写下要备注的内容。"))
    with desk.holding(public_id) as paper:
        if not Application.objects.visible_to(by).filter(pk=paper.pk).exists():
            raise NotYourDesk
        trail.record(actor=by, verb="note", subject=paper.reference, reason=text.strip())
        return paper


def release(public_id: str, *, by: Posting, seen_version: int | None = None) -> Application:
    """Put a case back for colleagues.

    Raises:
        NotYourDesk: somebody else holds it.
    """
    with desk.holding(public_id) as paper:
        row = require_row(paper, by=by, seen_version=seen_version)
        if row.owner_id not in by.acts_for:
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
        row = require_row(paper, by=by, seen_version=seen_version)
        closed = unopened_documents(paper, by=by)
        if closed:
            text = f"还有 {len(closed)} 份材料没有打开看过，看完才能通过。"
            raise Refused(Objection("unopened_documents", "", text))
        settle = two_keys.turn if two_keys.are_needed(paper) else decide
        return settle(paper, row, by=by, verdict=Verdict.APPROVE)


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
        row = require_row(paper, by=by, seen_version=seen_version)
        asked = [flag.kept for flag in flags]
        return decide(paper, row, by=by, verdict=Verdict.SEND_BACK, flags=asked)


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
        row = require_row(paper, by=by, seen_version=seen_version)
        settle = two_keys.turn if two_keys.are_needed(paper) else decide
        return settle(paper, row, by=by, verdict=Verdict.REJECT, reason=reason.strip())
