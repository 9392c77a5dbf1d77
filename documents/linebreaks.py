"""Breaks Chinese text into lines: words and figures whole, no comma at the start of a line."""

import re

from documents.typefaces import width

_PIECE = re.compile(r"[A-Za-z0-9.,:/@_+%\-—]+|\s+|.", re.DOTALL)
_NEVER_FIRST = frozenset("，。、；：！？）》」』〉】”’…·%")
_NEVER_LAST = frozenset("（《「『〈【“‘")


def lines_of(text: str, font: str, size: float, room: float) -> list[str]:
    """Lines no wider than `room` points; a single piece wider than a line is cut by character."""
    lines: list[str] = []
    line, used = "", 0.0
    for piece in _pieces(text, font, size, room):
        wide = width(piece, font, size)
        if line and not piece.isspace() and used + wide > room:
            line, carried = _with_company(line, piece)
            lines.append(line.rstrip())
            line, used = carried, width(carried, font, size)
        if line or not piece.isspace():
            line, used = line + piece, used + wide
    return [*lines, line.rstrip()] if line else lines


def _pieces(text: str, font: str, size: float, room: float) -> list[str]:
    pieces: list[str] = []
    for piece in _PIECE.findall(text):
        too_long = len(piece) > 1 and width(piece, font, size) > room
        pieces.extend(piece if too_long else [piece])
    return pieces


def _with_company(line: str, piece: str) -> tuple[str, str]:
    """Move a line's last characters down when a sign may not stand alone at the break."""
    cut = len(line)
    if piece[0] in _NEVER_FIRST:
        cut -= 1
    while cut > 1 and line[cut - 1] in _NEVER_LAST:
        cut -= 1
    return (line[:cut], line[cut:]) if cut > 0 else (line, "")
