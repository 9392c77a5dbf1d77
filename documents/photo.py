"""Checks a candidate's portrait: a real JPEG of exactly 413×626 pixels on white."""

from dataclasses import dataclass

from PIL import Image

from documents.framing import PORTRAIT_SIZE
from documents.jpeg import jpeg_bytes, open_jpeg, upright_pixels, upright_size
from documents.measures import brightness, sharpness, whiteness
from documents.portrait_hints import hints_of
from documents.verdicts import Fault, Problem, UnreadablePicture


@dataclass(frozen=True, slots=True)
class PortraitVerdict:
    """What we saw: `problems` refuse, `warnings` only advise. Sizes in pixels, 0 if unread."""

    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    width: int = 0
    height: int = 0
    whiteness: float = 0.0
    sharpness: float = 0.0
    brightness: float = 0.0

    @property
    def accepted(self) -> bool:
        """True when nothing forbids the portrait."""
        return not self.problems


def check_portrait(data: bytes) -> PortraitVerdict:
    """Look at an uploaded portrait; bad input is a verdict, and another size is never decoded."""
    try:
        image = open_jpeg(data)
        size = upright_size(image)
        if size != PORTRAIT_SIZE:
            return PortraitVerdict((_wrong_size(*size),), (), *size)
        return _measured(upright_pixels(image))
    except UnreadablePicture as refusal:
        return PortraitVerdict((refusal.problem,))


def reencode_jpeg(data: bytes) -> bytes:
    """The same picture upright in fresh bytes, nothing hidden. Raises UnreadablePicture."""
    return jpeg_bytes(upright_pixels(open_jpeg(data)), quality=92)


def _wrong_size(width: int, height: int) -> Problem:
    text = (
        f"照片是 {width}×{height} 像素，要求正好 413×626 像素。"
        "请用本页的裁剪功能裁好，或请照相馆按 413×626 像素重新出一张。"
    )
    return Problem(Fault.WRONG_SIZE, text)


def _measured(image: Image.Image) -> PortraitVerdict:
    return PortraitVerdict(
        warnings=hints_of(image),
        width=image.width,
        height=image.height,
        whiteness=whiteness(image),
        sharpness=sharpness(image),
        brightness=brightness(image),
    )
