"""Dresses a drawn person: coat, shirt, perhaps a tie."""

from documents.drawn.brush import Brush, across, mirrored
from documents.drawn.looks import Looks

_COAT = ((168, 446), (120, 462), (52, 486), (14, 530), (-4, 600), (-8, 680))
_LAPEL = ((160, 440), (138, 456), (128, 484), (168, 508), (206, 612), (206, 590))
_SHIRT = ((158, 446), (206, 592), (254, 446))
_TIE = ((193, 494), (219, 494), (214, 514), (222, 578), (206, 604), (190, 578), (198, 514))
_NECK = ((168, 350), (168, 420), (158, 448), (184, 478), (203, 490))
_CHIN_SHADOW = ((168, 376), (169, 416), (188, 428), (204, 431))
_COLLAR = ((163, 430), (150, 448), (178, 518), (206, 492), (176, 466))
_COLLAR_EDGE = "#c9d0da"


def draw_shoulders(brush: Brush, looks: Looks) -> None:
    """Coat, shirt and tie first, then the neck, then the collar around it."""
    coat, shade, shirt = looks.clothes
    skin, shadow, _ = looks.skin
    brush.shape(mirrored(_COAT), coat)
    brush.corners(_SHIRT, shirt)
    if looks.tie:
        brush.corners(_TIE, looks.tie)
    for side in (1, -1):
        brush.corners(across(_LAPEL, side), shade)
    brush.shape(mirrored(_NECK), skin)
    brush.shape(mirrored(_CHIN_SHADOW), shadow)
    for side in (1, -1):
        brush.corners(across(_COLLAR, side), shirt)
        brush.stroke(across(_COLLAR[2:], side), _COLLAR_EDGE, 1.2)
