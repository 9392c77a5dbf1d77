"""Measures a picture's background, sharpness and light: hints for a person, no verdict."""

import numpy as np
from PIL import Image

Pixels = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]
Flags = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]

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
    border = np.concatenate([strip.reshape(-1, 3) for strip in strips])
    return float(white_pixels(border).mean())


def white_pixels(pixels: Pixels) -> Flags:
    """Which pixels are white or nearly so; the last axis holds the three colours."""
    lightest, darkest = pixels.max(axis=-1), pixels.min(axis=-1)
    # no overflow in bytes: the lightest is never below the darkest
    white: Flags = (darkest >= _WHITE_FROM) & (lightest - darkest <= _GREYISH)
    return white


def face_light(image: Image.Image) -> float:
    """The middle light, 0 to 255, of the part of a portrait where the face belongs."""
    width, height = image.size
    face = (int(width * 0.33), int(height * 0.3), int(width * 0.67), int(height * 0.6))
    return float(np.median(np.asarray(image.crop(face).convert("L"))))


def contrast(image: Image.Image) -> float:
    """How far light and dark lie apart: a sheet of paper has nearly nothing, a face about 60."""
    return float(np.asarray(image.convert("L")).std())


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
