"""A portrait is taken for what it is, whatever its name, and refused with a reason."""

from __future__ import annotations

import resource

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.jpeg import MAX_BYTES
from documents.photo import check_portrait, reencode_jpeg
from documents.verdicts import Fault, UnreadablePicture
from tests.documents import pictures
from tests.documents.pictures import PORTRAIT


def faults(data: bytes) -> list[Fault]:
    return [problem.code for problem in check_portrait(data).problems]


def hints(data: bytes) -> list[Fault]:
    return [warning.code for warning in check_portrait(data).warnings]


def test_a_good_portrait_is_accepted_without_a_word() -> None:
    verdict = check_portrait(PORTRAIT)

    assert verdict.accepted
    assert (verdict.problems, verdict.warnings) == ((), ())
    assert (verdict.width, verdict.height) == (413, 626)
    assert verdict.whiteness > 0.99


@pytest.mark.parametrize(
    ("kind", "word"), [("PNG", "PNG"), ("GIF", "GIF"), ("BMP", "BMP"), ("WEBP", "WebP")]
)
def test_another_picture_with_a_new_name_is_called_what_it_is(kind: str, word: str) -> None:
    (problem,) = check_portrait(pictures.saved(pictures.opened(PORTRAIT), kind)).problems

    assert problem.code == Fault.NOT_JPEG
    assert word in problem.text


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x00\x00\x00\x18ftypheic....", "HEIC"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "网页"),
        (b"hello", "其他文件"),
    ],
)
def test_a_file_that_is_no_picture_is_refused(data: bytes, word: str) -> None:
    (problem,) = check_portrait(data).problems

    assert problem.code == Fault.NOT_JPEG
    assert word in problem.text


def test_an_empty_file_is_refused() -> None:
    assert faults(b"") == [Fault.EMPTY]


@pytest.mark.parametrize(
    "size", [(412, 626), (413, 625), (414, 626), (413, 627), (626, 413), (826, 1252)]
)
def test_every_size_but_413_by_626_is_refused_and_named(size: tuple[int, int]) -> None:
    (problem,) = check_portrait(pictures.of_size(*size)).problems

    assert problem.code == Fault.WRONG_SIZE
    assert f"{size[0]}×{size[1]}" in problem.text


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9])
def test_a_truncated_portrait_is_refused(kept: float) -> None:
    assert faults(PORTRAIT[: int(len(PORTRAIT) * kept)]) == [Fault.DAMAGED]


def test_a_start_without_a_picture_is_refused() -> None:
    assert faults(b"\xff\xd8\xff") == [Fault.DAMAGED]
    assert faults(b"\xff\xd8\xff\xe0" + b"\x00" * 500) == [Fault.DAMAGED]


@pytest.mark.parametrize("size", [(13_000, 13_000), (5_001, 5_000), (65_000, 65_000)])
def test_a_small_file_that_unfolds_to_a_huge_picture_is_never_decoded(
    size: tuple[int, int],
) -> None:
    bomb = pictures.claiming(PORTRAIT, *size)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    assert faults(bomb) == [Fault.TOO_MANY_PIXELS]
    assert len(bomb) < 25_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000  # kB
    with pytest.raises(UnreadablePicture):
        reencode_jpeg(bomb)


def test_twenty_five_million_pixels_are_still_looked_at() -> None:
    assert faults(pictures.claiming(PORTRAIT, 5_000, 5_000)) == [Fault.WRONG_SIZE]


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_our_own_limit_holds_when_a_warning_of_the_library_is_silenced() -> None:
    assert faults(pictures.claiming(PORTRAIT, 5_001, 5_000)) == [Fault.TOO_MANY_PIXELS]


def test_more_than_ten_megabytes_are_refused_with_their_weight() -> None:
    (problem,) = check_portrait(PORTRAIT + b"\x00" * MAX_BYTES).problems

    assert problem.code == Fault.TOO_HEAVY
    assert "10.0 MB" in problem.text


