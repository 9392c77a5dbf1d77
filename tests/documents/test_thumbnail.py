"""A picture as small as a stamp."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from documents.thumbnail import SIDE, thumbnail
from documents.verdicts import UnreadablePicture


@pytest.mark.parametrize(("size", "small"), [((3000, 1500), (160, 80)), ((413, 626), (106, 160))])
def test_no_side_has_more_pixels_and_the_shape_stays(
    size: tuple[int, int], small: tuple[int, int]
) -> None:
    out = BytesIO()
    Image.new("RGB", size, "#a03020").save(out, "JPEG")

    made = Image.open(BytesIO(thumbnail(out.getvalue())))

    assert (made.format, max(made.size)) == ("JPEG", SIDE)
    assert all(abs(a - b) <= 1 for a, b in zip(made.size, small, strict=True))


def test_what_is_no_jpeg_has_none() -> None:
    with pytest.raises(UnreadablePicture):
        thumbnail(b"%PDF-1.7")
