"""Tells a pasted photograph from a small formula or stamp inside a Word file."""

from io import BytesIO

from PIL import Image

LARGE_SIDE = 400
HEAVY = 200 * 1024
HEADER = 256 * 1024
"""How much of a picture is read: enough for its size in pixels, whatever it carries in front."""

_STARTS = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_FORMATS = ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP")
_UNREADABLE = (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError)


def looks_like_picture(start: bytes) -> bool:
    """Say whether bytes begin as a picture of pixels does."""
    return start.startswith(_STARTS)


def is_photo(start: bytes, size: int) -> bool:
    """Say whether a picture is large enough to be a photographed paper.

    Args:
        start: its first bytes, at most `HEADER` of them; nothing is decoded.
        size: how many bytes it has altogether.
    """
    if size >= HEAVY:
        return True
    try:
        with Image.open(BytesIO(start), formats=_FORMATS) as image:
            width, height = image.size
    except (*_UNREADABLE, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return False
    return width >= LARGE_SIDE and height >= LARGE_SIDE
