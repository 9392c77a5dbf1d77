"""From the database to the printed ticket: every line of the sheet has its source here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

from documents.ticket import TicketSheet, TicketSubject
from exams.chains import office_of
from portals.shell.wording import level_name

if TYPE_CHECKING:
    from accounts.models import User
    from applications.models import Application, Attachment
    from sittings.models import Ticket

SEXES = {"male": "男", "female": "女"}
PORTRAIT = "portrait"


def portrait_of(paper: Application) -> Attachment | None:
    """Return the photo that is on the ticket."""
    return paper.attachments.current().of_code(PORTRAIT).order_by("-pk").first()


def sex_of(person: User) -> str:
    return SEXES.get(person.sex, "")


def verification_address(ticket: Ticket) -> str:
    """Return what the ticket's code says: where a guard can check it."""
    return f"{settings.SITE_ADDRESS}/verify/{ticket.public_id}"


def subjects_of(paper: Application, ticket: Ticket) -> tuple[TicketSubject, ...]:
    """Return the subjects; all are sat at one computer in one sitting."""
    sitting = ticket.sitting
    return tuple(TicketSubject(name, sitting.starts, sitting.ends) for name in paper.exam.subjects)


def ticket_sheet(paper: Application, ticket: Ticket) -> TicketSheet:
    """Return everything that is printed on a ticket."""
    person, venue = paper.candidate, ticket.sitting.venue
    photo = portrait_of(paper)
    office = office_of(exam=paper.exam, region=paper.region) if paper.region else None
    return TicketSheet(
        exam_title=f"{paper.exam.name}{paper.exam.full_title}",
        ticket_number=ticket.number,
        name=person.name,
        sex=sex_of(person),
        masked_id_number=person.id_number_masked,
        portrait=_bytes_of(photo) if photo else b"",
        employer=paper.employer.name if paper.employer else "",
        level=level_name(paper.apply_level),
        trade=paper.apply_trade.name if paper.apply_trade else "",
        subjects=subjects_of(paper, ticket),
        venue=venue.name,
        address=venue.address,
        room=ticket.sitting.room,
        seat=str(ticket.seat),
        notes=tuple(paper.exam.ticket_notes),
        issuing_office=office.name if office else "",
        qr_payload=verification_address(ticket),
        issued_on=timezone.localdate(ticket.issued_at),
    )


def _bytes_of(attachment: Attachment) -> bytes:
    with attachment.file.open("rb") as stored:
        content: bytes = stored.read()
    return content
