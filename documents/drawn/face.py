"""Draws the head and the face of a drawn person."""

from documents.drawn.brush import Brush, across, mirrored
from documents.drawn.looks import Looks

_DARK = "#2a2422"
_WHITE = "#fbfaf8"
_LIPS = "#b0605a"
_BLUSH = "#e08a78"
_FRAME = "#3b4250"


def draw_head(brush: Brush, looks: Looks) -> None:
    """Ears and the bare face."""
    skin, shadow, _ = looks.skin
    for side in (1, -1):
        (ear,) = across([(130, 277)], side)
        brush.oval(ear, 13, 26, shadow)
        brush.oval(ear, 10, 22, skin)
    jaw = looks.jaw
    crown = [(206, 120), (158, 134), (132, 190), (131, 262)]
    chin = [(139 - jaw / 2, 318), (160 - jaw, 366), (188, 394), (203, 398)]
    brush.shape(mirrored([*crown, *chin]), skin)
    for side in (1, -1):
        (cheek,) = across([(158, 326)], side)
        brush.glow(cheek, 17, _BLUSH, 0.22)


def draw_face(brush: Brush, looks: Looks) -> None:
    """Eyes, nose, mouth, and glasses for some."""
    _, shadow, line = looks.skin
    level = 272 + looks.eyes
    for side in (1, -1):
        _eye(brush, side, level, looks.hair[0])
    nose = [(203, level + 10), (198, 308), (195, 318), (202, 324), (213, 322)]
    brush.stroke(nose, line, 2.6)
    curl = 352 + looks.smile
    brush.stroke([(180, 352), (194, curl), (218, curl), (232, 352)], _LIPS, 4)
    brush.stroke([(195, 372), (206, 374), (217, 372)], shadow, 2.5)
    if looks.glasses:
        _glasses(brush, level)


def _eye(brush: Brush, side: int, level: float, brow_colour: str) -> None:
    brow = [(152, level - 24), (167, level - 31), (186, level - 27)]
    white = [(154, level + 2), (170, level - 7), (186, level + 1), (170, level + 7)]
    lid = [(152, level + 1), (161, level - 6), (172, level - 8), (187, level - 1)]
    (iris,) = across([(170, level)], side)
    brush.stroke(across(brow, side), brow_colour, 5)
    brush.shape(across(white, side), _WHITE)
    brush.oval(iris, 6.5, 7, _DARK)
    brush.oval((iris[0] + 2.5, level - 2.5), 1.6, 1.8, _WHITE)
    brush.stroke(across(lid, side), _DARK, 3)


def _glasses(brush: Brush, level: float) -> None:
    for side in (1, -1):
        (middle,) = across([(170, level + 2)], side)
        brush.ring(middle, 27, 23, _FRAME, 3)
        brush.stroke(across([(143, level - 2), (129, level - 8)], side), _FRAME, 3)
    brush.stroke([(197, level), (206, level - 4), (215, level)], _FRAME, 3)
