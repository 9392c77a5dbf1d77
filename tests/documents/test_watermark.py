"""Whoever looks at a private picture is written across it."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageChops

from documents.verdicts import UnreadablePicture
from documents.watermark import watermarked
from tests.builders import scan


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


def test_the_words_cover_the_picture_and_leave_it_readable() -> None:
    before, after = opened(scan()), opened(watermarked(scan(), "仅供核实身份 赵人事"))

    assert after.size == before.size
    difference = ImageChops.difference(before, after).convert("L").point(lambda v: 255 * (v > 24))
    width, height = before.size
    for left in (0, width // 2):
        for top in (0, height // 2):
            part = difference.crop((left, top, left + width // 2, top + height // 2))
            marked = part.histogram()[255] / (part.width * part.height)
            assert 0.005 < marked < 0.3


def test_other_words_leave_other_marks() -> None:
    assert watermarked(scan(), "赵人事") != watermarked(scan(), "王审核")


def test_what_is_no_picture_is_said() -> None:
    with pytest.raises(UnreadablePicture):
        watermarked(b"nothing", "赵人事")
