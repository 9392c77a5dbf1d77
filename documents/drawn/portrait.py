"""Draws a friendly head and shoulders on white, another one for every seed."""

from PIL import Image

from documents.drawn.brush import Brush
from documents.drawn.face import draw_face, draw_head
from documents.drawn.looks import looks_of
from documents.drawn.shoulders import draw_shoulders
from documents.jpeg import jpeg_bytes

_HEAD_WIDTH = 1.16


def draw_portrait(
    seed: int,
    width: int = 413,
    height: int = 626,
    *,
    woman: bool | None = None,
    ground: str = "#ffffff",
) -> bytes:
    """A JPEG portrait of nobody, the same for the same seed, in the size the guide asks for."""
    looks = looks_of(seed, woman=woman)
    brush = Brush(413, 626, ground)
    brush.stretch = _HEAD_WIDTH
    looks.haircut.behind(brush, looks.hair)
    brush.stretch = 1.0
    draw_shoulders(brush, looks)
    brush.stretch = _HEAD_WIDTH
    draw_head(brush, looks)
    looks.haircut.front(brush, looks.hair)
    draw_face(brush, looks)
    picture = brush.picture()
    if picture.size != (width, height):
        picture = picture.resize((width, height), Image.Resampling.LANCZOS)
    return jpeg_bytes(picture, quality=92)
