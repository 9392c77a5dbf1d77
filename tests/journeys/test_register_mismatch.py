"""What the rules say back: the register's two questions, and a refusal with its reason and year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from accounts.models.user import ID_NUMBER
from registry.models import Qualification
from vault.fields import blind_index

if TYPE_CHECKING:
    from tests.journeys.candidate import Candidate
    from tests.journeys.conftest import Stage

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
YEAR_DIFFERS = "现岗位等级取得时间与合格库信息不符，是否确认报考"
TRADE_DIFFERS = "现岗位工种与合格库信息不符，是否确认报考"
TOO_SOON = "现岗位等级年限不满五年，且工作年限不满10或18年，不符合报名条件"
FIVE = "五级（初级工）"


def test_whoever_the_register_knows_otherwise_is_asked_and_stands_by_it(stage: Stage) -> None:
    candidate = a_newcomer(stage, "赵国梁")
    in_the_register(candidate, year=2016, trade="汽车驾驶员")
    candidate.say_where()
    candidate.say_who(started="19980701")
    candidate.say_what(level=FIVE, year="2018")
    candidate.upload("本人近期照片")
    candidate.upload("本人身份证照片")
    screen, dialog = candidate.screen, candidate.screen.page.get_by_role("dialog")

    screen.press("提交信息")
    headings = dialog.get_by_role("heading", level=2)
    expect(headings).to_have_text([YEAR_DIFFERS, TRADE_DIFFERS])
    expect(dialog.get_by_text("五级，2016年取得")).to_be_visible()
    screen.look("与合格库不符")
    dialog.get_by_role("link", name="取消").click()
    screen.is_at("报名信息")
    expect(candidate.label("现等级取得年份")).to_be_in_viewport()

    screen.press("提交信息")
    dialog.get_by_role("button", name="确定").click()
    screen.sees("您需按要求上传资料")
    screen.look("需按要求上传资料")
    for title in ("等级证书", "毕业证", "近期工资变动审批表"):
        candidate.upload(title)
    screen.sees("合格库里是「五级，2016年取得」")
    candidate.sign_here()


def test_whoever_is_not_eligible_reads_why_and_from_when(stage: Stage) -> None:
    candidate = a_newcomer(stage, "孙巧云")
    candidate.say_where()
    candidate.say_who(started="20200701")
    candidate.say_what(level=FIVE, year="2024")

    candidate.screen.press("提交信息")

    candidate.screen.is_at("今年还不能报四级")
    candidate.screen.sees(TOO_SOON, "为什么", "还差", "什么时候能报四级", "2029", "改填报内容")
    said = candidate.screen.page.locator("section, aside > div").filter(has_text="您填的").last
    expect(said).to_contain_text("2024")
    candidate.screen.look("今年还不能报")


def a_newcomer(stage: Stage, name: str) -> Candidate:
    """Return somebody who has registered and chosen level four."""
    candidate = stage.candidate(name)
    candidate.register("洛阳")
    candidate.choose("四级（中级工）")
    return candidate


def in_the_register(candidate: Candidate, *, year: int, trade: str) -> None:
    """Let the register hold level five of the candidate."""
    Qualification.objects.create(
        id_number_index=blind_index(candidate.id_number, purpose=ID_NUMBER),
        name=candidate.name,
        level=5,
        year=year,
        trade_name=trade,
        certificate_number=f"豫{year}0001",
    )
