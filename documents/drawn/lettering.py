"""Writes Chinese on drawn papers and presses the red seal."""

from functools import cache
from math import cos, pi, sin

from PIL import Image, ImageDraw, ImageFont

from documents.typefaces import BOLD, FILES, REGULAR

RED = "#c8262c"
_SEAL = 210


@cache
def letters(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """The shipped typeface in a size of pixels."""
    return ImageFont.truetype(FILES[BOLD if bold else REGULAR], size)


def press_seal(paper: Image.Image, middle: tuple[int, int], words: str) -> None:
    """Press a round seal, its words along the rim and a star in the middle."""
    ink = Image.new("L", (_SEAL, _SEAL))
    pen, half = ImageDraw.Draw(ink), _SEAL / 2
    pen.ellipse((4, 4, _SEAL - 4, _SEAL - 4), outline=215, width=6)
    pen.polygon(_star(half, half, 32), fill=215)
    spread = min(1.5 * pi, 0.42 * (len(words) - 1))
    for number, word in enumerate(words):
        turn = spread * (number / max(len(words) - 1, 1) - 0.5)
        _stamp(ink, word, turn, half)
    corner = (middle[0] - _SEAL // 2, middle[1] - _SEAL // 2)
    paper.paste(Image.new("RGB", ink.size, RED), corner, ink)


def _stamp(ink: Image.Image, word: str, turn: float, half: float) -> None:
    tile = Image.new("L", (44, 44))
    ImageDraw.Draw(tile).text((22, 22), word, font=letters(27, bold=True), fill=215, anchor="mm")
    tile = tile.rotate(-turn * 180 / pi, Image.Resampling.BICUBIC)
    reach = half - 30
    x, y = half + reach * sin(turn), half - reach * cos(turn)
    ink.paste(tile, (round(x) - 22, round(y) - 22), tile)


def _star(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    reaches = [radius if point % 2 == 0 else radius * 0.382 for point in range(10)]
    return [
        (x + reach * sin(point * pi / 5), y - reach * cos(point * pi / 5))
        for point, reach in enumerate(reaches)
    ]
