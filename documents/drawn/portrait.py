"""Draws a friendly head and shoulders on white, another one for every seed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from PIL import Image

from documents.drawn.brush import Brush, Point
from documents.drawn.hair import HAIRCUTS, Haircut
from documents.jpeg import jpeg_bytes

_SKINS = (
    ("#f2cdb0", "#dfae8d", "#b9805f"),
    ("#efc3a0", "#d9a47e", "#b07552"),
    ("#e6b48d", "#cd956c", "#a06a47"),
    ("#f6d6bd", "#e4b698", "#bf8668"),
)
_HAIRS = (
    ("#22242a", "#3a3d46"),
    ("#2a2320", "#463a34"),
    ("#1b1c20", "#33353d"),
    ("#4a4a4e", "#6b6b70"),
    ("#33302f", "#5d5855"),
)
_CLOTHES = (
    ("#2b3f5f", "#22334e", "#f4f6f9"),
    ("#31343b", "#25282e", "#e9eef6"),
    ("#3f5248", "#33433a", "#f4f6f9"),
    ("#5b3a45", "#4a2f38", "#f7f3ee"),
    ("#4b5b74", "#3d4b61", "#ffffff"),
)
_TIES = ("#8c2f39", "#27466f", "#4c5a63")
_DARK = "#2a2422"
_HEAD_WIDTH = 1.16

Choice = TypeVar("Choice")


@dataclass(frozen=True, slots=True)
class Looks:
    """What makes one drawn person differ from the next."""

    skin: tuple[str, str, str]
    hair: tuple[str, str]
    clothes: tuple[str, str, str]
    haircut: Haircut
    tie: str | None
    glasses: bool
    jaw: float
    eyes: float
    smile: float


def draw_portrait(
    seed: int, width: int = 413, height: int = 626, *, woman: bool | None = None
) -> bytes:
    """A JPEG portrait of nobody, the same for the same seed, in the size the guide asks for."""
    looks = _looks_of(np.random.default_rng(seed), woman=woman)
    brush = Brush(413, 626)
    brush.stretch = _HEAD_WIDTH
    looks.haircut.behind(brush, looks.hair)
    brush.stretch = 1.0
    _body(brush, looks)
    brush.stretch = _HEAD_WIDTH
    _head(brush, looks)
    looks.haircut.front(brush, looks.hair)
    _face(brush, looks)
    picture = brush.picture()
    if picture.size != (width, height):
        picture = picture.resize((width, height), Image.Resampling.LANCZOS)
    return jpeg_bytes(picture, quality=92)


def _looks_of(dice: np.random.Generator, *, woman: bool | None) -> Looks:
    haircut = _one_of(dice, [cut for cut in HAIRCUTS if woman is None or cut.woman == woman])
    return Looks(
        skin=_one_of(dice, _SKINS),
        hair=_one_of(dice, _HAIRS),
        clothes=_one_of(dice, _CLOTHES),
        haircut=haircut,
        tie=_one_of(dice, _TIES) if not haircut.woman and dice.random() < 0.6 else None,
        glasses=bool(dice.random() < 0.35),
        jaw=float(dice.uniform(-5, 6)),
        eyes=float(dice.uniform(-3, 3)),
        smile=float(dice.uniform(3, 9)),
    )


def _one_of(dice: np.random.Generator, options: Sequence[Choice]) -> Choice:
    return options[int(dice.integers(len(options)))]


def _mirrored(points: Sequence[Point]) -> list[Point]:
    """A left outline from top to bottom, closed by its mirror image from bottom to top."""
    return [*points, *((412 - x, y) for x, y in reversed(points))]


def _body(brush: Brush, looks: Looks) -> None:
    coat, shade, shirt = looks.clothes
    skin, shadow, _ = looks.skin
    brush.shape(
        _mirrored([(168, 446), (120, 462), (52, 486), (14, 530), (-4, 600), (-8, 680)]), coat
    )
    brush.corners([(158, 446), (206, 592), (254, 446)], shirt)
    if looks.tie:
        brush.corners(
            [(193, 494), (219, 494), (214, 514), (222, 578), (206, 604), (190, 578), (198, 514)],
            looks.tie,
        )
    for side in (1, -1):
        brush.corners(
            [
                _across(p, side)
                for p in ((160, 440), (138, 456), (128, 484), (168, 508), (206, 612), (206, 590))
            ],
            shade,
        )
    brush.shape(_mirrored([(168, 350), (168, 420), (158, 448), (184, 478), (203, 490)]), skin)
    brush.shape(_mirrored([(168, 376), (169, 416), (188, 428), (204, 431)]), shadow)
    for side in (1, -1):
        brush.corners(
            [
                _across(p, side)
                for p in ((163, 430), (150, 448), (178, 518), (206, 492), (176, 466))
            ],
            shirt,
        )
        brush.stroke(
            [_across(p, side) for p in ((178, 518), (206, 492), (176, 466))], "#c9d0da", 1.2
        )


def _across(point: Point, side: int) -> Point:
    return (206 + (point[0] - 206) * side, point[1])


def _head(brush: Brush, looks: Looks) -> None:
    skin, shadow, _ = looks.skin
    for side in (1, -1):
        brush.oval(_across((129, 278), side), 13, 26, shadow)
        brush.oval(_across((131, 277), side), 11, 23, skin)
    jaw = looks.jaw
    outline = [
        (206, 120),
        (158, 134),
        (132, 190),
        (131, 262),
        (139 - jaw / 2, 318),
        (160 - jaw, 366),
        (188, 394),
    ]
    brush.shape(_mirrored([*outline, (203, 398)]), skin)
    for side in (1, -1):
        brush.glow(_across((158, 326), side), 17, "#e08a78", 0.22)


def _face(brush: Brush, looks: Looks) -> None:
    _, _, line = looks.skin
    level = 272 + looks.eyes
    for side in (1, -1):
        _eye(brush, side, level, looks.hair[0])
    brush.stroke([(203, level + 10), (198, 308), (195, 318), (202, 324), (213, 322)], line, 2.6)
    smile = looks.smile
    brush.stroke([(180, 352), (194, 352 + smile), (218, 352 + smile), (232, 352)], "#b0605a", 4)
    brush.stroke([(195, 372), (206, 374), (217, 372)], looks.skin[1], 2.5)
    if looks.glasses:
        _glasses(brush, level)


def _eye(brush: Brush, side: int, level: float, hair: str) -> None:
    brush.stroke(
        [_across((x, level + y), side) for x, y in ((152, -24), (167, -31), (186, -27))], hair, 5
    )
    brush.shape(
        [_across((x, level + y), side) for x, y in ((154, 2), (170, -7), (186, 1), (170, 7))],
        "#fbfaf8",
    )
    brush.oval(_across((170, level), side), 7, 7, _DARK)
    brush.oval((_across((170, level), side)[0] + 2.5, level - 2.5), 1.8, 1.8, "#ffffff")
    brush.stroke(
        [_across((x, level + y), side) for x, y in ((152, 1), (161, -6), (172, -8), (187, -1))],
        _DARK,
        3,
    )


def _glasses(brush: Brush, level: float) -> None:
    frame = "#3b4250"
    for side in (1, -1):
        brush.ring(_across((170, level + 2), side), 29, 23, frame, 3)
        brush.stroke([_across((141, level - 2), side), _across((129, level - 8), side)], frame, 3)
    brush.stroke([(199, level), (206, level - 4), (213, level)], frame, 3)
