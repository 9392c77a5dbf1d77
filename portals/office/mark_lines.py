"""The rows of a sheet of marks, with names beside the numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from portals.office.figures import is_pass
from sittings.models import Ticket
from sittings.score_rows import ABSENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from portals.office.figures import Marks


@dataclass(frozen=True)
class Mark:
    """One mark as it is read out."""

    subject: str
    word: str
    passes: bool


@dataclass(frozen=True)
class MarkLine:
    """One candidate of a sheet."""

    ticket: str
    name: str
    marks: list[Mark]


def mark_lines(
    rows: Sequence[tuple[str, Marks]], subjects: Sequence[str], pass_mark: int
) -> list[MarkLine]:
    """Turn a page of rows into lines. One query."""
    numbers = [ticket for ticket, _marks in rows]
    live = Ticket.objects.live().filter(number__in=numbers)
    names = dict(live.values_list("number", "application__candidate__name"))
    return [
        MarkLine(
            ticket,
            names.get(ticket, ""),
            [_mark(name, marks.get(name), pass_mark) for name in subjects],
        )
        for ticket, marks in rows
    ]


def _mark(subject: str, mark: float | None, pass_mark: int) -> Mark:
    word = ABSENT if mark is None else f"{mark:g}"
    return Mark(subject, word, is_pass(mark, pass_mark))
