"""Checks a candidate's portrait: a real JPEG of exactly 413×626 pixels on white."""

from dataclasses import dataclass

from PIL import Image

from documents.jpeg import jpeg_bytes, open_jpeg, upright_pixels, upright_size
from documents.measures import brightness, sharpness, whiteness
from documents.verdicts import Fault, Problem, UnreadablePicture

# The candidate guide of 2021, 照片上传: 「规格为413X626像素，格式为jpg」.
PORTRAIT_SIZE = (413, 626)

_WHITE_ENOUGH = 0.97
_HARDLY_WHITE = 0.85
_SHARP_ENOUGH = 40.0
_LIGHT_ENOUGH = 90.0


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
    white, sharp, light = whiteness(image), sharpness(image), brightness(image)
    hints = (_about_background(white), _about_blur(sharp), _about_light(light))
    return PortraitVerdict(
        warnings=tuple(hint for hint in hints if hint),
        width=image.width,
        height=image.height,
        whiteness=white,
        sharpness=sharp,
        brightness=light,
    )


def _about_background(white: float) -> Problem | None:
    if white >= _WHITE_ENOUGH:
        return None
    if white >= _HARDLY_WHITE:
        text = "照片背景有阴影或不够白，审核时可能被退回。建议换一张纯白背景的证件照。"
    else:
        text = "照片背景不是白色，审核时很可能被退回。请换一张白色背景的证件照。"
    return Problem(Fault.NOT_WHITE, text)


def _about_blur(sharp: float) -> Problem | None:
    if sharp >= _SHARP_ENOUGH:
        return None
    return Problem(Fault.BLURRED, "照片有些模糊，可能看不清人像。建议换一张清楚的照片。")


def _about_light(light: float) -> Problem | None:
    if light >= _LIGHT_ENOUGH:
        return None
    return Problem(Fault.DARK, "照片偏暗，可能看不清人像。建议在光线好的地方重新拍。")
