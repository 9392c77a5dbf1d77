"""Opens pictures: limits first, then header, then plain upright pixels. See pictures.py."""

import struct
import warnings
from functools import cache
from io import BytesIO

import numpy as np
from PIL import Image, ImageCms

from documents.filetypes import looks_like_jpeg, this_is
from documents.verdicts import Fault, Problem, UnreadablePicture

MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 25_000_000
MAX_SCANS = 50
"""Progressive JPEGs have about ten; each empty one more costs a walk over all pixels."""

# Pillow's own guard, in case a header lies to us: above this it refuses instead of warning.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)

_DAMAGED = Problem(
    Fault.DAMAGED, "照片文件不完整，可能没有传完或已经损坏。请重新保存或重新拍一张再上传。"
)
_TOO_MANY_PIXELS = Problem(
    Fault.TOO_MANY_PIXELS,
    "照片像素太多，超过 2500 万像素，系统没有打开它。请缩小照片后再上传。",
)
_TOO_MANY_SCANS = Problem(
    Fault.DAMAGED, "照片文件的写法不正常，系统没有打开它。请重新拍一张，或另存为 JPG 格式再上传。"
)
_START_OF_SCAN = b"\xff\xda"
_BROKEN = (
    OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, RuntimeError,
    struct.error,
)  # fmt: skip
_REDUCIBLE = ("L", "RGB", "RGBA", "CMYK")
_ORIENTATION_TAG = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def open_jpeg(data: bytes) -> Image.Image:
    """Read a JPEG's header, decode no pixel; raise UnreadablePicture when we must stop."""
    refuse_by_weight(data)
    if not looks_like_jpeg(data):
        text = f"{this_is(data)}，不是 JPG 照片，只改文件名不行。请另存为 JPG 格式再上传。"
        raise UnreadablePicture(Problem(Fault.NOT_JPEG, text))
    return open_as("JPEG", data)


def open_as(kind: str, data: bytes) -> Image.Image:
    """Read the header of a file of this kind as Pillow names it; refuse what is damaged or huge."""
    if kind == "JPEG" and data.count(_START_OF_SCAN) > MAX_SCANS:
        raise UnreadablePicture(_TOO_MANY_SCANS)
    try:
        image = Image.open(BytesIO(data), formats=(kind,))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise UnreadablePicture(_TOO_MANY_PIXELS) from bomb
    except _BROKEN as broken:
        raise UnreadablePicture(_DAMAGED) from broken
    if image.width * image.height > MAX_PIXELS:
        raise UnreadablePicture(_TOO_MANY_PIXELS)
    return image


def refuse_by_weight(data: bytes) -> None:
    """Refuse nothing at all and far too much. Raises UnreadablePicture."""
    if not data:
        raise UnreadablePicture(Problem(Fault.EMPTY, "这个文件是空的，里面没有照片。请重新选择。"))
    if len(data) > MAX_BYTES:
        size = f"{len(data) / 1024 / 1024:.1f}"
        text = f"文件有 {size} MB，超过了 10 MB。请把照片缩小后再上传。"
        raise UnreadablePicture(Problem(Fault.TOO_HEAVY, text))


def upright_size(image: Image.Image) -> tuple[int, int]:
    """Width and height in pixels as a person sees the picture, the camera's turn mark obeyed."""
    if _orientation(image) >= 5:
        return image.height, image.width
    return image.width, image.height


def upright_pixels(image: Image.Image, *, longest: int = 0) -> Image.Image:
    """Decode to plain sRGB, upright, no metadata left; raise UnreadablePicture if damaged.

    With `longest` the picture is made smaller, so that no side has more pixels than that.
    """
    orientation = _orientation(image)
    try:
        image.load()
        colours = _in_srgb(_on_white(_reduced(image, longest)))
    except _BROKEN as broken:
        raise UnreadablePicture(_DAMAGED) from broken
    if longest:
        colours.thumbnail((longest, longest), Image.Resampling.HAMMING)
    if orientation in _TURNS:
        colours = colours.transpose(_TURNS[orientation])
    # Pillow carries comments and profiles along in `info`; only the pixels may survive.
    bare = Image.new("RGB", colours.size)
    bare.paste(colours)
    return bare


def _reduced(image: Image.Image, longest: int) -> Image.Image:
    """A large picture made smaller by a whole number, before colours cost as much again."""
    factor = max(image.size) // longest if longest else 1
    return image.reduce(factor) if factor > 1 and image.mode in _REDUCIBLE else image


def _on_white(image: Image.Image) -> Image.Image:
    """A decoded picture without transparency and with eight bits a colour."""
    if image.mode.startswith("I"):
        return Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    if not image.has_transparency_data:
        return image
    seen = image.convert("RGBA")
    plain = Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("RGB")
    plain.info["icc_profile"] = image.info.get("icc_profile")
    return plain


def jpeg_bytes(image: Image.Image, *, quality: int = 90) -> bytes:
    """Write a picture as a fresh baseline JPEG."""
    out = BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()


def _orientation(image: Image.Image) -> int:
    """The EXIF turn mark 1-8; a damaged mark counts as upright, as browsers do."""
    try:
        mark = image.getexif().get(_ORIENTATION_TAG)
    except _BROKEN:
        return 1
    return mark if isinstance(mark, int) and mark in _TURNS else 1


def _in_srgb(image: Image.Image) -> Image.Image:
    """Convert wide-gamut phone pictures and print-shop CMYK to the colours of every screen."""
    profile = image.info.get("icc_profile")
    if not profile:
        return image if image.mode == "RGB" else image.convert("RGB")
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        converted = ImageCms.profileToProfile(image, source, _srgb(), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        converted = None
    return image.convert("RGB") if converted is None else converted


@cache
def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