def test_whatever_is_hidden_behind_the_picture_is_gone_afterwards() -> None:
    hidden = PORTRAIT + b"<html><script>alert(1)</script><?php system('id'); ?>PK\x03\x04"

    assert check_portrait(hidden).accepted
    clean = reencode_jpeg(hidden)
    assert b"script" not in clean
    assert b"<?php" not in clean
    assert b"PK\x03\x04" not in clean
    assert clean.endswith(b"\xff\xd9")


def test_a_picture_on_its_side_is_turned_upright_and_loses_its_marks() -> None:
    sideways = pictures.lying_on_its_side(PORTRAIT)

    assert pictures.opened(sideways).size == (626, 413)
    assert check_portrait(sideways).accepted
    clean = reencode_jpeg(sideways)
    assert pictures.opened(clean).size == (413, 626)
    assert b"secret" not in clean
    assert b"Exif" not in clean
    drift = pixels(clean) - pixels(PORTRAIT)
    assert np.abs(drift).mean() < 3  # the right way up, or it would be tens


def pixels(data: bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    return np.asarray(pictures.opened(data).convert("RGB")).astype(np.int16)


@pytest.mark.parametrize("repaint", [pictures.in_print_colours, pictures.with_profile])
def test_other_colour_systems_become_plain_screen_colours(repaint: pictures.Repaint) -> None:
    data = repaint(PORTRAIT)

    assert check_portrait(data).accepted
    clean = reencode_jpeg(data)
    assert pictures.opened(clean).mode == "RGB"
    assert b"ICC_PROFILE" not in clean
    assert np.abs(pixels(clean) - pixels(PORTRAIT)).mean() < 12


@pytest.mark.parametrize(
    "spoilt",
    [
        pictures.saved(pictures.opened(PORTRAIT), icc_profile=b"no profile at all"),
        pictures.saved(pictures.opened(PORTRAIT), exif=b"Exif\x00\x00no marks at all"),
        pictures.saved(
            pictures.opened(PORTRAIT), exif=b"Exif\x00\x00no marks at all", dpi=(300, 300)
        ),
    ],
)
def test_a_spoilt_profile_or_mark_does_not_spoil_the_portrait(spoilt: bytes) -> None:
    assert check_portrait(spoilt).accepted
    assert b"at all" not in reencode_jpeg(spoilt)


def test_a_shadow_on_the_wall_is_mentioned_more_mildly() -> None:
    shadow = pictures.opened(PORTRAIT)
    shadow.paste((200, 200, 200), (0, 180, 12, 216))

    (hint,) = check_portrait(pictures.saved(shadow, quality=95)).warnings

    assert hint.code == Fault.NOT_WHITE
    assert "阴影" in hint.text


def test_a_background_that_is_not_white_is_mentioned() -> None:
    assert hints(pictures.on_ground(PORTRAIT, (67, 142, 219))) == [Fault.NOT_WHITE]
    assert hints(pictures.on_ground(PORTRAIT, (200, 200, 200))) == [Fault.NOT_WHITE]
    assert hints(pictures.on_ground(PORTRAIT, (240, 240, 240))) == []


def test_a_blurred_or_dark_portrait_is_taken_with_a_hint() -> None:
    assert Fault.BLURRED in hints(pictures.blurred(PORTRAIT, 4))
    assert Fault.BLURRED not in hints(PORTRAIT)
    assert Fault.DARK in hints(pictures.darkened(PORTRAIT, 0.3))
    assert check_portrait(pictures.darkened(PORTRAIT, 0.3)).accepted


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")  # Pillow mutters about damaged marks
@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 900), st.integers(0, 255)), min_size=1, max_size=8))
def test_no_damage_to_a_file_breaks_the_check(damage: list[tuple[int, int]]) -> None:
    data = bytearray(pictures.lying_on_its_side(PORTRAIT))
    for place, value in damage:
        data[place] = value

    verdict = check_portrait(bytes(data))

    if verdict.accepted:
        assert pictures.opened(reencode_jpeg(bytes(data))).size == (413, 626)
    else:
        assert all(problem.text.endswith("。") for problem in verdict.problems)
