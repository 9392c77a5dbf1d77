"""Cuts the portrait out of the picture it was taken from: always exactly 413×626 pixels."""

from dataclasses import dataclass

from PIL import Image

from documents.jpeg import jpeg_bytes, open_jpeg, upright_pixels, upright_size
from documents.pictures import open_picture
from documents.verdicts import Fault, Problem, UnreadablePicture

# The candidate guide of 2021, 照片上传: 「规格为413X626像素，格式为jpg」.
PORTRAIT_SIZE = (413, 626)
KEPT_SIDE = 2000

_RATIO = PORTRAIT_SIZE[1] / PORTRAIT_SIZE[0]
_QUARTERS = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True)
class Frame:
    """The white frame: turn the picture clockwise, then cut so wide from this corner."""

    left: int
    top: int
    width: int
    turn: int = 0


@dataclass(frozen=True, slots=True)
class KeptOriginal:
    """A picture ready to be cut: its bytes, its size, and the size in which it was sent."""

    data: bytes
    width: int
    height: int
    sent_width: int
    sent_height: int


def keep_original(data: bytes) -> KeptOriginal:
    """Make any picture an upright JPEG of at most 2000 pixels that hides nothing.

    Raises:
        UnreadablePicture: it cannot be opened, or it is too small for a portrait.
    """
    image = open_picture(data)
    sent = upright_size(image)
    if min(sent) < PORTRAIT_SIZE[0] or max(sent) < PORTRAIT_SIZE[1]:
        raise UnreadablePicture(_too_small(*sent))
    # libjpeg halves a large photo while decoding: a 12-megapixel photo costs a third
    image.draft("RGB", (KEPT_SIDE, KEPT_SIDE))
    upright = upright_pixels(image, longest=KEPT_SIDE)
    if min(upright.size) < PORTRAIT_SIZE[0]:
        raise UnreadablePicture(_too_long(*sent))
    return KeptOriginal(jpeg_bytes(upright, quality=92), *upright.size, *sent)


def cut_portrait(original: bytes, frame: Frame) -> bytes:
    """Cut a kept original to 413×626; a frame that reaches outside is moved inside."""
    image = upright_pixels(open_jpeg(original))
    if frame.turn in _QUARTERS:
        image = image.transpose(_QUARTERS[frame.turn])
    inside = fitted(frame, *image.size)
    right, bottom = inside.left + inside.width, inside.top + _height(inside.width)
    box = (inside.left, inside.top, right, min(bottom, image.height))
    small = image.resize(PORTRAIT_SIZE, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)
    return jpeg_bytes(small, quality=92)


def centre_frame(width: int, height: int) -> Frame:
    """The largest frame in the middle of an upright picture; a head is nearer to the top."""
    frame = fitted(Frame(0, 0, width), width, height)
    left = (width - frame.width) // 2
    return Frame(left, int((height - _height(frame.width)) * 0.3), frame.width)


def fitted(frame: Frame, width: int, height: int) -> Frame:
    """The same frame inside a turned picture of this size, enlarging pixels only if it must."""
    most = min(width, int(height / _RATIO))
    wide = max(min(frame.width, most), min(PORTRAIT_SIZE[0], most))
    left = max(0, min(frame.left, width - wide))
    top = max(0, min(frame.top, int(height - _height(wide))))
    return Frame(left, top, wide, frame.turn)


def too_narrow(frame: Frame, width: int, height: int) -> Problem | None:
    """What to say of a frame that holds too few pixels of an upright picture of this size."""
    turned = (height, width) if frame.turn in {90, 270} else (width, height)
    wide = fitted(frame, *turned).width
    if wide >= PORTRAIT_SIZE[0]:
        return None
    text = f"白线框里只有 {wide} 像素宽，至少要 413 像素。请把照片转正再裁，或换一张竖着拍的照片。"
    return Problem(Fault.TOO_SMALL, text)


def _height(width: int) -> float:
    return width * _RATIO


def _too_small(width: int, height: int) -> Problem:
    text = (
        f"这张图片只有 {width}×{height} 像素，太小了，裁不出 413×626 像素的照片。"
        "请用手机重新拍一张，或选原图上传。"
    )
    return Problem(Fault.TOO_SMALL, text)


def _too_long(width: int, height: int) -> Problem:
    text = f"这张图片是 {width}×{height} 像素，太长太窄，裁不出证件照。请换一张。"
    return Problem(Fault.TOO_SMALL, text)
