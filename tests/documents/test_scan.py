"""A photographed paper is taken when it can be read, and kept without what the phone added."""

from __future__ import annotations

import pytest
from PIL import Image

from documents.drawn import draw_scan
from documents.scan import check_scan, thumbnail
from documents.verdicts import Fault, UnreadablePicture
from tests.documents import pictures

PAPER = draw_scan("技术等级证书", ("姓名　赵𬭊", "工种　护理员", "等级　四级"), 1)


def test_a_readable_paper_is_accepted_without_a_word() -> None:
    verdict = check_scan(PAPER)

    assert verdict.accepted
    assert verdict.warnings == ()
    assert (verdict.width, verdict.height) == (1200, 800)


@pytest.mark.parametrize("size", [(199, 2000), (2000, 199), (10, 10), (1, 1)])
def test_what_is_too_small_for_a_paper_is_refused_with_its_size(size: tuple[int, int]) -> None:
    (problem,) = check_scan(pictures.of_size(*size)).problems

    assert problem.code == Fault.TOO_SMALL
    assert f"{size[0]}×{size[1]}" in problem.text


def test_a_small_paper_is_taken_with_a_hint() -> None:
    small, enough = (check_scan(pictures.of_size(side, 600)) for side in (479, 480))

    assert small.accepted
    assert Fault.SMALL in [hint.code for hint in small.warnings]
    assert Fault.SMALL not in [hint.code for hint in enough.warnings]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", Fault.EMPTY),
        (b"\x89PNG\r\n\x1a\n", Fault.DAMAGED),
        (b"GIF89a" + bytes(100), Fault.NOT_A_PICTURE),
        (PAPER[: len(PAPER) // 2], Fault.DAMAGED),
        (pictures.claiming(PAPER, 13_000, 13_000), Fault.TOO_MANY_PIXELS),
    ],
)
def test_what_is_no_whole_picture_is_refused(data: bytes, fault: Fault) -> None:
    verdict = check_scan(data)

    assert [problem.code for problem in verdict.problems] == [fault]
    assert verdict.picture == b""
    with pytest.raises(UnreadablePicture) as refusal:
        thumbnail(data, (100, 100))
    assert refusal.value.problem.code == fault


def test_a_shaky_or_dark_picture_is_taken_with_a_hint() -> None:
    shaky = check_scan(pictures.blurred(PAPER, 6))
    dark = check_scan(pictures.darkened(PAPER, 0.2))

    assert [hint.code for hint in shaky.warnings] == [Fault.BLURRED]
    assert Fault.DARK in [hint.code for hint in dark.warnings]
    assert shaky.accepted
    assert dark.accepted


def test_a_large_photo_is_kept_at_3000_pixels() -> None:
    large = check_scan(pictures.saved(pictures.opened(PAPER).resize((4000, 2667))))

    assert (large.width, large.height) == (4000, 2667)
    assert pictures.opened(large.picture).size == large.kept == (3000, 2000)
    assert pictures.opened(check_scan(PAPER).picture).size == (1200, 800)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_other_pictures_are_kept_as_jpeg(kind: str) -> None:
    verdict = check_scan(pictures.saved(pictures.opened(PAPER), kind))

    assert verdict.accepted
    assert pictures.opened(verdict.picture).format == "JPEG"


def test_what_is_transparent_is_kept_on_white() -> None:
    see_through = pictures.saved(Image.new("RGBA", (600, 600), (0, 0, 0, 0)), "PNG")
    palette = Image.new("P", (600, 600))
    palette.info["transparency"] = 0

    for data in (see_through, pictures.saved(palette, "PNG")):
        assert pictures.opened(check_scan(data).picture).getpixel((5, 5)) == (255, 255, 255)


def test_a_scanner_s_sixteen_bits_keep_their_greys() -> None:
    grey = pictures.saved(Image.new("I;16", (600, 600), 128 * 256), "PNG")

    assert pictures.opened(check_scan(grey).picture).getpixel((5, 5)) == (128, 128, 128)


@pytest.mark.parametrize(("turns", "corner"), [(0, (0, 0)), (1, (1, 0)), (2, (1, 1)), (3, (0, 1))])
def test_a_paper_is_turned_to_the_right(turns: int, corner: tuple[int, int]) -> None:
    """A black upper left corner wanders with the clock."""
    image = Image.new("RGB", (600, 400), "white")
    image.paste("black", (0, 0, 100, 100))

    kept = pictures.opened(check_scan(pictures.saved(image), turns=turns).picture)

    there = (corner[0] * (kept.width - 1), corner[1] * (kept.height - 1))
    assert kept.size == ((600, 400) if turns % 2 == 0 else (400, 600))
    assert kept.convert("1").getpixel(there) == 0


def test_a_paper_held_sideways_is_kept_upright_and_without_its_place() -> None:
    sideways = pictures.lying_on_its_side(PAPER)

    verdict = check_scan(sideways)
    assert (verdict.width, verdict.height) == (1200, 800)
    assert pictures.opened(verdict.picture).size == (1200, 800)
    assert b"secret" not in verdict.picture


def test_a_paper_in_print_colours_is_kept_in_screen_colours() -> None:
    assert pictures.opened(check_scan(pictures.in_print_colours(PAPER)).picture).mode == "RGB"


def test_a_thumbnail_fits_its_box_and_keeps_the_shape() -> None:
    assert pictures.opened(thumbnail(PAPER, (240, 240))).size == (240, 160)
    assert pictures.opened(thumbnail(pictures.PORTRAIT, (240, 120))).size == (79, 120)
    assert len(thumbnail(PAPER, (240, 240))) < 20_000
