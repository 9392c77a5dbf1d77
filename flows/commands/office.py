"""What an exam office does with many papers at once: tickets and scores."""

from __future__ import annotations

import hashlib
from itertools import islice
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from accounts.models import Role
from applications.errors import NotYourDesk, Objection, Refused
from applications.models import Application
from applications.sets import move_all
from audit import trail
from audit.trail import Move
from exams.chains import office_of
from flows.assignment import require_role
from notifications import messages, outbox
from notifications.outbox import Letter
from sittings.models import Score, ScoreSheet, SheetState, Ticket
from sittings.score_rows import ReadSheet, RowError, ScoreRow, read_sheet
from sittings.seats import Seat, free_seats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accounts.models import Posting
    from exams.models import Exam

BATCH = 20_000


class BadSheet(Exception):
    """A sheet of marks has wrong rows; nothing was kept."""

    def __init__(self, errors: tuple[RowError, ...]) -> None:
        super().__init__(f"{len(errors)} wrong rows")
        self.errors = errors


def _held(papers: Sequence[int]) -> list[Application]:
    return list(
        Application.objects.select_for_update(of=("self",))
        .filter(pk__in=papers)
        .select_related("candidate")
        .order_by("apply_level", "apply_trade_id", "reference")
    )


@transaction.atomic
def issue_tickets(*, exam: Exam, by: Posting) -> int:
    """Give every paid paper of the office's region a seat and a ticket; return how many.

    Raises:
        Refused: there are not enough seats; nothing was issued.
    """
    require_role(by, Role.CLERK)
    waiting = Application.objects.visible_to(by).in_exam(exam).awaiting_ticket()
    papers = _held(list(waiting.values_list("pk", flat=True)[:BATCH]))
    papers = [paper for paper in papers if paper.state == "paid"]
    if not papers:
        return 0
    seats = list(islice(free_seats(exam=exam, region_path=by.region_path), len(papers)))
    if len(seats) < len(papers):
        text = f"座位不够：有 {len(papers)} 人待编排，只剩 {len(seats)} 个座位。请先增加考场。"
        raise Refused(Objection("no_seats", "", text))
    Ticket.objects.bulk_create(_tickets(exam, papers, seats, by=by))
    leg = move_all(papers, "issue_ticket")
    subjects = [paper.reference for paper in papers]
    trail.record_many(
        actor=by, verb="issue_ticket", subjects=subjects, move=Move(leg.source, leg.target)
    )
    outbox.post_many(
        [
            Letter(
                messages.TicketReady(reference=paper.reference), paper.candidate, paper.reference
            )
            for paper in papers
        ]
    )
    return len(papers)


def _tickets(
    exam: Exam, papers: Sequence[Application], seats: Sequence[Seat], *, by: Posting
) -> list[Ticket]:
    prefix = _ticket_prefix(exam, by)
    serial = Ticket.objects.filter(application__exam=exam, number__startswith=prefix).count()
    now = timezone.now()
    return [
        Ticket(
            application=paper,
            number=exam.ticket_pattern.format(prefix=prefix, year=exam.year, serial=serial + place),
            sitting=seat.sitting,
            seat=seat.number,
            issued_at=now,
        )
        for place, (paper, seat) in enumerate(zip(papers, seats, strict=True), start=1)
    ]


def _ticket_prefix(exam: Exam, by: Posting) -> str:
    office = office_of(exam=exam, region=by.region) if by.region is not None else None
    return office.ticket_prefix if office is not None else ""


def stage_scores(*, exam: Exam, by: Posting, file_name: str, data: bytes) -> ScoreSheet:
    """Check a sheet of marks and keep it for a second person to publish.

    Raises:
        BadSheet: rows are wrong; each is named.
        NotYourDesk: the posting has no region.
    """
    require_role(by, Role.CLERK)
    if by.region is None:
        raise NotYourDesk
    read = _read(exam, by, data)
    if read.errors:
        raise BadSheet(read.errors)
    with transaction.atomic():
        sheet = ScoreSheet.objects.create(
            exam=exam,
            region=by.region,
            file_name=file_name[:120],
            sha256=hashlib.sha256(data).hexdigest(),
            rows=[[row.ticket, row.marks] for row in read.rows],
            imported_by=by.user,
        )
        details = {"sha256": sheet.sha256, "rows": len(read.rows)}
        trail.record(actor=by, verb="stage_scores", subject=sheet.public_id, details=details)
        return sheet


