"""A photographed paper is taken when it can be read, and kept without what the phone added."""

from __future__ import annotations

import pytest

from documents.drawn import draw_scan
from documents.scan import check_scan, reencode_scan, thumbnail
from documents.verdicts import Fault, UnreadablePicture
from tests.documents import pictures

PAPER = draw_scan("技术等级证书", ("姓名　赵𬭊", "工种　护理员", "等级　四级"), 1)


def test_a_readable_paper_is_accepted_without_a_word() -> None:
    verdict = check_scan(PAPER)

    assert verdict.accepted
    assert verdict.warnings == ()
    assert (verdict.width, verdict.height) == (1200, 800)


@pytest.mark.parametrize("size", [(479, 2000), (2000, 479), (10, 10), (1, 1)])
def test_a_paper_too_small_to_read_is_refused_with_its_size(size: tuple[int, int]) -> None:
    (problem,) = check_scan(pictures.of_size(*size)).problems

    assert problem.code == Fault.TOO_SMALL
    assert f"{size[0]}×{size[1]}" in problem.text


def test_480_pixels_are_just_enough() -> None:
    assert check_scan(pictures.of_size(480, 600)).accepted


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", Fault.EMPTY),
        (b"\x89PNG\r\n\x1a\n", Fault.NOT_JPEG),
        (PAPER[: len(PAPER) // 2], Fault.DAMAGED),
        (pictures.claiming(PAPER, 13_000, 13_000), Fault.TOO_MANY_PIXELS),
    ],
)
def test_what_is_no_whole_picture_is_refused(data: bytes, fault: Fault) -> None:
    assert [problem.code for problem in check_scan(data).problems] == [fault]
    with pytest.raises(UnreadablePicture) as refusal:
        reencode_scan(data)
    assert refusal.value.problem.code == fault


def test_a_shaky_or_dark_picture_is_taken_with_a_hint() -> None:
    shaky = check_scan(pictures.blurred(PAPER, 6))
    dark = check_scan(pictures.darkened(PAPER, 0.2))

    assert [hint.code for hint in shaky.warnings] == [Fault.BLURRED]
    assert Fault.DARK in [hint.code for hint in dark.warnings]
    assert shaky.accepted
    assert dark.accepted


def test_a_large_photo_is_kept_at_2400_pixels() -> None:
    large = pictures.saved(pictures.opened(PAPER).resize((4000, 2667)))

    assert check_scan(large).accepted
    assert pictures.opened(reencode_scan(large)).size == (2400, 1600)
    assert pictures.opened(reencode_scan(PAPER)).size == (1200, 800)


def test_a_paper_held_sideways_is_kept_upright_and_without_its_place() -> None:
    sideways = pictures.lying_on_its_side(PAPER)

    verdict = check_scan(sideways)
    assert (verdict.width, verdict.height) == (1200, 800)
    clean = reencode_scan(sideways)
    assert pictures.opened(clean).size == (1200, 800)
    assert b"secret" not in clean


def test_a_paper_in_print_colours_is_kept_in_screen_colours() -> None:
    assert pictures.opened(reencode_scan(pictures.in_print_colours(PAPER))).mode == "RGB"


def test_a_thumbnail_fits_its_box_and_keeps_the_shape() -> None:
    assert pictures.opened(thumbnail(PAPER, (240, 240))).size == (240, 160)
    assert pictures.opened(thumbnail(pictures.PORTRAIT, (240, 120))).size == (79, 120)
    assert len(thumbnail(PAPER, (240, 240))) < 20_000
