"""Prints the admission ticket 「准考证」: one A4 page a candidate carries to the exam."""

from dataclasses import dataclass
from datetime import date, datetime

from documents.beijing_time import day_and_weekday, hours
from documents.page import Page
from documents.press import PRESS
from documents.ticket_parts import (
    Fact,
    SubjectTime,
    draw_foot,
    draw_frame,
    draw_heading,
    draw_notes,
    draw_person,
    draw_seat,
    draw_timetable,
)


@dataclass(frozen=True, slots=True)
class TicketSubject:
    """One subject with its time; times are aware and printed as Beijing time."""

    name: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class TicketSheet:
    """Everything that is printed on one ticket, as the candidate shall read it.

    `portrait` is a checked JPEG of 413×626 pixels; `qr_payload` is what a scanner reads, usually
    the address that verifies the ticket; `ticket_number` is ASCII, for the bar code.
    """

    exam_title: str
    ticket_number: str
    name: str
    sex: str
    masked_id_number: str
    portrait: bytes
    employer: str
    level: str
    trade: str
    subjects: tuple[TicketSubject, ...]
    venue: str
    address: str
    room: str
    seat: str
    notes: tuple[str, ...]
    issuing_office: str
    qr_payload: str
    issued_on: date | None = None

    def __post_init__(self) -> None:
        """A bar code would silently drop what it cannot say."""
        if not (self.ticket_number.isascii() and self.ticket_number.isprintable()):
            raise ValueError(f"{self.ticket_number!r} cannot be printed as a bar code.")


def render_ticket(sheet: TicketSheet) -> bytes:
    """The ticket as PDF with embedded fonts; long notes go on to a second page."""
    with PRESS:
        page = Page(
            title=f"准考证 {sheet.name} {sheet.ticket_number}",
            subject=sheet.exam_title,
            author=sheet.issuing_office,
        )
        draw_heading(page, sheet.exam_title)
        draw_person(page, sheet.portrait, _facts(sheet))
        draw_seat(page, sheet.venue, sheet.address, sheet.room, sheet.seat)
        below = draw_timetable(page, [_times(subject) for subject in sheet.subjects])
        draw_foot(page, sheet.ticket_number, sheet.issuing_office, sheet.issued_on)
        draw_frame(page)
        draw_notes(page, below, sheet.notes, sheet.qr_payload)
        return page.finish()


def _facts(sheet: TicketSheet) -> list[Fact]:
    return [
        Fact("准考证号", sheet.ticket_number, strong=True),
        Fact("姓名", sheet.name, strong=True),
        Fact("性别", sheet.sex),
        Fact("身份证号", sheet.masked_id_number),
        Fact("工作单位", sheet.employer),
        Fact("申报等级", sheet.level),
        Fact("申报工种", sheet.trade),
    ]


def _times(subject: TicketSubject) -> SubjectTime:
    return SubjectTime(
        subject.name,
        day_and_weekday(subject.starts_at),
        hours(subject.starts_at, subject.ends_at),
    )
