"""What somebody has decided, newest first, taken from the trail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone

from applications.models import Application
from applications.states import State
from audit.models import Entry
from exams.models import Step
from flows.models import Decision
from portals.reviewer.paging import Order, capped_count, page_of
from portals.shell.wording import level_short

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from accounts.models import Posting
    from applications.querysets import Applications
    from portals.reviewer.filters import Filters
    from portals.reviewer.paging import Page, Place
    from portals.shell.pieces import Tone

NEWEST_FIRST = Order(at="at", key="subject", newest_first=True)
SEARCHED, DONE_CAP = 2000, 100
DUE_FROM_CANDIDATES = {State.NEEDS_MATERIALS, State.APPROVED}
"""In these states only the candidate can go on: by papers or by paying."""
DECISIONS: dict[str, tuple[Tone, str, str]] = {
    "approve": ("ok", "通过", "okc"),
    "send_back": ("do", "退回补正", "undo"),
    "reject": ("no", "不通过", "xc"),
}


@dataclass(frozen=True)
class DoneLine:
    """One line of 已办: a decision, and where the case stands now."""

    public_id: str
    url: str
    name: str
    id_tail: str
    level: str
    trade: str
    employer: str
    step: str
    tone: Tone
    word: str
    icon: str
    at: datetime
    now: str
    may_remind: bool


def decisions_of(posting: Posting) -> QuerySet[Entry]:
    """Return the trail's entries of the person's own decisions."""
    return Entry.objects.filter(actor=posting.public_id, verb__in=list(DECISIONS))


def done_entries(posting: Posting, filters: Filters) -> QuerySet[Entry]:
    """Return the decisions about cases the posting may still see.

    Filters look only through the newest `SEARCHED` decisions, once: page and count take what they
    leave.
    """
    decisions, cases = decisions_of(posting), Application.objects.visible_to(posting)
    if not filters.is_on:
        return _about(decisions, cases)
    newest = Entry.objects.filter(pk__in=decisions.order_by("-at")[:SEARCHED].values("pk"))
    left = _about(newest, filters.on_cases(cases)).values_list("pk", flat=True)
    return Entry.objects.filter(pk__in=list(left))


def _about(entries: QuerySet[Entry], cases: Applications) -> QuerySet[Entry]:
    """Keep the entries about some cases. Each case is looked up for its entry, until the page is
    full: joined, PostgreSQL would gather every case of the office first.
    """
    case = cases.filter(reference=OuterRef("subject")).order_by().values("pk")[:1]
    return entries.alias(case=Subquery(case)).filter(case__isnull=False)


def done_count(entries: QuerySet[Entry]) -> str:
    """Return how many decisions there are, up to 99+: each looks up its case."""
    return capped_count(entries, DONE_CAP)


def decided_today(posting: Posting) -> int:
    """Return how many decisions the person has made since midnight and not undone."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    made = Decision.objects.of(posting.user).filter(made_at__gte=midnight, voided_at=None)
    return made.count()


def done_page(entries: QuerySet[Entry], place: Place | None) -> Page[Entry]:
    """Return a page of decisions, the newest first."""
    return page_of([entries], NEWEST_FIRST, place)


def done_lines(entries: Sequence[Entry]) -> list[DoneLine]:
    """Turn decisions into lines. One query for any number."""
    subjects = [entry.subject for entry in entries]
    cases = Application.objects.filter(reference__in=subjects).with_faces()
    by_reference = {case.reference: case for case in cases}
    return [_line(entry, by_reference[entry.subject]) for entry in entries]


def _line(entry: Entry, case: Application) -> DoneLine:
    tone, word, icon = DECISIONS[entry.verb]
    return DoneLine(
        public_id=case.public_id,
        url=reverse("reviewer:case", args=[case.public_id]),
        name=case.candidate.name,
        id_tail=case.candidate.id_number_masked[-4:],
        level=level_short(case.apply_level),
        trade=case.apply_trade.name if case.apply_trade else "",
        employer=case.employer.name if case.employer else "",
        step=step_word(str(entry.details.get("step", ""))),
        tone=tone,
        word=word,
        icon=icon,
        at=entry.at,
        now=_now(case),
        may_remind=case.current_state in DUE_FROM_CANDIDATES,
    )


def _now(case: Application) -> str:
    """Return the desk a case lies on, or its state when it lies on none."""
    on_a_desk = case.current_state is State.SUBMITTED
    return step_word(case.step) if on_a_desk else case.current_state.label


def step_word(step: str) -> str:
    """Return 资格审查 for `office`; nothing for none."""
    return Step(step).label if step else ""
