"""Checks photographed papers: ID card, certificates, approval forms."""

from dataclasses import dataclass

from PIL import Image

from documents.jpeg import jpeg_bytes, open_jpeg, upright_pixels, upright_size
from documents.measures import brightness, sharpness
from documents.verdicts import Fault, Problem, UnreadablePicture

MIN_SIDE = 480
MAX_SIDE = 2400

_MEASURING_SIDE = 1280
_SHARP_ENOUGH = 60.0
_LIGHT_ENOUGH = 60.0


@dataclass(frozen=True, slots=True)
class ScanVerdict:
    """What we saw: `problems` refuse, `warnings` only advise. Sizes in pixels, 0 if unread."""

    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    width: int = 0
    height: int = 0
    sharpness: float = 0.0
    brightness: float = 0.0

    @property
    def accepted(self) -> bool:
        """True when nothing forbids the paper."""
        return not self.problems


def check_scan(data: bytes) -> ScanVerdict:
    """Look at an uploaded photo of a paper; bad input is a verdict."""
    try:
        image = open_jpeg(data)
        width, height = upright_size(image)
        if min(width, height) < MIN_SIDE:
            return ScanVerdict((_too_small(width, height),), (), width, height)
        return _measured(_decoded(image, _MEASURING_SIDE), width, height)
    except UnreadablePicture as refusal:
        return ScanVerdict((refusal.problem,))


def reencode_scan(data: bytes) -> bytes:
    """The same paper upright in fresh bytes, at most 2400 pixels. Raises UnreadablePicture."""
    return jpeg_bytes(_decoded(open_jpeg(data), MAX_SIDE), quality=88)


def thumbnail(data: bytes, box: tuple[int, int]) -> bytes:
    """A small JPEG that fits into `box` (width, height in pixels). Raises UnreadablePicture."""
    image = _decoded(open_jpeg(data), max(box))
    image.thumbnail(box, Image.Resampling.LANCZOS)
    return jpeg_bytes(image, quality=82)


def _decoded(image: Image.Image, longest: int) -> Image.Image:
    # draft lets libjpeg halve the picture while decoding: a 12-megapixel photo costs a third
    image.draft("RGB", (longest, longest))
    upright = upright_pixels(image)
    upright.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    return upright


def _too_small(width: int, height: int) -> Problem:
    text = (
        f"图片只有 {width}×{height} 像素，放大后字看不清。"
        f"短边至少要 {MIN_SIDE} 像素，请靠近一些重新拍，把材料拍满画面。"
    )
    return Problem(Fault.TOO_SMALL, text)


def _measured(image: Image.Image, width: int, height: int) -> ScanVerdict:
    sharp, light = sharpness(image), brightness(image)
    warnings = []
    if sharp < _SHARP_ENOUGH:
        text = "图片有些模糊，字可能看不清。建议把手机拿稳，对准文字重新拍。"
        warnings.append(Problem(Fault.BLURRED, text))
    if light < _LIGHT_ENOUGH:
        text = "图片偏暗，字可能看不清。建议在光线好的地方重新拍。"
        warnings.append(Problem(Fault.DARK, text))
    return ScanVerdict((), tuple(warnings), width, height, sharp, light)
