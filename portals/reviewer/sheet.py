"""Everything the page of a case shows, put together once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from portals.reviewer.deadlines import due_in
from portals.reviewer.desk_rows import marks_of
from portals.reviewer.documents import documents_of
from portals.reviewer.facts import facts_of
from portals.reviewer.history import history_of
from portals.reviewer.key_boxes import key_boxes_of
from portals.reviewer.rules import rule_sheet
from portals.reviewer.standing import next_on_pile, standing_of
from portals.shell.wording import level_short

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models import Posting
    from applications.models import Application
    from portals.reviewer.deadlines import Due
    from portals.reviewer.desk_rows import Mark
    from portals.reviewer.documents import Documents
    from portals.reviewer.facts import CaseFact
    from portals.reviewer.key_boxes import KeyBoxes
    from portals.reviewer.rules import RuleSheet
    from portals.reviewer.standing import Standing
    from portals.shell.pieces import Event


@dataclass(frozen=True)
class CaseSheet:
    """The page of a case."""

    public_id: str
    name: str
    reference: str
    version: int
    level: str
    trade: str
    state: str
    due: Due | None
    marks: list[Mark]
    standing: Standing
    documents: Documents
    rules: RuleSheet
    facts: list[CaseFact]
    history: list[Event]
    keys: KeyBoxes | None
    next_url: str

    @property
    def lock(self) -> str:
        """Return why the case cannot be approved yet; nothing when it can."""
        count = len(self.documents.unseen)
        return f"还有 {count} 份材料没有打开看过，看完才能通过。" if count else ""

    @property
    def pile_word(self) -> str:
        return "放回" if self.standing.is_mine else "领取"

    @property
    def pile_url(self) -> str:
        """Return where taking the case or putting it back is posted to."""
        name = "reviewer:release" if self.standing.is_mine else "reviewer:claim"
        return reverse(name, args=[self.public_id])


def sheet_of(paper: Application, *, posting: Posting, wanted: str, now: datetime) -> CaseSheet:
    """Put the page of a case together; `wanted` is the document to show."""
    rules = list(paper.exam.document_rules.all())
    standing = standing_of(paper, posting)
    documents = documents_of(paper, rules, posting=posting, wanted=wanted)
    row = standing.row
    following = next_on_pile(posting, after=row)
    return CaseSheet(
        public_id=paper.public_id,
        name=paper.candidate.name,
        reference=paper.reference,
        version=paper.version,
        level=level_short(paper.apply_level),
        trade=paper.apply_trade.name if paper.apply_trade else "",
        state=paper.current_state.label,
        due=due_in(row.due_at, now) if row else None,
        marks=marks_of(row.flags if row else []),
        standing=standing,
        documents=documents,
        rules=rule_sheet(paper, documents, today=timezone.localtime(now).date()),
        facts=facts_of(paper, may_return=standing.may_decide),
        history=history_of(paper.reference),
        keys=key_boxes_of(paper, posting, row),
        next_url=reverse("reviewer:case", args=[following]) if following else "",
    )
