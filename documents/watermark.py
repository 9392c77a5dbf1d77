"""Writes across a picture who looked at it, so that a copy tells where it came from."""

from PIL import Image, ImageDraw, ImageFont

from documents.jpeg import jpeg_bytes, open_jpeg, upright_pixels
from documents.typefaces import FILES, REGULAR

_ANGLE = 24
_INK = (190, 24, 24, 84)
_SHARE_OF_WIDTH = 30


def watermarked(picture: bytes, text: str) -> bytes:
    """Return the picture with the text across it, again and again. Raises UnreadablePicture."""
    image = upright_pixels(open_jpeg(picture))
    size = max(14, image.width // _SHARE_OF_WIDTH)
    layer = _layer(max(image.size) * 2, text, size)
    across = layer.rotate(_ANGLE, resample=Image.Resampling.BILINEAR)
    left, top = (across.width - image.width) // 2, (across.height - image.height) // 2
    across = across.crop((left, top, left + image.width, top + image.height))
    image.paste(across, (0, 0), across)
    return jpeg_bytes(image, quality=85)


def _layer(side: int, text: str, size: int) -> Image.Image:
    layer = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    letters = ImageFont.truetype(FILES[REGULAR], size)
    step = int(pen.textlength(text, font=letters)) + 4 * size
    for row, top in enumerate(range(0, side, 5 * size)):
        for left in range(-step * (row % 2) // 2, side, step):
            pen.text((left, top), text, font=letters, fill=_INK)
    return layer
