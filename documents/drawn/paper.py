"""Draws the photo of a made-up paper on a desk: an ID card, a form or a certificate."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from documents.drawn.lettering import RED, letters, press_seal
from documents.drawn.portrait import draw_portrait
from documents.jpeg import jpeg_bytes

_SIZE = (1200, 800)
_SHEET = (1060, 690)
_CARD = (940, 592)
_INK = "#22262e"
_SOFT = "#5b6676"
_DESKS = ((168, 140, 112), (122, 128, 134), (188, 172, 150), (96, 110, 122))


def draw_scan(title: str, lines: Sequence[str], seed: int) -> bytes:
    """A 1200×800 JPEG: a title with 身份证 becomes a card, one with 表 a form, others certificates.

    Every paper says 样张, so that nobody takes it for a real one.
    """
    dice = np.random.default_rng(seed)
    if "身份证" in title:
        paper = _card(title, lines, seed)
    elif title.endswith("表"):
        paper = _form(title, lines)
    else:
        paper = _certificate(title, lines)
    return jpeg_bytes(_photographed(paper, dice), quality=85)


def _card(title: str, lines: Sequence[str], seed: int) -> Image.Image:
    paper = Image.new("RGB", _CARD, "#eaf2f7")
    pen = ImageDraw.Draw(paper)
    _waves(pen, _CARD, "#d5e4ee")
    pen.text((54, 60), title, font=letters(34, bold=True), fill="#2f6b94", anchor="lm")
    face = Image.open(BytesIO(draw_portrait(seed))).resize((240, 364))
    paper.paste(face, (640, 112))
    for number, line in enumerate(lines):
        pen.text((54, 140 + number * 62), line, font=letters(31), fill=_INK, anchor="lm")
    _specimen(pen, _CARD)
    return paper


def _form(title: str, lines: Sequence[str]) -> Image.Image:
    paper = Image.new("RGB", _SHEET, "#fbfaf6")
    pen = ImageDraw.Draw(paper)
    wide, high = _SHEET
    pen.text((wide / 2, 72), title, font=letters(40, bold=True), fill=_INK, anchor="mm")
    pitch = min(72, (high - 230) // max(len(lines), 1))
    for number, line in enumerate(lines):
        top = 124 + number * pitch
        pen.rectangle((60, top, wide - 60, top + pitch), outline=_SOFT, width=2)
        pen.text((84, top + pitch / 2), line, font=letters(27), fill=_INK, anchor="lm")
    _specimen(pen, _SHEET)
    press_seal(paper, (wide - 220, high - 150), "样张审核专用章")
    return paper


def _certificate(title: str, lines: Sequence[str]) -> Image.Image:
    paper = Image.new("RGB", _SHEET, "#fdf8ec")
    pen = ImageDraw.Draw(paper)
    wide, high = _SHEET
    _waves(pen, _SHEET, "#f7eed9")
    for inset, thick, colour in ((26, 7, "#b8945a"), (40, 2, "#b8945a"), (48, 1, "#d9c294")):
        box = (inset, inset, wide - inset, high - inset)
        pen.rectangle(box, outline=colour, width=thick)
    pen.text((wide / 2, 132), title, font=letters(50, bold=True), fill=RED, anchor="mm")
    for number, line in enumerate(lines):
        pen.text((124, 228 + number * 58), line, font=letters(29), fill=_INK, anchor="lm")
    _specimen(pen, _SHEET)
    press_seal(paper, (wide - 230, high - 170), "样张发证专用章")
    return paper


def _waves(pen: ImageDraw.ImageDraw, size: tuple[int, int], colour: str) -> None:
    across = np.arange(0, size[0] + 12, 12)
    for start in range(-20, size[1] + 20, 14):
        down = start + 12 * np.sin(across / 90 + start / 40)
        pen.line(list(zip(across.tolist(), down.tolist(), strict=True)), fill=colour, width=2)


def _specimen(pen: ImageDraw.ImageDraw, size: tuple[int, int]) -> None:
    pen.text((size[0] - 72, size[1] - 62), "样张", font=letters(22), fill=_SOFT, anchor="rs")


def _photographed(paper: Image.Image, dice: np.random.Generator) -> Image.Image:
    desk = Image.new("RGB", _SIZE, _DESKS[int(dice.integers(len(_DESKS)))])
    angle = float(dice.uniform(-1.6, 1.6))
    flat = Image.new("L", paper.size, 255)
    mask = flat.rotate(angle, Image.Resampling.BILINEAR, expand=True)
    turned = paper.rotate(angle, Image.Resampling.BILINEAR, expand=True)
    left, top = (_SIZE[0] - turned.width) // 2, (_SIZE[1] - turned.height) // 2
    shadow = Image.new("L", _SIZE)
    shadow.paste(mask.point([value // 2 for value in range(256)]), (left + 6, top + 10))
    desk.paste((30, 28, 26), (0, 0), shadow.filter(ImageFilter.BoxBlur(9)))
    desk.paste(turned, (left, top), mask)
    return _lit(desk, dice)


def _lit(picture: Image.Image, dice: np.random.Generator) -> Image.Image:
    """Light falls in from one side, and the camera adds a little grain."""
    grain = dice.integers(-5, 6, size=(_SIZE[1], _SIZE[0], 1), dtype=np.int16)
    pixels = np.asarray(picture) * _light()[:, :: int(dice.choice((-1, 1)))] + grain
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


@cache
def _light() -> NDArray[np.float32]:
    across = np.linspace(1.03, 0.86, _SIZE[0], dtype=np.float32)
    down = np.linspace(1.0, 0.95, _SIZE[1], dtype=np.float32)
    return (down[:, None] * across[None, :])[:, :, None]
