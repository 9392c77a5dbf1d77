"""Measures how large a rectangle an Excel sheet spans, reading its XML piece by piece."""

import re
from collections.abc import Iterable
from xml.parsers import expat

_PLACE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})", re.ASCII)


class Extent:
    """The largest sheet so far in cells, the longest shared text, the parts that were named."""

    def __init__(self) -> None:
        self.cells = 0
        self.longest = 1
        self.claimed = 0
        self.targets: list[str] = []
        self._row = self._rows = 0
        self._column = self._columns = 0
        self._shared = 0

    def measure(self, pieces: Iterable[bytes]) -> None:
        """Walk one XML part; raises ValueError or ExpatError for what Excel never writes."""
        self._row = self._rows = self._column = self._columns = 0
        parser = self._parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.StartDoctypeDeclHandler = _refuse_doctype
        for piece in pieces:
            parser.Parse(piece)
        parser.Parse(b"", True)  # noqa: FBT003 - expat takes its "that was all" by position only

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        match tag.rpartition(":")[2]:
            case "c":
                self._cell(attributes.get("r"))
            case "row":
                self._row = int(attributes.get("r", self._row + 1))
                self._column = 0
                self._grow()
            case "si":
                self._shared = 0
                self._parser.CharacterDataHandler = self._text
                self._parser.EndElementHandler = self._end
            case "Relationship":
                self.targets.append(attributes.get("Target", ""))
            case _:
                # the reader makes room for as many items as a list claims to have
                self.claimed = max(self.claimed, *_claims(attributes))

    def _cell(self, place: str | None) -> None:
        if place is None:
            self._column += 1
        else:
            letters, row = _parts_of(place)
            self._column, self._row = _column_number(letters), row
        self._grow()

    def _grow(self) -> None:
        self._rows = max(self._rows, self._row)
        self._columns = max(self._columns, self._column)
        self.cells = max(self.cells, self._rows * self._columns)

    def _text(self, text: str) -> None:
        self._shared += len(text)

    def _end(self, tag: str) -> None:
        if tag.rpartition(":")[2] == "si":
            self.longest = max(self.longest, self._shared)
            # a sheet has many cells and no shared texts: without these it is read twice as fast
            self._parser.CharacterDataHandler = None
            self._parser.EndElementHandler = None


def _claims(attributes: dict[str, str]) -> tuple[int, int]:
    return int(attributes.get("count", 0)), int(attributes.get("uniqueCount", 0))


def _parts_of(place: str) -> tuple[str, int]:
    found = _PLACE.fullmatch(place)
    if not found:
        raise ValueError(f"{place!r} is no place in a sheet.")
    return found[1], int(found[2])


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _refuse_doctype(*_: object) -> None:
    raise ValueError("Excel writes no document types: this one could hide an endless text.")
