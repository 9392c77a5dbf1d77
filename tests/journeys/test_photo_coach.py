"""A phone picture becomes a portrait: refused twice with the reason, then taken with a flag."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from playwright.sync_api import FilePayload, expect

from applications.models import Attachment
from documents.drawn import draw_portrait
from documents.photo import check_portrait
from flows.nameplate import flags_of
from tests import builders
from tests.documents import pictures

if TYPE_CHECKING:
    from applications.models import Application
    from tests.journeys.conftest import Stage
    from tests.journeys.screen import Screen

pytestmark = pytest.mark.journey

GREY_WALL = pictures.before_a_wall(draw_portrait(2), (196, 190, 178))


def at_the_coach(stage: Stage, paper: Application) -> Screen:
    """Open the first page of the coach as the paper's owner."""
    screen = stage.screen("照片", width=390)
    door = Client()
    door.force_login(paper.candidate)
    key = str(door.cookies["sessionid"].value)
    screen.context.add_cookies([{"name": "sessionid", "value": key, "url": stage.site}])
    screen.go(f"/my/application/{paper.public_id}/photo/")
    screen.is_at("选一张照片")
    return screen


def choose(screen: Screen, picture: bytes) -> None:
    file = FilePayload(name="IMG_0001.jpg", mimeType="image/jpeg", buffer=picture)
    screen.page.set_input_files("#file-photo", [file])
    screen.is_at("把头放进白线框里")
    expect(screen.page.locator("input[name=width]")).not_to_have_value("")


def test_a_doubtful_photo_is_marked_twice_and_then_taken_for_a_reviewer(stage: Stage) -> None:
    paper = builders.a_draft(stage.world)
    screen = at_the_coach(stage, paper)
    screen.look("选照片")
    choose(screen, GREY_WALL)
    screen.sees("背景不够白")
    before = screen.page.locator("input[name=width]").input_value()
    screen.press("放大")
    screen.press("右转")
    screen.press("左转")
    screen.press("照片往下移")
    stage_box = screen.page.locator("[data-photo-stage]")
    stage_box.focus()
    for key in ("ArrowUp", "ArrowLeft", "+", "+"):
        screen.page.keyboard.press(key)
    expect(screen.page.locator("input[name=width]")).not_to_have_value(before)
    framed = screen.page.locator("input[name=left]").input_value()
    screen.page.set_viewport_size({"width": 844, "height": 390})  # the phone is held sideways
    screen.page.set_viewport_size({"width": 390, "height": 844})
    screen.page.wait_for_timeout(300)
    assert abs(int(screen.page.locator("input[name=left]").input_value()) - int(framed)) <= 4
    screen.look("裁照片")

    for left in ("再试 1 次", "下一次系统就先收下"):
        screen.press("就用这张，检查一下")
        screen.sees("还差一点，再试一次", "背景不够白", left)
        screen.look("不合适")
        screen.follow("这张重新裁一下")
        screen.is_at("把头放进白线框里")
        expect(screen.page.locator("input[name=width]")).not_to_have_value("")
    screen.press("就用这张，检查一下")
    screen.sees("照片已收下", "审核员会再看一眼")
    screen.look("收下存疑")

    kept = Attachment.objects.get()
    assert (kept.width, kept.height) == (413, 626)
    assert any("背景" in warning for warning in kept.warnings)
    assert "photo" in flags_of(paper)


def test_a_good_photo_is_cut_where_the_frame_lay(stage: Stage) -> None:
    paper = builders.a_draft(stage.world)
    screen = at_the_coach(stage, paper)
    upright = pictures.opened(pictures.before_a_wall(draw_portrait(3), (255, 255, 255)))
    choose(screen, pictures.saved(upright.rotate(90, expand=True), quality=90))
    screen.press("右转")
    expect(screen.page.locator("input[name=turn]")).to_have_value("90")
    expect(screen.page.locator("input[name=width]")).to_have_value(re.compile("13[12][0-9]"))
    screen.sees("可以了")
    screen.look("裁好了")
    screen.press("就用这张，检查一下")
    screen.sees("照片已收下", "前后对照")
    screen.look("收下")

    kept = Attachment.objects.get()
    assert kept.warnings == []
    with kept.file.open("rb") as file:
        assert check_portrait(file.read()).accepted
