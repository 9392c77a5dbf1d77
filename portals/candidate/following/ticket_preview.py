"""The ticket as the page shows it, and as a few lines for somebody without a printer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from documents.beijing_time import day_and_weekday, hours
from portals.candidate.following.ticket_sheet import sex_of, subjects_of
from portals.shell.pieces import Fact
from portals.shell.wording import level_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from applications.models import Application
    from documents.ticket import TicketSubject
    from sittings.models import Ticket


@dataclass(frozen=True)
class SubjectLine:
    """The subjects of one sitting, with its day and hours in words."""

    names: str
    day: str
    hours: str


@dataclass(frozen=True)
class Preview:
    """What stands on the ticket, in words."""

    title: str
    facts: list[Fact]
    venue: str
    address: str
    room: str
    seat: int
    subjects: list[SubjectLine]
    notes: list[str]
    portrait_url: str
    qr_url: str
    pdf_url: str


def _lines_of(subjects: Sequence[TicketSubject]) -> list[SubjectLine]:
    """Say a time once: subjects that are sat together share a line."""
    lines: dict[tuple[str, str], list[str]] = {}
    for one in subjects:
        time = (day_and_weekday(one.starts_at), hours(one.starts_at, one.ends_at))
        lines.setdefault(time, []).append(one.name)
    return [SubjectLine("、".join(names), *time) for time, names in lines.items()]


def preview_of(paper: Application, ticket: Ticket) -> Preview:
    """Return the ticket in words. No query."""
    person, sitting = paper.candidate, ticket.sitting
    trade = paper.apply_trade.name if paper.apply_trade else ""
    return Preview(
        title=f"{paper.exam.name}{paper.exam.full_title}",
        facts=[
            Fact("姓名", person.name),
            Fact("性别", sex_of(person)),
            Fact("身份证号", person.id_number_masked),
            Fact("准考证号", ticket.number),
            Fact("工种、等级", f"{trade}　{level_name(paper.apply_level)}"),
        ],
        venue=sitting.venue.name,
        address=sitting.venue.address,
        room=sitting.room,
        seat=ticket.seat,
        subjects=_lines_of(subjects_of(paper, ticket)),
        notes=list(paper.exam.ticket_notes),
        portrait_url=reverse("candidate:ticket_portrait", args=[ticket.public_id]),
        qr_url=reverse("candidate:ticket_qr", args=[ticket.public_id]),
        pdf_url=reverse("candidate:ticket_pdf", args=[ticket.public_id]),
    )
