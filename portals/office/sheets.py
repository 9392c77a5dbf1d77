"""Sheets of marks an office has imported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sittings.models import ScoreSheet, SheetState

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from portals.shell.pieces import Tone
    from portals.shell.seat import Seat

TONES: dict[str, Tone] = {
    SheetState.STAGED: "do",
    SheetState.PUBLISHED: "ok",
    SheetState.DISCARDED: "off",
}


@dataclass(frozen=True)
class SheetLine:
    """One imported file in the list."""

    public_id: str
    file_name: str
    fingerprint: str
    imported_by: str
    imported_at: datetime
    tone: Tone
    word: str


def sheets_of(seat: Seat) -> QuerySet[ScoreSheet]:
    """Return the sheets of the office's own region, newest first, without their rows."""
    sheets = ScoreSheet.objects.filter(exam=seat.exam, region=seat.posting.region)
    return sheets.select_related("imported_by", "published_by").defer("rows")


def sheet_lines(seat: Seat) -> list[SheetLine]:
    """Return the list of imported files. One query."""
    return [
        SheetLine(
            public_id=sheet.public_id,
            file_name=sheet.file_name,
            fingerprint=sheet.sha256[:16],
            imported_by=sheet.imported_by.name,
            imported_at=sheet.imported_at,
            tone=TONES[sheet.state],
            word=SheetState(sheet.state).label,
        )
        for sheet in sheets_of(seat)
    ]
