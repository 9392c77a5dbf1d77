"""Take in a picture for a document slot: check it, re-encode it, keep it as a new version."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile

from applications.errors import Objection, Refused
from applications.models import Attachment
from documents.jpeg import open_jpeg
from documents.photo import check_portrait, reencode_jpeg
from documents.scan import check_scan
from exams.models.papers import PaperKind

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models import User
    from applications.models import Application
    from exams.models import DocumentRule


@dataclass(frozen=True)
class CheckedPicture:
    """A picture that may be kept: re-encoded bytes, size in pixels, what a reviewer should know."""

    data: bytes
    width: int
    height: int
    warnings: tuple[str, ...]


def check_picture(rule: DocumentRule, data: bytes) -> CheckedPicture:
    """Check a picture for its slot and re-encode it without metadata.

    Raises:
        Refused: it cannot be taken; the objections say why, about the slot.
    """
    if rule.kind == PaperKind.PORTRAIT:
        portrait = check_portrait(data)
        _refuse(rule, [problem.text for problem in portrait.problems])
        warnings = tuple(warning.text for warning in portrait.warnings)
        return _kept(reencode_jpeg(data), warnings)
    scan = check_scan(data)
    _refuse(rule, [problem.text for problem in scan.problems])
    warnings = tuple(warning.text for warning in scan.warnings)
    width, height = scan.kept
    return CheckedPicture(scan.picture, width, height, warnings)


def _kept(data: bytes, warnings: tuple[str, ...]) -> CheckedPicture:
    width, height = open_jpeg(data).size
    return CheckedPicture(data, width, height, warnings)


def _refuse(rule: DocumentRule, texts: list[str]) -> None:
    if texts:
        raise Refused(*(Objection("bad_picture", rule.code, text) for text in texts))


def keep(
    application: Application,
    rule: DocumentRule,
    picture: CheckedPicture,
    *,
    by: User,
    now: datetime,
) -> Attachment:
    """Store a checked picture. The oldest of a full slot is superseded, never overwritten."""
    slot = application.attachments.of_code(rule.code)
    version = slot.count() + 1
    there = list(slot.current().order_by("pk"))
    for old in there[: max(0, len(there) + 1 - rule.most)]:
        old.superseded_at = now
        old.save(update_fields=["superseded_at"])
    attachment = Attachment(
        application=application,
        code=rule.code,
        sha256=hashlib.sha256(picture.data).hexdigest(),
        size=len(picture.data),
        width=picture.width,
        height=picture.height,
        version=version,
        uploaded_by=by,
        on_behalf=by.pk != application.candidate_id,
        warnings=list(picture.warnings),
    )
    attachment.file.save("", ContentFile(picture.data), save=False)
    attachment.save()
    return attachment
