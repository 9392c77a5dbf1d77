"""Bulk work as its pages show it: what would happen, how far a job is, what became of each case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.urls import reverse

from applications.models import Application
from applications.querysets import OF_ITS_CASE, too_close
from exams.models import BulkApprove
from flows.commands.bulk import LOST_AFTER, OFF
from flows.doubts import ON_THE_ROW
from flows.models import BulkDeed, Outcome
from flows.policy import desks_of
from portals.reviewer.done_rows import DUE_FROM_CANDIDATES
from portals.reviewer.opened import opened_in
from portals.shell.wording import level_short

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from accounts.models import Posting
    from flows.models import BulkItem, BulkJob, DeskRow
    from portals.reviewer.opened import Opened
    from portals.shell.pieces import Tone

TONES: dict[str, tuple[Tone, str]] = {
    Outcome.WAITING: ("off", "hourglass"),
    Outcome.DONE: ("ok", "okc"),
    Outcome.SKIPPED: ("do", "minus"),
}
LATEST = 50


@dataclass(frozen=True)
class CaseLine:
    """One ticked case and why it would be skipped; nothing when it would be done."""

    value: str
    url: str
    name: str
    id_tail: str
    level: str
    trade: str
    why: str


@dataclass(frozen=True)
class Foresight:
    """What would happen to the ticked cases, as far as the lists know."""

    deed: str
    title: str
    lines: list[CaseLine]
    is_handing_over: bool
    is_reminding: bool
    is_approving: bool

    @property
    def count(self) -> int:
        return sum(not line.why for line in self.lines)

    @property
    def skipped(self) -> int:
        return len(self.lines) - self.count

    @property
    def back_url(self) -> str:
        return reverse("reviewer:done" if self.is_reminding else "reviewer:inbox")


@dataclass(frozen=True)
class ItemLine:
    """What became of one case."""

    url: str
    name: str
    id_tail: str
    level: str
    trade: str
    word: str
    tone: Tone
    icon: str
    why: str


@dataclass(frozen=True)
class JobSheet:
    """How far a job is, and its report."""

    public_id: str
    title: str
    at: datetime
    to: str
    total: int
    done: int
    skipped: int
    is_over: bool
    is_stopped: bool
    is_lost: bool
    items: tuple[ItemLine, ...] = ()

    @property
    def percent(self) -> int:
        return (self.done + self.skipped) * 100 // max(self.total, 1)

    @property
    def left(self) -> int:
        return self.total - self.done - self.skipped

    @property
    def url(self) -> str:
        return reverse("reviewer:bulk_job", args=[self.public_id])


def foresight_of(chosen: Sequence[str], deed: BulkDeed, posting: Posting) -> Foresight:
    """Say what would happen, from what lists know. Five queries for any number of cases."""
    found = Application.objects.visible_to(posting).filter(public_id__in=chosen).with_faces()
    papers = {paper.public_id: paper for paper in found}
    there = [papers[public_id] for public_id in chosen if public_id in papers]
    rows = {row.application_id: row for row in desks_of(posting).filter(application__in=there)}
    opened = opened_in(list(rows.values()), reader=posting.public_id)
    lines = [
        _case_line(paper, _why_not(paper, deed, posting, rows.get(paper.pk), opened))
        for paper in there
    ]
    return Foresight(
        deed.value,
        deed.label,
        lines,
        is_handing_over=deed is BulkDeed.HAND_OVER,
        is_reminding=deed is BulkDeed.REMIND,
        is_approving=deed is BulkDeed.APPROVE,
    )


def _case_line(paper: Application, why: str) -> CaseLine:
    return CaseLine(
        value=f"{paper.public_id}.{paper.version}",
        url=reverse("reviewer:case", args=[paper.public_id]),
        name=paper.candidate.name,
        id_tail=paper.candidate.id_number_masked[-4:],
        level=level_short(paper.apply_level),
        trade=paper.apply_trade.name if paper.apply_trade else "",
        why=why,
    )


def _why_not(
    paper: Application,
    deed: BulkDeed,
    posting: Posting,
    row: DeskRow | None,
    opened: dict[int, Opened],
) -> str:
    if deed is BulkDeed.REMIND:
        return "" if paper.current_state in DUE_FROM_CANDIDATES else "现在不用本人补材料或缴费"
    if row is None or row.owner_id not in {None, *posting.acts_for}:
        return "不在您手上"
    if deed is BulkDeed.RELEASE and row.owner_id is None:
        return "不在您手上"
    if deed is BulkDeed.APPROVE:
        return _why_not_approve(paper, row, opened[row.application_id])
    return ""


def _why_not_approve(paper: Application, row: DeskRow, opened: Opened) -> str:
    if paper.exam.bulk_approve == BulkApprove.OFF:
        return OFF
    if not opened.is_complete:
        return f"材料只看了 {opened.word}"
    if paper.exam.bulk_approve == BulkApprove.OPENED:
        return ""
    doubts = [word for flag, word in ON_THE_ROW.items() if flag in row.flags]
    return f"{'、'.join(doubts)}，要逐件看" if doubts else ""


def job_lines(jobs: QuerySet[BulkJob], *, now: datetime) -> list[JobSheet]:
    """Return the latest jobs without their reports. One query."""
    counted = jobs.select_related("colleague__user").annotate(
        total=Count("items"),
        done=Count("items", filter=Q(items__outcome=Outcome.DONE)),
        skipped=Count("items", filter=Q(items__outcome=Outcome.SKIPPED)),
    )
    return [
        _sheet(job, (job.total, job.done, job.skipped), (), now=now) for job in counted[:LATEST]
    ]


def job_sheet(job: BulkJob, *, posting: Posting, now: datetime) -> JobSheet:
    """Return a job with its report. Two queries for any number of cases.

    Once it is over, what was skipped stands first: that is what is left to do. A case that was
    declared too close since then is not named any more.
    """
    others = job.items.exclude(too_close(posting, OF_ITS_CASE))
    items = list(others.select_related("application__candidate", "application__apply_trade"))
    if job.is_over:
        items.sort(key=lambda item: item.outcome == Outcome.DONE)
    outcomes = [item.outcome for item in items]
    done, skipped = outcomes.count(Outcome.DONE), outcomes.count(Outcome.SKIPPED)
    lines = tuple(_item_line(item, job) for item in items)
    return _sheet(job, (len(items), done, skipped), lines, now=now)


def _sheet(
    job: BulkJob, counts: tuple[int, int, int], items: tuple[ItemLine, ...], *, now: datetime
) -> JobSheet:
    heard = job.beat_at or job.created_at
    total, done, skipped = counts
    return JobSheet(
        public_id=job.public_id,
        title=job.deed_name,
        at=job.created_at,
        to=job.colleague.user.name if job.colleague else "",
        total=total,
        done=done,
        skipped=skipped,
        is_over=job.is_over,
        is_stopped=job.stopped_at is not None,
        is_lost=not job.is_over and heard < now - LOST_AFTER,
        items=items,
    )


def _item_line(item: BulkItem, job: BulkJob) -> ItemLine:
    paper, (tone, icon) = item.application, TONES[item.outcome]
    is_left = item.outcome == Outcome.WAITING and job.is_over
    return ItemLine(
        url=reverse("reviewer:case", args=[paper.public_id]),
        name=paper.candidate.name,
        id_tail=paper.candidate.id_number_masked[-4:],
        level=level_short(paper.apply_level),
        trade=paper.apply_trade.name if paper.apply_trade else "",
        word="没有办" if is_left else Outcome(item.outcome).label,
        tone=tone,
        icon=icon,
        why=item.why,
    )
