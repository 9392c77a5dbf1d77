"""The rows of the board, the worst first. Four queries, however large the region."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portals.supervisor.standing import COLUMNS, DESKS, by_place, groups_of
from portals.supervisor.waits import Waits, waits_by_place, waits_of_all
from registry.models import Region

if TYPE_CHECKING:
    from datetime import datetime

    from portals.shell.seat import Seat


@dataclass(frozen=True)
class Cell:
    """One number of the table under its heading."""

    word: str
    count: int


@dataclass(frozen=True)
class BoardRow:
    """One place."""

    name: str
    numbers: Counter[str]
    waits: Waits

    @property
    def total(self) -> int:
        """Return how many cases have left the draft."""
        return self.numbers.total()

    @property
    def on_desks(self) -> int:
        return sum(self.numbers[step] for step in DESKS)

    @property
    def cells(self) -> list[Cell]:
        return [Cell(word, self.numbers[column]) for column, word in COLUMNS.items()]


@dataclass(frozen=True)
class Board:
    """The places that have cases, how many have none yet, and the sum."""

    rows: list[BoardRow]
    idle: int
    sum: BoardRow


def board_of(seat: Seat, *, now: datetime) -> Board:
    """Return the board of a seat's region."""
    numbers, waits = by_place(groups_of(seat)), waits_by_place(seat, now=now)
    places = _places(seat)
    rows = [
        BoardRow(name, numbers[path], waits.get(path, Waits()))
        for path, name in places.items()
        if path in numbers
    ]
    rows.sort(key=lambda row: (-row.waits.overdue, -row.on_desks, -row.total))
    everything = sum(numbers.values(), Counter[str]())
    idle = len(places.keys() - {seat.posting.region_path} - numbers.keys())
    return Board(rows, idle, BoardRow("合计", everything, waits_of_all(seat, now=now)))


def _places(seat: Seat) -> dict[str, str]:
    """Return the names of the region's parts by path, its own body first."""
    own = seat.posting.region
    if own is None:
        return {}
    parts = Region.objects.filter(parent=own).order_by("position", "code")
    return {own.path: f"{own.short_name}本级"} | dict(parts.values_list("path", "name"))
