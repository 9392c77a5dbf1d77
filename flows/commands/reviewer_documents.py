"""What a reviewer does with the documents of a case: open them, and add one for somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from applications import uploads
from applications.errors import Objection, Refused
from audit import trail
from audit.models import Reading
from exams.models import DocumentRule
from flows import desk
from flows.assignment import require_row
from flows.commands.telling import tell
from notifications import messages

if TYPE_CHECKING:
    from accounts.models import Posting
    from applications.models import Application, Attachment, Original


def open_document(attachment: Attachment, *, by: Posting) -> None:
    """Note that a reviewer has opened a document; approving asks for it."""
    trail.record_reading(
        reader=by, subject=attachment.application.reference, what=f"document:{attachment.public_id}"
    )


def open_original(original: Original, *, by: Posting) -> None:
    """Note that a reviewer has looked at the picture a portrait was cut from."""
    reference = original.application.reference
    trail.record_reading(reader=by, subject=reference, what=f"original:{original.public_id}")


def unopened_documents(paper: Application, *, by: Posting) -> list[Attachment]:
    """Return the current documents this person has not opened yet."""
    opened = set(
        Reading.objects.filter(subject=paper.reference, reader=by.public_id).values_list(
            "what", flat=True
        )
    )
    current = paper.attachments.current()
    return [paper for paper in current if f"document:{paper.public_id}" not in opened]


def attach_on_behalf(public_id: str, *, by: Posting, code: str, data: bytes) -> Attachment:
    """Upload a paper for the candidate. Whoever does so may not decide the case: it goes to others.

    Raises:
        Refused: the picture cannot be taken, or there is no such slot.
        NotYourDesk: the case is not at a desk of this posting.
    """
    rule = DocumentRule.objects.filter(exam__applications__public_id=public_id, code=code).first()
    if rule is None:
        raise Refused(Objection("no_such_slot", code, "这次考核不需要这项材料。"))
    picture = uploads.check_picture(rule, data)
    with desk.holding(public_id) as paper:
        row = require_row(paper, by=by)
        attachment = uploads.keep(paper, rule, picture, by=by.user, now=timezone.now())
        row.barred = sorted({*row.barred, by.user_id})
        row.flags = sorted({*row.flags, "on_behalf"})
        row.save(update_fields=["barred", "flags"])
        if row.owner_id is not None:
            desk.put_back(row)
        paper.version += 1
        paper.save()
        trail.record(
            actor=by,
            verb="attach_on_behalf",
            subject=paper.reference,
            details={"document": code, "version": attachment.version, "sha256": attachment.sha256},
        )
        tell(
            paper,
            messages.MaterialsUploadedForYou(reference=paper.reference, document=rule.title[:12]),
        )
        return attachment
