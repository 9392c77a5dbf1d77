"""When each answer was typed and on which device, so that of two edits the newer one wins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Model

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from applications.models import Application


@dataclass(frozen=True)
class Typed:
    """When something was typed, and on which device.

    `drawn_at` is given when a whole page was sent at once: it says when that page was drawn, and
    nobody knows which of its fields were touched. What another device changed since then stays.
    """

    at: datetime
    device: str = ""
    drawn_at: datetime | None = None


@dataclass(frozen=True)
class Edit:
    """The newest edit of one answer."""

    at: datetime
    device: str

    def beats(self, typed: Typed) -> bool:
        """Say whether this edit is kept against what was typed."""
        if typed.drawn_at is not None:
            return self.at > typed.drawn_at and self.device != typed.device
        return self.at > typed.at


def edit_of(paper: Application, field: str) -> Edit | None:
    """Return the newest edit of an answer, or None when it was never typed."""
    stored = paper.edits.get(field)
    return Edit(datetime.fromisoformat(stored[0]), stored[1]) if stored else None


def lost(paper: Application, changes: Mapping[str, object], typed: Typed) -> dict[str, Edit]:
    """Return the edits, by field, that are newer than what was typed and say something else."""
    edits = {field: edit_of(paper, field) for field in changes}
    return {
        field: edit
        for field, edit in edits.items()
        if edit and edit.beats(typed) and not _is_the_same(paper, field, changes[field])
    }


def _is_the_same(paper: Application, field: str, value: object) -> bool:
    if isinstance(value, Model):
        return bool(getattr(paper, f"{field}_id") == value.pk)
    return bool(getattr(paper, field) == value)


def note(paper: Application, fields: Iterable[str], typed: Typed) -> None:
    """Write down on the paper that these answers were typed."""
    paper.edits |= {field: [typed.at.isoformat(), typed.device] for field in fields}
