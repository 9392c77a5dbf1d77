"""Keep the picture a portrait is cut from, and cut it."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile

from applications.errors import Objection, Refused
from applications.models import Original
from applications.uploads import CheckedPicture
from documents.framing import (
    PORTRAIT_SIZE,
    Frame,
    centre_frame,
    cut_portrait,
    keep_original,
    too_narrow,
)
from documents.marking import mark
from documents.photo import check_portrait
from documents.verdicts import Problem, UnreadablePicture, Zone

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models import User
    from applications.models import Application
    from documents.framing import KeptOriginal
    from exams.models import DocumentRule

TRIES = 2
"""After so many refusals a readable portrait is taken and a reviewer looks at it."""
MOST_ORIGINALS = 20
MOST_CUTS = 20


@dataclass(frozen=True)
class CutPortrait:
    """A portrait of the right size, and what speaks against it."""

    data: bytes
    faults: tuple[Problem, ...]

    @property
    def picture(self) -> CheckedPicture:
        """Return it as a picture that may be kept; the faults are for the reviewer."""
        return CheckedPicture(self.data, *PORTRAIT_SIZE, tuple(one.text for one in self.faults))


def read_original(rule: DocumentRule, data: bytes) -> KeptOriginal:
    """Make any picture ready to be cut.

    Raises:
        Refused: it is no picture, damaged, or too large or small; the objection says why.
    """
    try:
        return keep_original(data)
    except UnreadablePicture as refusal:
        objection = Objection("bad_picture", rule.code, refusal.problem.text)
        raise Refused(objection) from refusal


def keep(application: Application, kept: KeptOriginal, *, by: User, now: datetime) -> Original:
    """Store an original under a random name."""
    original = Original(
        application=application,
        sha256=hashlib.sha256(kept.data).hexdigest(),
        width=kept.width,
        height=kept.height,
        sent_width=kept.sent_width,
        sent_height=kept.sent_height,
        uploaded_by=by,
        created_at=now,
    )
    original.file.save("", ContentFile(kept.data), save=False)
    original.save()
    return original


def frame_of(original: Original) -> Frame:
    """Return the frame of the last cut; before the first, the one in the middle."""
    if original.frame:
        return Frame(**original.frame)
    return centre_frame(original.width, original.height)


def cut(original: Original, frame: Frame) -> CutPortrait:
    """Cut an original and look at the portrait.

    Raises:
        Refused: the frame holds too few pixels; the objection says so.
    """
    problem = too_narrow(frame, original.width, original.height)
    if problem is not None:
        raise Refused(Objection("bad_frame", "frame", problem.text))
    data = portrait_of(original, frame)
    return CutPortrait(data, check_portrait(data).warnings)


def portrait_of(original: Original, frame: Frame) -> bytes:
    """Return the portrait a frame makes of an original, 413×626 pixels."""
    with original.file.open("rb") as file:
        return cut_portrait(file.read(), frame)


def note_cut(original: Original, frame: Frame, faults: tuple[Problem, ...]) -> None:
    """Remember the last cut and what was wrong with it; the caller saves."""
    original.cuts += 1
    original.frame = asdict(frame)
    original.faults = [asdict(fault) for fault in faults]


def marked_portrait(original: Original) -> bytes:
    """Return the last cut with its faults outlined and numbered."""
    zones = [[Zone(**zone) for zone in fault["zones"]] for fault in original.faults]
    return mark(portrait_of(original, frame_of(original)), zones)
