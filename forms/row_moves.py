"""What the buttons of a list do: add a row, remove one, move one up or down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from applications.records import MOST_ROWS

if TYPE_CHECKING:
    from applications.records import RecordKind

Rows = list[dict[str, str]]
Place = tuple[int, str]


def moved(rows: Rows, button: str, *, name: str, kind: RecordKind) -> tuple[Rows, Place | None]:
    """Return the rows after a button was pressed, and the cell to go on with.

    A button says `work_history:up:2`; one that is about another list, or about a row that is not
    there, changes nothing.
    """
    field, _, deed = button.partition(":")
    verb, _, number = deed.partition(":")
    if field != name:
        return rows, None
    first = kind.columns[0].name
    if verb == "add":
        return _with_one_more(rows), (min(len(rows), MOST_ROWS - 1), first)
    at = int(number) if number.isascii() and number.isdigit() else len(rows)
    if at >= len(rows):
        return rows, None
    return _after(rows, verb, at, first)


def _with_one_more(rows: Rows) -> Rows:
    """A list without rows shows an empty one; adding to it makes two."""
    return [*(rows or [{}]), {}][:MOST_ROWS]


def _after(rows: Rows, verb: str, at: int, first: str) -> tuple[Rows, Place | None]:
    rest = [*rows[:at], *rows[at + 1 :]]
    if verb == "remove":
        return rest, (max(0, min(at, len(rest) - 1)), first)
    to = {"up": at - 1, "down": at + 1}.get(verb, at)
    to = max(0, min(to, len(rest)))
    rest.insert(to, rows[at])
    return rest, (to, first)
