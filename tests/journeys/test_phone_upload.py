"""手机扫码上传: a code on the screen, a phone that scans it, and a picture that arrives."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from flows.commands import candidate
from tests import builders
from tests.journeys.candidate import Papers
from tests.journeys.screen import DESK, PHONE
from tests.journeys.test_papers import cut_after, photos

if TYPE_CHECKING:
    from accounts.models import User
    from tests.journeys.conftest import Stage
    from tests.journeys.screen import Screen

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
TITLE = "本人身份证照片"
PIECES = "**/phone/piece/**"
DIGITS = ".phone-digits"


def test_a_picture_from_the_phone_appears_on_the_computer(stage: Stage) -> None:
    paper = builders.a_draft(stage.world)
    for code in ("portrait", "level_certificate"):
        data = builders.portrait() if code == "portrait" else builders.scan()
        candidate.attach(paper.public_id, by=paper.candidate, code=code, data=data)
    desk = stage.screen("电脑", width=DESK)
    sign_in(desk, paper.candidate)
    ask_for_code(desk)

    phone = stage.screen("手机", width=PHONE)
    phone.go(code_on(desk))
    expect(phone.page.locator(DIGITS)).to_have_text(desk.page.locator(DIGITS).inner_text())
    assert phone.page.url == f"{stage.site}/phone/"
    phone.look("打开")
    send(phone, Papers(stage.folder, "手机"))
    phone.sees("已收到 1 张，请看电脑")
    phone.look("传好")

    desk.sees("已收到 1 张")
    slot = desk.page.locator("#paper-id_card")
    expect(slot.get_by_alt_text(TITLE)).to_be_visible()
    desk.look("收到")
    candidate.submit(paper.public_id, by=paper.candidate)
    send(phone, Papers(stage.folder, "手机"))
    phone.sees("报名信息已经提交，这个二维码不能再用了")
    phone.look("已提交")
    assert phone.faults == [f"404 POST {stage.site}/phone/begin/"]
    phone.faults.clear()


def test_a_picture_on_a_broken_line_goes_on_where_it_stopped(stage: Stage) -> None:
    paper = builders.a_draft(stage.world)
    desk = stage.screen("电脑", width=DESK)
    sign_in(desk, paper.candidate)
    ask_for_code(desk)
    phone = stage.screen("手机", width=PHONE)
    phone.go(code_on(desk))

    cut_after(phone.page, 1, PIECES)
    large = photos(stage.folder)[0]
    phone.page.locator("#phone-album").set_input_files(large)
    phone.sees("已经传上去的部分都在，不用从头再来")
    phone.look("断网")
    phone.page.unroute(PIECES)
    with phone.page.expect_request(PIECES) as first:
        phone.press("接着传")
    assert first.value.headers["upload-offset"] == str(256 * 1024)
    phone.sees("已收到 1 张，请看电脑")
    expect(phone.page.locator(".phone-sent .k-bar i")).to_have_class("w-p100")
    phone.look("接上")

    desk.sees("已收到 1 张")
    assert paper.attachments.get().sent_sha256 == sha256(large.read_bytes()).hexdigest()
    phone.faults[:] = [fault for fault in phone.faults if "/phone/piece/" not in fault]


def test_a_page_that_stood_too_long_speaks_of_the_code_and_a_new_one_goes_on(stage: Stage) -> None:
    paper = builders.a_draft(stage.world)
    desk = stage.screen("电脑", width=DESK)
    sign_in(desk, paper.candidate)
    ask_for_code(desk)
    phone = stage.screen("手机", width=PHONE)
    phone.go(code_on(desk))
    large = photos(stage.folder)[0]
    cut_after(phone.page, 1, PIECES, status=403)

    phone.page.locator("#phone-album").set_input_files(large)
    phone.sees("请重新扫电脑上的二维码，再选这张照片：已经传上去的部分都在。")
    expect(phone.page.locator("#phone-album")).to_be_disabled()
    phone.look("放得太久")
    phone.page.unroute(PIECES)
    desk.page.reload()
    ask_for_code(desk)
    phone.go(code_on(desk))
    with phone.page.expect_request(PIECES) as first:
        phone.page.locator("#phone-album").set_input_files(large)

    assert first.value.headers["upload-offset"] == str(256 * 1024)
    phone.sees("已收到 1 张，请看电脑")
    phone.faults[:] = [fault for fault in phone.faults if "/phone/piece/" not in fault]


def sign_in(screen: Screen, person: User) -> None:
    screen.go("/sign-in/")
    screen.page.get_by_label("手机号或身份证号", exact=True).fill(person.phone or "")
    screen.page.get_by_label("密码", exact=True).fill(builders.PASSWORD)
    screen.press("登录")
    screen.page.locator("summary").filter(has_text=person.name).wait_for()


def ask_for_code(desk: Screen) -> None:
    """Open the form, and the code for one of its slots."""
    desk.go("/my/application/")
    slot = desk.page.locator("#paper-id_card")
    desk.look("报名信息")
    slot.get_by_role("button", name="手机扫码上传").click()
    desk.sees("等手机上传")
    desk.look("二维码")


def code_on(desk: Screen) -> str:
    """Return what the code on the screen says, as a phone's camera reads it."""
    with Image.open(BytesIO(desk.page.screenshot(caret="initial"))) as picture:
        found = zxingcpp.read_barcodes(picture)
    return found[0].text


def send(phone: Screen, papers: Papers) -> None:
    """Choose a photo from the album; it is sent at once."""
    phone.page.locator("#phone-album").set_input_files(papers.photo(TITLE))
