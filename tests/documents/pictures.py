"""Good and bad pictures, made on the spot."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageCms, ImageFilter

from documents.drawn import draw_portrait

Repaint = Callable[[bytes], bytes]
PORTRAIT = draw_portrait(1)


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def saved(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def of_size(width: int, height: int, colour: str = "white") -> bytes:
    return saved(Image.new("RGB", (width, height), colour))


def claiming(data: bytes, width: int, height: int) -> bytes:
    """The same JPEG with another size written into its header: a bomb weighs next to nothing."""
    start = data.index(b"\xff\xc0") + 5
    return data[:start] + height.to_bytes(2, "big") + width.to_bytes(2, "big") + data[start + 4 :]


def lying_on_its_side(upright: bytes) -> bytes:
    """As a phone stores it: pixels turned to the left, a mark says how to hold it, and where."""
    marks = Image.Exif()
    marks[0x0112] = 6
    marks[0x010E] = "secret place"
    turned = opened(upright).transpose(Image.Transpose.ROTATE_90)
    return saved(turned, exif=marks, quality=95, comment=b"secret comment")


def in_print_colours(upright: bytes) -> bytes:
    return saved(opened(upright).convert("CMYK"), quality=95)


def with_profile(upright: bytes) -> bytes:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return saved(opened(upright), quality=95, icc_profile=profile)


def blurred(upright: bytes, radius: float) -> bytes:
    return saved(opened(upright).filter(ImageFilter.GaussianBlur(radius)))


def darkened(upright: bytes, share: float) -> bytes:
    return saved(opened(upright).point(lambda light: light * share))


def on_ground(upright: bytes, ground: tuple[int, int, int]) -> bytes:
    """The same person before another background."""
    image = opened(upright).convert("RGB")
    white = image.convert("L").point(lambda light: 255 if light > 250 else 0)
    image.paste(ground, (0, 0), white)
    return saved(image, quality=95)


def before_a_wall(upright: bytes, wall: tuple[int, int, int]) -> bytes:
    """As a phone takes it: the person in the middle of a larger picture, before a wall."""
    person = opened(on_ground(upright, wall)).resize((1190, 1804))
    picture = Image.new("RGB", (1500, 2000), wall)
    picture.paste(person, (155, 196))
    return saved(picture, quality=90)
