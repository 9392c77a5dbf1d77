"""Draws on a portrait where something is wrong: numbered outlines, as in the list beside it."""

from collections.abc import Sequence
from functools import cache

from PIL import ImageDraw, ImageFont

from documents.jpeg import jpeg_bytes, open_jpeg, upright_pixels
from documents.typefaces import BOLD, FILES
from documents.verdicts import Zone

_INK = "#b45309"
_HALO = "#ffffff"
_DISC = 15


def mark(portrait: bytes, faults: Sequence[Sequence[Zone]]) -> bytes:
    """Outline the zones of each fault with the fault's number, 1 for the first."""
    image = upright_pixels(open_jpeg(portrait))
    pen = ImageDraw.Draw(image)
    taken: list[tuple[int, int]] = []
    for number, zones in enumerate(faults, start=1):
        for zone in zones:
            _outline(pen, zone, image.size)
        if zones:
            taken.append(_free_place(zones[0], taken))
            _number(pen, taken[-1], str(number))
    return jpeg_bytes(image, quality=90)


def _outline(pen: ImageDraw.ImageDraw, zone: Zone, size: tuple[int, int]) -> None:
    box = (max(zone.left, 3), max(zone.top, 3), min(zone.right, size[0] - 3), zone.bottom - 3)
    pen.rounded_rectangle(box, radius=10, outline=_HALO, width=7)
    inside = (box[0] + 2, box[1] + 2, box[2] - 2, box[3] - 2)
    pen.rounded_rectangle(inside, radius=9, outline=_INK, width=3)


def _free_place(zone: Zone, taken: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The middle of the number's disc: in the zone's corner, moved down where one is already."""
    x, y = zone.left + _DISC + 8, zone.top + _DISC + 8
    while any(abs(x - there) + abs(y - down) < 2 * _DISC for there, down in taken):
        y += 2 * _DISC + 4
    return x, y


def _number(pen: ImageDraw.ImageDraw, middle: tuple[int, int], text: str) -> None:
    x, y = middle
    disc = (x - _DISC, y - _DISC, x + _DISC, y + _DISC)
    pen.ellipse(disc, fill=_INK, outline=_HALO, width=2)
    pen.text(middle, text, fill=_HALO, font=_figures(), anchor="mm")


@cache
def _figures() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FILES[BOLD], 20)