def _read(exam: Exam, by: Posting, data: bytes) -> ReadSheet:
    holders = Application.objects.visible_to(by).in_exam(exam).holding_ticket()
    names = dict(
        Ticket.objects.live()
        .filter(application__in=holders)
        .values_list("number", "application__candidate__name")
    )
    return read_sheet(data, subjects=exam.subjects, names=names)


@transaction.atomic
def publish_scores(public_id: str, *, by: Posting) -> int:
    """Publish a staged sheet; return how many people have a result now.

    Raises:
        Refused: the same person imported it, it is not staged any more, or a paper has moved on.
    """
    require_role(by, Role.CLERK)
    sheet = ScoreSheet.objects.select_for_update().get(public_id=public_id)
    if sheet.region_id != by.region_id:
        raise NotYourDesk
    if sheet.state != SheetState.STAGED:
        raise Refused(Objection("already_handled", "", "这份成绩已经处理过了。"))
    if sheet.imported_by_id == by.user_id:
        raise Refused(
            Objection("same_person", "", "成绩要由另一个人核对后发布，不能自己导入自己发布。")
        )
    rows = [ScoreRow(ticket, marks) for ticket, marks in sheet.rows]
    numbers = [row.ticket for row in rows]
    by_ticket = dict(
        Ticket.objects.live().filter(number__in=numbers).values_list("number", "application_id")
    )
    papers = _held(list(by_ticket.values()))
    try:
        leg = move_all(papers, "publish_score")
    except ValueError as error:
        raise Refused(Objection("moved_on", "", "有考生的状态已经变化，请重新导入。")) from error
    Score.objects.bulk_create(_scores(sheet, rows, by_ticket))
    _tell_results(papers, by=by, move=Move(leg.source, leg.target), sheet=sheet)
    sheet.state, sheet.published_by, sheet.published_at = (
        SheetState.PUBLISHED,
        by.user,
        timezone.now(),
    )
    sheet.save()
    trail.record(actor=by, verb="publish_scores", subject=sheet.public_id)
    return len(papers)


def _scores(sheet: ScoreSheet, rows: Sequence[ScoreRow], by_ticket: dict[str, int]) -> list[Score]:
    pass_mark = sheet.exam.pass_mark
    return [
        Score(
            application_id=by_ticket[row.ticket],
            sheet=sheet,
            subject=subject,
            mark=row.marks[subject],
            passed=(row.marks[subject] or 0) >= pass_mark,
        )
        for row in rows
        for subject in sheet.exam.subjects
    ]


def _tell_results(
    papers: Sequence[Application], *, by: Posting, move: Move, sheet: ScoreSheet
) -> None:
    subjects = [paper.reference for paper in papers]
    details = {"sheet": sheet.public_id}
    trail.record_many(actor=by, verb="publish_score", subjects=subjects, move=move, details=details)
    outbox.post_many(
        [
            Letter(
                messages.ScorePublished(reference=paper.reference), paper.candidate, paper.reference
            )
            for paper in papers
        ]
    )


@transaction.atomic
def discard_scores(public_id: str, *, by: Posting) -> None:
    """Throw a staged sheet away."""
    require_role(by, Role.CLERK)
    sheet = ScoreSheet.objects.select_for_update().get(public_id=public_id)
    if sheet.region_id != by.region_id:
        raise NotYourDesk
    if sheet.state != SheetState.STAGED:
        raise Refused(Objection("already_handled", "", "这份成绩已经处理过了。"))
    sheet.state = SheetState.DISCARDED
    sheet.save(update_fields=["state"])
    trail.record(actor=by, verb="discard_scores", subject=sheet.public_id)
