"""Draws QR codes: as a picture, for a page, or as dark runs for a printed paper."""

from collections.abc import Iterator
from io import BytesIO

import segno

_MARGIN = 4


def qr_png(text: str, *, scale: int = 8) -> bytes:
    """A QR code as PNG, `scale` pixels a module, with the four modules of margin it needs."""
    out = BytesIO()
    _code(text).save(out, kind="png", scale=scale, border=_MARGIN)
    return out.getvalue()


def qr_svg(text: str) -> str:
    """A QR code as an SVG element to put into a page; it takes the size its container gives it."""
    out = BytesIO()
    _code(text).save(
        out, kind="svg", border=_MARGIN, xmldecl=False, svgns=True, omitsize=True, nl=False
    )
    return out.getvalue().decode("utf-8")


def qr_runs(text: str) -> tuple[int, list[tuple[int, int, int]]]:
    """Modules a side without margin, and the dark runs as (column, row, length) from the top left.

    One mask is fixed: choosing the best costs five times the drawing, and any mask can be read.
    """
    matrix = _code(text, mask=3).matrix
    runs = [(column, y, length) for y, row in enumerate(matrix) for column, length in _dark(row)]
    return len(matrix), runs


def _code(text: str, mask: int | None = None) -> segno.QRCode:
    # without a stated encoding Chinese text may become Shift-JIS kanji, which phones misread
    encoding = None if text.isascii() else "utf-8"
    return segno.make_qr(text, error="m", mask=mask, encoding=encoding)


def _dark(row: bytes | bytearray) -> Iterator[tuple[int, int]]:
    start = None
    for column, module in enumerate((*row, 0)):
        if module and start is None:
            start = column
        elif not module and start is not None:
            yield start, column - start
            start = None
