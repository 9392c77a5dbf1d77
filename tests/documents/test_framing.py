"""Any picture becomes a portrait of exactly 413×626, cut where the frame lay."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from documents.framing import Frame, centre_frame, cut_portrait, fitted, keep_original, too_narrow
from tests.documents.pictures import of_size, opened, saved


def in_four_colours(width: int, height: int) -> bytes:
    """Red, green, blue and white quarters, so that one sees what was cut."""
    image = Image.new("RGB", (width, height), "white")
    image.paste("red", (0, 0, width // 2, height // 2))
    image.paste("lime", (width // 2, 0, width, height // 2))
    image.paste("blue", (0, height // 2, width // 2, height))
    return saved(image, quality=95)


def colour(portrait: bytes) -> str:
    """Return the colour of a portrait that has only one."""
    middle = np.asarray(opened(portrait)).mean(axis=(0, 1))
    bright = "".join(letter for letter, light in zip("RGB", middle, strict=True) if light > 128)
    return {"R": "red", "G": "green", "B": "blue", "RGB": "white"}[bright]


@pytest.mark.parametrize(
    ("frame", "seen"),
    [
        (Frame(0, 0, 413), "red"),
        (Frame(1100, 0, 413), "green"),
        (Frame(0, 1300, 413), "blue"),
        (Frame(1100, 1300, 413), "white"),
        (Frame(0, 0, 413, turn=90), "blue"),  # turned clockwise the lower left comes to the top
        (Frame(0, 0, 413, turn=180), "white"),
        (Frame(0, 0, 413, turn=270), "green"),
        (Frame(-500, -500, 413), "red"),
        (Frame(9000, 9000, 413), "white"),
    ],
)
def test_what_lies_in_the_frame_is_cut(frame: Frame, seen: str) -> None:
    portrait = cut_portrait(keep_original(in_four_colours(1600, 2000)).data, frame)

    assert opened(portrait).size == (413, 626)
    assert colour(portrait) == seen


def test_a_photo_of_twelve_megapixels_is_kept_at_two_thousand() -> None:
    kept = keep_original(of_size(4000, 3000))

    assert (kept.width, kept.height) == (2000, 1500)
    assert (kept.sent_width, kept.sent_height) == (4000, 3000)
    assert opened(kept.data).size == (2000, 1500)


def test_the_frame_in_the_middle_is_the_largest_and_nearer_to_the_top() -> None:
    frame = centre_frame(1500, 2000)

    assert (frame.left, frame.width) == (90, 1319)
    assert frame.top + frame.width * 626 / 413 <= 2000
    assert centre_frame(900, 2000) == Frame(0, 190, 900)
    assert centre_frame(413, 626) == Frame(0, 0, 413)


sides = st.integers(1, 3000)
anywhere = st.integers(-5000, 5000)


@given(sides, sides, st.builds(Frame, anywhere, anywhere, st.integers(1, 9000)))
def test_a_frame_never_reaches_outside(width: int, height: int, frame: Frame) -> None:
    inside = fitted(frame, width, height)

    assert 0 <= inside.left <= inside.left + inside.width <= width
    assert inside.top >= 0
    assert inside.top + inside.width * 626 / 413 <= height + 1


def test_a_frame_with_too_few_pixels_is_told_so() -> None:
    problem = too_narrow(Frame(0, 0, 413), 1000, 500)

    assert problem is not None
    assert "只有 329 像素宽" in problem.text
    assert too_narrow(Frame(0, 0, 413, turn=90), 1000, 500) is None
    assert too_narrow(Frame(0, 0, 10), 413, 626) is None
