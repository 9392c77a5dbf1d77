"""Pictures that prove a proposal to disqualify: checked like every paper, shown to who decides."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile

from applications import uploads
from applications.errors import Objection, Refused
from audit import trail
from exams.models import DocumentRule
from exams.models.papers import PaperKind
from flows.models import Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accounts.models import Posting
    from applications.uploads import CheckedPicture
    from flows.models import Disqualification

FIELD = "pictures"
MOST = 10
ANY_PAPER = DocumentRule(code=FIELD, kind=PaperKind.SCAN)


def check(pictures: Sequence[bytes]) -> list[CheckedPicture]:
    """Check pictures and re-encode them.

    Raises:
        Refused: there are too many, or one cannot be taken; the words say which.
    """
    if len(pictures) > MOST:
        raise Refused(Objection("too_many", FIELD, f"最多 {MOST} 张证据。"))
    return [_checked(data, number) for number, data in enumerate(pictures, start=1)]


def _checked(data: bytes, number: int) -> CheckedPicture:
    try:
        return uploads.check_picture(ANY_PAPER, data)
    except Refused as refusal:
        told = (f"第 {number} 张：{one.text}" for one in refusal.objections)
        raise Refused(*(Objection("bad_picture", FIELD, text) for text in told)) from refusal


def keep(proposed: Disqualification, pictures: Sequence[CheckedPicture]) -> list[Evidence]:
    """Store checked pictures with a proposal, in the order they were chosen."""
    kept = []
    for position, picture in enumerate(pictures, start=1):
        one = Evidence(disqualification=proposed, position=position)
        one.sha256 = hashlib.sha256(picture.data).hexdigest()
        one.file.save("", ContentFile(picture.data), save=False)
        one.save()
        kept.append(one)
    return kept


def look_at(one: Evidence, *, by: Posting) -> None:
    """Note that somebody has opened a piece of evidence."""
    reference = one.disqualification.application.reference
    trail.record_reading(reader=by, subject=reference, what=f"evidence:{one.public_id}")
