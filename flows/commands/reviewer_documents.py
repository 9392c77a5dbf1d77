"""What a reviewer does with the documents of a case: open them, one by one, on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit import trail
from audit.models import Reading

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
