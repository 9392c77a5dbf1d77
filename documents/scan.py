"""Checks photographed papers (ID card, certificates, approval forms) and writes them afresh."""

from dataclasses import dataclass

from PIL import Image

from documents.jpeg import jpeg_bytes, upright_pixels, upright_size
from documents.measures import brightness, sharpness
from documents.pictures import open_picture
from documents.verdicts import Fault, Problem, UnreadablePicture

MIN_SIDE = 200
LEGIBLE_SIDE = 480
MAX_SIDE = 3000

_QUALITY = 85
_MEASURING_SIDE = 1280
_SHARP_ENOUGH = 60.0
_LIGHT_ENOUGH = 60.0
_TURNS = {
    1: Image.Transpose.ROTATE_270,
    2: Image.Transpose.ROTATE_180,
    3: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True)
class ScanVerdict:
    """What we saw: `problems` refuse, `warnings` only advise. Sizes in pixels, 0 if unread."""

    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    width: int = 0
    height: int = 0
    sharpness: float = 0.0
    brightness: float = 0.0
    picture: bytes = b""
    """The paper upright in fresh bytes, at most 3000 pixels long; empty when it is refused."""
    kept: tuple[int, int] = (0, 0)
    """Width and height of `picture`."""

    @property
    def accepted(self) -> bool:
        """True when nothing forbids the paper."""
        return not self.problems


def check_scan(data: bytes, *, turns: int = 0) -> ScanVerdict:
    """Look at an uploaded photo of a paper and write it afresh; bad input is a verdict.

    Args:
        data: the file as it was sent.
        turns: quarter turns to the right, as the candidate asked.
    """
    try:
        image = open_picture(data)
        width, height = upright_size(image)
        if min(width, height) < MIN_SIDE:
            return ScanVerdict((_no_paper(width, height),), (), width, height)
        return _taken(_turned(_decoded(image, MAX_SIDE), turns), width, height)
    except UnreadablePicture as refusal:
        return ScanVerdict((refusal.problem,))


def thumbnail(data: bytes, box: tuple[int, int]) -> bytes:
    """A small JPEG that fits into `box` (width, height in pixels). Raises UnreadablePicture."""
    image = _decoded(open_picture(data), max(box))
    image.thumbnail(box, Image.Resampling.LANCZOS)
    return jpeg_bytes(image, quality=82)


def _decoded(image: Image.Image, longest: int) -> Image.Image:
    # draft lets libjpeg halve the picture while decoding: a 12-megapixel photo costs a third
    image.draft("RGB", (longest, longest))
    return upright_pixels(image, longest=longest)


def _turned(image: Image.Image, turns: int) -> Image.Image:
    turn = _TURNS.get(turns % 4)
    return image if turn is None else image.transpose(turn)


def _no_paper(width: int, height: int) -> Problem:
    text = (
        f"图片只有 {width}×{height} 像素，太小了，上面的字没法看。"
        f"短边至少要 {MIN_SIDE} 像素，请靠近一些重新拍，把材料拍满画面。"
    )
    return Problem(Fault.TOO_SMALL, text)


def _taken(image: Image.Image, width: int, height: int) -> ScanVerdict:
    picture, kept = jpeg_bytes(image, quality=_QUALITY), image.size
    grey = image.convert("L")
    grey.thumbnail((_MEASURING_SIDE, _MEASURING_SIDE), Image.Resampling.HAMMING)
    sharp, light = sharpness(grey), brightness(grey)
    warnings = []
    if sharp < _SHARP_ENOUGH:
        warnings.append(Problem(Fault.BLURRED, "看起来有点模糊，字可能看不清。"))
    if light < _LIGHT_ENOUGH:
        warnings.append(Problem(Fault.DARK, "看起来有点暗，字可能看不清。"))
    if min(width, height) < LEGIBLE_SIDE:
        text = f"图片有点小（{width}×{height} 像素），放大后字可能看不清。"
        warnings.append(Problem(Fault.SMALL, text))
    return ScanVerdict((), tuple(warnings), width, height, sharp, light, picture, kept)
