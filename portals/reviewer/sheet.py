"""Everything the page of a case shows, put together once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from applications.states import DISQUALIFIABLE
from flows.commands.disqualifying import standing_for
from portals.reviewer.beside import beside_of
from portals.reviewer.deadlines import due_in
from portals.reviewer.desk_rows import marks_of
from portals.reviewer.documents import documents_of
from portals.reviewer.earlier import earlier_of
from portals.reviewer.facts import facts_of
from portals.reviewer.history import tale_of
from portals.reviewer.key_boxes import key_boxes_of
from portals.reviewer.rules import rule_sheet
from portals.reviewer.standing import next_on_pile, standing_of
from portals.shell.wording import level_short

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models import Posting
    from applications.models import Application
    from flows.models import DeskRow
    from portals.reviewer.beside import Beside
    from portals.reviewer.deadlines import Due
    from portals.reviewer.desk_rows import Mark
    from portals.reviewer.documents import Documents
    from portals.reviewer.earlier import EarlierLine
    from portals.reviewer.facts import CaseFact
    from portals.reviewer.history import Tale
    from portals.reviewer.key_boxes import KeyBoxes
    from portals.reviewer.rules import RuleSheet
    from portals.reviewer.standing import Standing


@dataclass(frozen=True)
class Proposal:
    """Where somebody is disqualified, and whether that is proposed."""

    url: str = ""
    is_standing: bool = False


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
    tale: Tale
    earlier: list[EarlierLine]
    beside: Beside
    keys: KeyBoxes | None
    next_url: str
    proposal: Proposal

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


def sheet_of(
    paper: Application, *, posting: Posting, wanted: str, beside: str, now: datetime
) -> CaseSheet:
    """Put the page of a case together; `wanted` is the document to show, `beside` another one."""
    rules = list(paper.exam.document_rules.all())
    standing = standing_of(paper, posting)
    documents = documents_of(paper, rules, posting=posting, wanted=wanted)
    row = standing.row
    return CaseSheet(
        public_id=paper.public_id,
        name=paper.candidate.name,
        reference=paper.reference,
        version=paper.version,
        level=level_short(paper.apply_level),
        trade=paper.apply_trade.name if paper.apply_trade else "",
        state=paper.current_state.label,
        due=due_in(row.due_at, now) if row else None,
        marks=marks_of(row.flags) if row else [],
        standing=standing,
        documents=documents,
        rules=rule_sheet(paper, documents, today=timezone.localtime(now).date()),
        facts=facts_of(paper, may_return=standing.may_decide),
        tale=tale_of(paper.reference, posting=posting),
        earlier=earlier_of(paper, posting),
        beside=beside_of(paper, documents.selected, posting=posting, wanted=beside),
        keys=key_boxes_of(paper, posting, row),
        next_url=_next_url(posting, row),
        proposal=_proposal(paper, posting),
    )


def _proposal(paper: Application, posting: Posting) -> Proposal:
    """Employers and papers that have ended have no such page."""
    if posting.role != Role.REVIEWER or paper.current_state not in DISQUALIFIABLE:
        return Proposal()
    url = reverse("reviewer:disqualify", args=[paper.public_id])
    return Proposal(url, is_standing=standing_for(paper) is not None)


def _next_url(posting: Posting, row: DeskRow | None) -> str:
    following = next_on_pile(posting, after=row)
    return reverse("reviewer:case", args=[following]) if following else ""
