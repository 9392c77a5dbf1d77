"""Looks for faces, where the machine has OpenCV with its frontal-face model; advice only.

OpenCV is an extra: `pip install -r requirements-faces.in`. Without it nothing is said about faces.
"""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

import numpy as np
from PIL import Image

from documents.verdicts import Zone

_MODEL = "haarcascade_frontalface_alt2.xml"
_SMALLEST = 80


def faces_in(image: Image.Image) -> tuple[Zone, ...] | None:
    """Where faces look at us; None when nothing on this machine can tell."""
    vision = _vision()
    if vision is None:
        return None
    model = vision.CascadeClassifier(f"{vision.data.haarcascades}{_MODEL}")
    grey = np.asarray(image.convert("L"))
    found = model.detectMultiScale(grey, 1.1, 3, minSize=(_SMALLEST, _SMALLEST))
    return tuple(Zone(int(x), int(y), int(x + wide), int(y + high)) for x, y, wide, high in found)


def can_tell() -> bool:
    """Say whether faces are looked for on this machine."""
    return _vision() is not None


@cache
def _vision() -> ModuleType | None:
    """OpenCV on one thread, as other workers need the other cores; None where it is missing."""
    if find_spec("cv2") is None:
        return None
    vision = import_module("cv2")
    vision.setNumThreads(1)
    return vision
