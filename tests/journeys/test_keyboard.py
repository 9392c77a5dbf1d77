"""The journey without a mouse: sign in, fill in, check, hand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.commands import candidate
from tests import builders
from tests.journeys.keyboard import Keyboard

if TYPE_CHECKING:
    from applications.models import Application
    from tests.journeys.conftest import Stage

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def an_almost_ready(stage: Stage) -> Application:
    """Fill a paper in, but for the year of the present level."""
    paper = builders.a_draft(stage.world)
    for code, data in (
        ("portrait", builders.portrait()),
        ("id_card", builders.scan()),
        ("level_certificate", builders.scan()),
    ):
        candidate.attach(paper.public_id, by=paper.candidate, code=code, data=data)
    changes = {"level_year": None}
    return candidate.save_form(paper.public_id, by=paper.candidate, changes=changes)


def test_a_paper_is_handed_in_without_a_mouse(stage: Stage) -> None:
    paper = an_almost_ready(stage)
    screen = stage.screen(paper.candidate.name, width=390)
    hands = Keyboard(screen.page)

    screen.go("/sign-in/")
    hands.type("手机号或身份证号", paper.candidate.phone)
    hands.type("密码", builders.PASSWORD)
    screen.page.keyboard.press("Enter")
    screen.is_at("还没有提交")
    hands.press("继续填写")
    screen.is_at("报名信息")
    hands.press("现等级取得年份")  # in the list of what is missing: it leads into the box
    screen.page.keyboard.type("2018")
    hands.press("提交信息")
    screen.is_at("核对后提交")
    hands.press("内容是我本人填的，都属实", "Space")
    hands.press("提交信息")
    screen.is_at("输入短信验证码")
    hands.type("短信验证码", stage.phones.next_code(paper.candidate.phone))
    hands.press("确认提交")

    screen.sees("您的信息已提交，请耐心等待审核")
