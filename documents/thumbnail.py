"""A picture as small as a stamp: enough to tell papers apart, too little to read one."""

from PIL import Image

from documents.jpeg import jpeg_bytes, open_jpeg, upright_pixels

SIDE = 160
_QUALITY = 60


def thumbnail(data: bytes) -> bytes:
    """A JPEG no side of which has more than 160 pixels. Raises UnreadablePicture."""
    image = open_jpeg(data)
    # The decoder skips what is thrown away anyway: a paper of 3000 pixels in a tenth of the time.
    image.draft("RGB", (2 * SIDE, 2 * SIDE))
    return jpeg_bytes(_small(image), quality=_QUALITY)


def _small(image: Image.Image) -> Image.Image:
    return upright_pixels(image, longest=SIDE)
