"""Finds where the background of a portrait is not white, and says it in words."""

import numpy as np
from PIL import Image

from documents.measures import Flags, white_pixels
from documents.verdicts import Zone

_CELL = 26
_SIDE_DEEP = 52
_TOP_DEEP = 40
_SHOULDER = 0.35
_DIRTY = 0.12


def unwhite_zones(image: Image.Image) -> tuple[Zone, ...]:
    """The parts at the left, the right and the top that are not white, at most three."""
    width, height = image.size
    side = int(height * _SHOULDER)
    strips = (
        Zone(0, 0, _SIDE_DEEP, side),
        Zone(width - _SIDE_DEEP, 0, width, side),
        Zone(_SIDE_DEEP, 0, width - _SIDE_DEEP, _TOP_DEEP),
    )
    white = white_pixels(np.asarray(image))
    found = (_dirty_part(white, strip) for strip in strips)
    return tuple(zone for zone in found if zone)


def _dirty_part(white: Flags, strip: Zone) -> Zone | None:
    """The rectangle round every cell of a strip in which too many pixels are not white."""
    cells = [
        cell for cell in _cells(strip)
        if 1 - white[cell.top : cell.bottom, cell.left : cell.right].mean() > _DIRTY
    ]  # fmt: skip
    if not cells:
        return None
    return Zone(
        min(cell.left for cell in cells),
        min(cell.top for cell in cells),
        max(cell.right for cell in cells),
        max(cell.bottom for cell in cells),
    )


def _cells(strip: Zone) -> list[Zone]:
    return [
        Zone(left, top, min(left + _CELL, strip.right), min(top + _CELL, strip.bottom))
        for top in range(strip.top, strip.bottom, _CELL)
        for left in range(strip.left, strip.right, _CELL)
    ]


def where(zones: tuple[Zone, ...], width: int) -> str:
    """「左边最明显。」 for one part or two, nothing when it is everywhere."""
    words = [_side(zone, width) for zone in zones]
    return f"{'、'.join(words)}最明显。" if 0 < len(words) < 3 else ""


def _side(zone: Zone, width: int) -> str:
    if zone.left == 0:
        return "左边"
    return "右边" if zone.right == width else "上边"
