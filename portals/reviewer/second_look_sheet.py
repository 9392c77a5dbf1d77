"""A drawn case as a stranger to it reads it: no verdict, no office, no employer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from portals.reviewer.facts import LABELS, facts_of
from portals.reviewer.opened import opened_by
from portals.shell.wording import level_short

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from accounts.models import Posting
    from flows.models import SecondLook
    from portals.reviewer.facts import CaseFact

TELLS_THE_PLACE = {"手机号", LABELS["employer"], LABELS["employer_level"]}
"""What would give away who decided, or is not needed for an opinion."""


@dataclass(frozen=True)
class LookLine:
    """One drawn case in the list."""

    url: str
    level: str
    trade: str
    drawn_at: datetime


@dataclass(frozen=True)
class LookDocument:
    """A document, and whether it was opened."""

    title: str
    url: str
    is_opened: bool


@dataclass(frozen=True)
class LookSheet:
    """The page of a drawn case."""

    title: str
    facts: list[CaseFact]
    documents: list[LookDocument]

    @property
    def lock(self) -> str:
        """Return why no opinion can be given yet; nothing when it can."""
        count = sum(not one.is_opened for one in self.documents)
        return f"还有 {count} 份材料没有打开看过，看完才能给意见。" if count else ""


def look_lines(looks: Iterable[SecondLook]) -> list[LookLine]:
    """Turn drawn cases into lines: what is examined, never whose it is."""
    return [
        LookLine(
            url=reverse("reviewer:second_look", args=[look.public_id]),
            level=level_short(look.application.apply_level),
            trade=str(look.application.apply_trade or ""),
            drawn_at=look.drawn_at,
        )
        for look in looks
    ]


def look_sheet(look: SecondLook, *, posting: Posting) -> LookSheet:
    """Put the page together. Three queries."""
    paper = look.application
    opened = opened_by(posting.public_id, [paper.reference])
    titles = dict(paper.exam.document_rules.values_list("code", "title"))
    documents = [
        LookDocument(
            title=titles.get(one.code, "其他材料"),
            url=reverse("reviewer:second_look_document", args=[look.public_id, one.public_id]),
            is_opened=one.public_id in opened,
        )
        for one in paper.attachments.current().order_by("pk")
    ]
    facts = [
        fact for fact in facts_of(paper, may_return=False) if fact.label not in TELLS_THE_PLACE
    ]
    title = f"{level_short(paper.apply_level)} · {paper.apply_trade or ''}"
    return LookSheet(title, facts, documents)
