"""Take in a picture for a document slot: check it, re-encode it, keep it as a new version."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile

from applications import thumbnails
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
    sent_sha256: str = ""


def check_picture(rule: DocumentRule, data: bytes) -> CheckedPicture:
    """Check a picture for its slot and re-encode it without metadata.

    Raises:
        Refused: it cannot be taken; the objections say why, about the slot.
    """
    if rule.kind == PaperKind.WORD:
        _refuse(rule, ["这里收的是 Word 文档，不是照片。"])
    if rule.kind == PaperKind.PORTRAIT:
        portrait = check_portrait(data)
        _refuse(rule, [problem.text for problem in portrait.problems])
        warnings = tuple(warning.text for warning in portrait.warnings)
        return _kept(reencode_jpeg(data), warnings)
    scan = check_scan(data)
    _refuse(rule, [problem.text for problem in scan.problems])
    warnings = tuple(warning.text for warning in scan.warnings)
    width, height = scan.kept
    sent = hashlib.sha256(data).hexdigest()
    return CheckedPicture(scan.picture, width, height, warnings, sent)


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
    replacing: Attachment | None = None,
) -> Attachment:
    """Store a checked picture as the last page of its slot, or in the place of another page.

    What it takes the place of is superseded, never overwritten: the page named, or else the oldest
    of a full slot.
    """
    slot = application.attachments.of_code(rule.code)
    there = list(slot.current().in_order())
    leaving = [replacing] if replacing else there[: max(0, len(there) + 1 - rule.most)]
    place = replacing.position if replacing else max((one.position for one in there), default=0) + 1
    _supersede(leaving, now=now)
    attachment = Attachment(
        application=application,
        code=rule.code,
        version=slot.count() + 1,
        position=place,
        uploaded_by=by,
        on_behalf=by.pk != application.candidate_id,
        sent_sha256=picture.sent_sha256,
    )
    return _stored(attachment, picture)


def turn(attachment: Attachment, *, quarters: int, by: User, now: datetime) -> Attachment:
    """Store a page turned by so many quarters to the right; its first version stays what it was.

    Raises:
        Refused: the stored picture cannot be read any more.
    """
    source = attachment.turned_from or attachment
    turns = (attachment.turns + quarters) % 4
    with source.file.open("rb") as file:
        seen = check_scan(file.read(), turns=turns)
    if not seen.accepted:
        raise Refused(
            *(Objection("bad_picture", attachment.code, one.text) for one in seen.problems)
        )
    _supersede([attachment], now=now)
    turned = Attachment(
        application=attachment.application,
        code=attachment.code,
        version=attachment.application.attachments.of_code(attachment.code).count() + 1,
        position=attachment.position,
        turned_from=source,
        turns=turns,
        uploaded_by=by,
        on_behalf=attachment.on_behalf,
        sent_sha256=attachment.sent_sha256,
        kept_anyway=attachment.kept_anyway,
    )
    picture = CheckedPicture(seen.picture, *seen.kept, tuple(attachment.warnings))
    return _stored(turned, picture)


def _supersede(pages: list[Attachment], *, now: datetime) -> None:
    for page in pages:
        page.superseded_at = now
        page.save(update_fields=["superseded_at"])


def _stored(attachment: Attachment, picture: CheckedPicture) -> Attachment:
    attachment.sha256 = hashlib.sha256(picture.data).hexdigest()
    attachment.size = len(picture.data)
    attachment.width, attachment.height = picture.width, picture.height
    attachment.warnings = list(picture.warnings)
    attachment.file.save("", ContentFile(picture.data), save=False)
    attachment.save()
    thumbnails.keep(attachment, picture.data)
    return attachment
