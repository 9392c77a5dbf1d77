"""Six haircuts for drawn people, each a part behind the head and a part in front of it."""

from collections.abc import Callable
from dataclasses import dataclass

from documents.drawn.brush import Brush

Hair = tuple[str, str]  # colour, lighter sheen
Part = Callable[[Brush, Hair], None]


@dataclass(frozen=True, slots=True)
class Haircut:
    """A haircut, drawn for women or for men."""

    behind: Part
    front: Part
    woman: bool


def _nothing(brush: Brush, hair: Hair) -> None:
    """Short hair shows nothing behind the neck."""


def _side_part(brush: Brush, hair: Hair) -> None:
    cap = [(126, 268), (122, 205), (134, 140), (176, 104), (236, 100), (278, 132), (292, 200)]
    edge = [(287, 268), (280, 228), (268, 192), (228, 178), (180, 172), (152, 186), (138, 222)]
    brush.shape([*cap, *edge], hair[0])
    brush.stroke([(160, 150), (200, 130), (252, 140)], hair[1], 4)
    brush.stroke([(158, 166), (206, 148), (262, 164)], hair[1], 2.5)


def _crew_cut(brush: Brush, hair: Hair) -> None:
    cap = [(127, 262), (124, 200), (140, 140), (180, 114), (232, 114), (272, 140), (289, 200)]
    edge = [(286, 262), (279, 214), (262, 180), (230, 170), (206, 168), (182, 170), (150, 180)]
    brush.shape([*cap, *edge, (134, 214)], hair[0])
    brush.stroke([(168, 136), (206, 126), (246, 136)], hair[1], 3)


def _receding(brush: Brush, hair: Hair) -> None:
    cap = [(127, 268), (124, 205), (137, 146), (176, 112), (236, 112), (275, 146), (288, 205)]
    edge = [(285, 268), (279, 205), (262, 152), (236, 146), (206, 164), (176, 146), (150, 152)]
    brush.shape([*cap, *edge, (133, 205)], hair[0])
    brush.stroke([(160, 134), (182, 122), (206, 120)], hair[1], 3)


def _bob_behind(brush: Brush, hair: Hair) -> None:
    left = [(206, 92), (140, 108), (106, 180), (100, 280), (104, 372), (126, 404), (206, 400)]
    right = [(286, 404), (308, 372), (312, 280), (306, 180), (272, 108)]
    brush.shape([*left, *right], hair[0])


def _bob_front(brush: Brush, hair: Hair) -> None:
    left = [(206, 96), (150, 112), (118, 176), (112, 280), (122, 360), (136, 300), (144, 232)]
    brush.shape([*left, (172, 196), (214, 150)], hair[0])
    right = [(196, 98), (256, 108), (292, 170), (300, 280), (290, 360), (277, 300), (268, 232)]
    brush.shape([*right, (240, 200), (206, 150)], hair[0])
    brush.stroke([(226, 120), (262, 146), (280, 200)], hair[1], 4)
    brush.stroke([(180, 124), (150, 152), (134, 206)], hair[1], 3)


def _tied_behind(brush: Brush, hair: Hair) -> None:
    brush.oval((206, 100), 42, 32, hair[0])


def _tied_front(brush: Brush, hair: Hair) -> None:
    cap = [(125, 276), (120, 205), (136, 140), (180, 104), (232, 104), (276, 140), (292, 205)]
    edge = [(287, 276), (276, 222), (252, 180), (206, 154), (160, 180), (136, 222)]
    brush.shape([*cap, *edge], hair[0])
    brush.stroke([(146, 186), (168, 148), (202, 126)], hair[1], 3)
    brush.stroke([(266, 186), (246, 148), (212, 126)], hair[1], 3)


def _long_behind(brush: Brush, hair: Hair) -> None:
    left = [(206, 84), (146, 102), (106, 176), (100, 290), (92, 400), (96, 476), (150, 486)]
    right = [(262, 486), (316, 476), (320, 400), (312, 290), (306, 176), (266, 102)]
    brush.shape([*left, (206, 440), *right], hair[0])


def _fringe_front(brush: Brush, hair: Hair) -> None:
    cap = [(120, 320), (112, 220), (130, 140), (178, 98), (236, 98), (284, 140), (300, 220)]
    edge = [(292, 320), (280, 262), (272, 226), (240, 218), (206, 226), (170, 216), (142, 226)]
    brush.shape([*cap, *edge, (132, 262)], hair[0])
    brush.stroke([(150, 160), (196, 134), (250, 142)], hair[1], 4)
    brush.stroke([(176, 206), (180, 180), (192, 156)], hair[1], 2)
    brush.stroke([(232, 208), (230, 182), (222, 158)], hair[1], 2)


HAIRCUTS = (
    Haircut(_nothing, _side_part, woman=False),
    Haircut(_nothing, _crew_cut, woman=False),
    Haircut(_nothing, _receding, woman=False),
    Haircut(_bob_behind, _bob_front, woman=True),
    Haircut(_tied_behind, _tied_front, woman=True),
    Haircut(_long_behind, _fringe_front, woman=True),
)
