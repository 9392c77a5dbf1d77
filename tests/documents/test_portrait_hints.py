"""What is doubtful about a portrait is said, and the place is drawn on the picture."""

from __future__ import annotations

from importlib.util import find_spec

import numpy as np
import pytest

from documents import faces
from documents.drawn import draw_portrait
from documents.framing import PORTRAIT_SIZE
from documents.marking import mark
from documents.photo import check_portrait
from documents.portrait_hints import about_faces
from documents.verdicts import Fault, Problem, Zone
from tests.documents import pictures
from tests.documents.pictures import PORTRAIT


def hint(data: bytes, code: Fault) -> Problem:
    return next(one for one in check_portrait(data).warnings if one.code == code)


def test_a_grey_wall_is_outlined_on_three_sides() -> None:
    found = hint(pictures.on_ground(PORTRAIT, (190, 185, 175)), Fault.NOT_WHITE)

    assert len(found.zones) == 3
    assert "最明显" not in found.text
    assert found.text.startswith("照片背景不是白色。请站在白墙")


def test_a_shadow_at_the_left_is_said_and_outlined_there() -> None:
    shadow = pictures.opened(PORTRAIT)
    shadow.paste((180, 180, 180), (0, 60, 30, 120))

    found = hint(pictures.saved(shadow, quality=95), Fault.NOT_WHITE)

    assert "左边最明显" in found.text
    (zone,) = found.zones
    assert zone.left == 0
    assert zone.top <= 60
    assert zone.bottom >= 120


def test_an_empty_sheet_shows_nothing_and_only_that_is_said() -> None:
    (only,) = check_portrait(pictures.of_size(*PORTRAIT_SIZE)).warnings

    assert only.code == Fault.FLAT


def test_a_face_in_glaring_light_is_told() -> None:
    glaring = pictures.opened(PORTRAIT)
    glaring.paste("white", (130, 180, 290, 390))

    assert "闪光灯" in hint(pictures.saved(glaring), Fault.GLARING).text


def test_a_dark_face_before_a_white_wall_is_told() -> None:
    against_the_light = pictures.opened(PORTRAIT)
    against_the_light.paste((40, 35, 30), (130, 180, 290, 390))

    assert "不要背对着光" in hint(pictures.saved(against_the_light), Fault.DARK).text


@pytest.mark.skipif(find_spec("cv2") is not None, reason="OpenCV is installed here")
def test_without_the_extra_nothing_is_said_about_faces() -> None:
    assert not faces.can_tell()
    assert faces.faces_in(pictures.opened(PORTRAIT)) is None
    assert check_portrait(PORTRAIT).warnings == ()


@pytest.mark.parametrize(
    ("found", "code", "said"),
    [
        ((), Fault.NO_FACE, "没有看到正面的脸"),
        ((Zone(10, 100, 150, 240), Zone(250, 100, 390, 240)), Fault.MANY_FACES, "不止一张脸"),
        ((Zone(160, 200, 250, 290),), Fault.FACE_PLACE, "头太小"),
        ((Zone(20, 100, 400, 480),), Fault.FACE_PLACE, "头太大"),
        ((Zone(0, 150, 200, 350),), Fault.FACE_PLACE, "脸没有放在中间"),
    ],
)
def test_what_is_said_about_faces(found: tuple[Zone, ...], code: Fault, said: str) -> None:
    hint_of_faces = about_faces(pictures.opened(PORTRAIT), found)

    assert hint_of_faces is not None
    assert hint_of_faces.code == code
    assert said in hint_of_faces.text
    assert hint_of_faces.zones


def test_one_face_in_the_middle_is_fine() -> None:
    assert about_faces(pictures.opened(PORTRAIT), (Zone(90, 170, 320, 400),)) is None


def test_with_the_extra_faces_are_counted() -> None:
    pytest.importorskip("cv2")
    wall = pictures.opened(PORTRAIT)
    wall.paste("white", (0, 0, 413, 420))
    aside = pictures.opened(pictures.of_size(*PORTRAIT_SIZE))
    aside.paste(pictures.opened(PORTRAIT).resize((206, 313)), (0, 200))

    assert [check_portrait(draw_portrait(seed)).warnings for seed in range(6)] == [()] * 6
    assert "没有看到正面的脸" in hint(pictures.saved(wall), Fault.NO_FACE).text
    assert "没有放在中间" in hint(pictures.saved(aside), Fault.FACE_PLACE).text
    aside.paste(pictures.opened(PORTRAIT).resize((206, 313)), (206, 200))
    assert len(hint(pictures.saved(aside), Fault.MANY_FACES).zones) == 2


def test_every_fault_is_outlined_and_numbered() -> None:
    zones = [[Zone(0, 0, 52, 219), Zone(361, 0, 413, 219)], [Zone(0, 0, 413, 626)], []]

    marked = pictures.opened(mark(PORTRAIT, zones))

    assert marked.size == PORTRAIT_SIZE
    warm = np.asarray(marked).astype(int)
    is_warm = (warm[..., 0] > 150) & (warm[..., 1] < 120) & (warm[..., 2] < 60)
    assert is_warm[:, :60].sum() > 500  # outlines and two discs at the left
    assert is_warm[100:200, 355:].sum() > 100
    plain = np.asarray(pictures.opened(PORTRAIT)).astype(int)
    assert np.abs(plain - warm)[250:350, 150:260].mean() < 3  # nothing over the face
