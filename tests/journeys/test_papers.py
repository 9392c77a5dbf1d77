"""Papers on a bad line: several at once, broken off, gone on with, turned and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from documents.drawn import draw_scan
from tests import builders
from tests.documents import pictures
from tests.journeys.screen import PHONE

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page, Route

    from applications.models import Application
    from tests.journeys.conftest import Stage
    from tests.journeys.screen import Screen

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PIECES = "**/my/piece/**"
TITLE = "等级证书"


def test_several_papers_survive_a_broken_line(stage: Stage, tmp_path: Path) -> None:
    stage.world.exam.document_rules.filter(code="level_certificate").update(most=4)
    paper = builders.a_draft(stage.world)
    screen = signed_in(stage, paper)
    page = screen.page
    slot = page.locator("[data-slot]").filter(has=page.get_by_text(TITLE, exact=True))
    screen.look("材料-空")

    cut_after(page, 2)
    choose(slot, "添加上传资料", *photos(tmp_path))
    expect(slot.get_by_text("网络断了，点这里继续")).to_have_count(2)
    expect(slot.get_by_text("这是 PDF 文件")).to_be_visible()
    screen.look("材料-断网")
    page.unroute(PIECES)
    slot.get_by_text("网络断了，点这里继续").first.click()
    slot.get_by_text("网络断了，点这里继续").first.click()
    expect(slot.get_by_text("已收下 2 张")).to_be_visible()
    slot.get_by_role("button", name="知道了").click()
    screen.look("材料-两页")

    first = slot.locator(".page").first
    width = wide(first)
    first.get_by_role("button", name="右转").click()
    expect(first.locator("img")).to_have_js_property("naturalWidth", 213)
    assert width != wide(first)
    slot.locator(".page").nth(1).get_by_role("button", name="移除").click()
    screen.sees("已移除一张，10 分钟内可以恢复", "已收下 1 张")
    screen.look("材料-移除")
    slot.get_by_role("button", name="恢复").click()
    screen.sees("已收下 2 张")

    choose(slot, "再添一张", blurred(tmp_path))
    screen.sees("看起来有点模糊，字可能看不清。")
    screen.look("材料-模糊")
    slot.get_by_role("button", name="就用这张").click()
    expect(slot.get_by_text("要重拍吗")).to_have_count(0)
    screen.look("材料-三页")
    screen.faults[:] = [fault for fault in screen.faults if is_unexpected(fault)]


def signed_in(stage: Stage, paper: Application) -> Screen:
    """Open the form on the phone of somebody who is signed in already."""
    client = Client()
    client.force_login(paper.candidate)
    screen = stage.screen(paper.candidate.name, width=PHONE)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    name = settings.SESSION_COOKIE_NAME
    screen.context.add_cookies([{"name": name, "value": value, "url": stage.site}])
    screen.go("/my/application/")
    return screen


def photos(folder: Path) -> list[Path]:
    """Return a large photo, a file that is none, and a small photo."""
    large, none, small = folder / "证书第一页.jpg", folder / "说明.jpg", folder / "证书第二页.jpg"
    paper = pictures.opened(draw_scan(TITLE, ("王秀英", "护理员"), 3))
    large.write_bytes(pictures.saved(paper.resize((3600, 2400)), quality=98))
    none.write_bytes(b"%PDF-1.7 " + bytes(4000))
    small.write_bytes(pictures.saved(paper))
    return [large, none, small]


def blurred(folder: Path) -> Path:
    file = folder / "证书第三页.jpg"
    file.write_bytes(pictures.blurred(draw_scan(TITLE, ("王秀英",), 4), 6))
    return file


def choose(slot: Locator, word: str, *files: Path) -> None:
    with slot.page.expect_file_chooser() as chooser:
        slot.get_by_text(word, exact=True).click()
    chooser.value.set_files(files)


def cut_after(page: Page, pieces: int, address: str = PIECES, *, status: int = 0) -> None:
    """Let so many pieces through and then break the line, except for what is no picture.

    With a status, the line holds and the server answers so.
    """
    passed: list[str] = []

    def handle(route: Route) -> None:
        passed.append(route.request.url)
        is_tiny = len(route.request.post_data_buffer or b"") < 10_000
        if len(passed) <= pieces or is_tiny:
            route.continue_()
        elif status:
            route.fulfill(status=status)
        else:
            route.abort("internetdisconnected")

    page.route(address, handle)


def wide(page: Locator) -> int:
    return int(page.locator("img").evaluate("one => one.naturalWidth"))


def is_unexpected(fault: str) -> bool:
    """The broken line and the refusal are part of this story."""
    return "/my/piece/" not in fault
