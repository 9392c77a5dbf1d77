"""An old phone without scripts: every step from registering to handing in works by plain forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.journeys.candidate import PORTRAIT

if TYPE_CHECKING:
    from tests.journeys.candidate import Candidate
    from tests.journeys.conftest import Stage

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_without_scripts_a_paper_is_filled_in_and_handed_in(stage: Stage) -> None:
    candidate = stage.candidate("马建设", scripts=False)
    candidate.register("洛阳")
    candidate.choose("四级（中级工）")
    fill_in(candidate)
    send_portrait(candidate)
    for title in ("本人身份证照片", "等级证书"):
        send(candidate, title)
    candidate.screen.look("无脚本-报名信息-填好")
    candidate.sign()


def fill_in(candidate: Candidate) -> None:
    """Answer everything at once and keep it; the lists of employers take a button each."""
    page, label = candidate.screen.page, candidate.label
    for words, value in (("县（市、区）", "洛阳本级"), ("主管部门", "洛阳市卫生健康委员会")):
        label(words).select_option(label=value)
        candidate.screen.press("选择")
    label("单位").select_option(label="洛阳市中心医院")
    label("单位类别").select_option(label="事业")
    label("单位级别").select_option(label="正处级")
    label("参加工作时间").fill("1998/7/1")
    label("学历").select_option(label="高中（职高）")
    label("人员类型").select_option(label="在岗正式工作人员")
    label("现岗位等级").select_option(label="五级（初级工）")
    label("现岗位工种").fill("hly")
    label("现等级取得年份").fill("2018")
    label("申报岗位工种").fill("护理员")
    candidate.field("是否存在禁止申报情形").get_by_text("否，没有").click()
    candidate.save()
    expect(page.get_by_text("您选的单位：洛阳市中心医院")).to_be_visible()
    expect(label("现岗位工种")).to_have_value("护理员")


def send_portrait(candidate: Candidate) -> None:
    """Choose a photo and have its middle cut out, which is all a page without scripts can do."""
    screen = candidate.screen
    screen.follow("上传照片")
    screen.page.set_input_files("#file-photo", candidate.papers.photo(PORTRAIT))
    screen.press("传上去")
    screen.press("就用这张，检查一下")
    screen.sees("照片已收下")
    screen.follow("好，继续")


def send(candidate: Candidate, title: str) -> None:
    """Choose a photo, and send it with its own button."""
    page = candidate.screen.page
    slot = page.locator("[data-slot]").filter(has=page.get_by_text(title, exact=True))
    slot.locator("input[name=file]").set_input_files(candidate.papers.photo(title))
    slot.get_by_role("button", name="传上去").click()
    expect(slot.get_by_text("已收下")).to_be_visible()
