"""Measures a picture's background, sharpness and light: hints for a person, no verdict."""

import numpy as np
from PIL import Image

_EDGE = 12
_SHOULDER = 0.35
_WHITE_FROM = 235
_GREYISH = 15
_COMPARABLE_SIDE = 640


def whiteness(image: Image.Image) -> float:
    """Share 0-1 of white pixels along the top and the upper sides of an RGB picture."""
    pixels = np.asarray(image)
    side = int(pixels.shape[0] * _SHOULDER)
    strips = (pixels[:_EDGE], pixels[_EDGE:side, :_EDGE], pixels[_EDGE:side, -_EDGE:])
    border = np.concatenate([strip.reshape(-1, 3) for strip in strips]).astype(np.int16)
    lightest, darkest = border.max(axis=1), border.min(axis=1)
    white = (darkest >= _WHITE_FROM) & (lightest - darkest <= _GREYISH)
    return float(white.mean())


def sharpness(image: Image.Image) -> float:
    """Variance of the Laplacian, long side at most 640 pixels: below 40 looks blurred."""
    small = image.convert("L")
    small.thumbnail((_COMPARABLE_SIDE, _COMPARABLE_SIDE))
    grey = np.asarray(small).astype(np.float32)
    around = grey[:-2, 1:-1] + grey[2:, 1:-1] + grey[1:-1, :-2] + grey[1:-1, 2:]
    return float((around - 4 * grey[1:-1, 1:-1]).var())


def brightness(image: Image.Image) -> float:
    """Mean light 0 (black) to 255 (white)."""
    return float(np.asarray(image.convert("L")).mean())
