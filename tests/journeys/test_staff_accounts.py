"""First sign-in of an employer admin; a colleague decides the case of somebody who is away."""

from __future__ import annotations

import re
import time
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from accounts import handing_out, substitutes
from accounts.handing_out import Wish
from accounts.models import Role
from flows.commands import reviewer
from tests import builders
from tests.authenticator import code_at
from tests.journeys.screen import PHONE

if TYPE_CHECKING:
    from tests.journeys.conftest import Stage
    from tests.journeys.screen import Screen

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
OWN = "cedar-Lantern-58"


def sign_in_with(screen: Screen, username: str, password: str) -> None:
    screen.go("/staff/sign-in/")
    screen.page.get_by_label("用户名").fill(username)
    screen.page.get_by_label("密码", exact=True).fill(password)
    screen.press("登录")


def test_an_employer_admin_gets_from_the_start_password_to_the_roster(stage: Stage) -> None:
    world = stage.world
    builders.a_draft(world, person=builders.a_person(name="田玉梅"))
    wish = Wish(Role.EMPLOYER_ADMIN, None, world.employer, timezone.now() - timedelta(hours=1))
    handed = handing_out.hand_out(by=world.clerk, username="hr.lyszxyy", name="钱人事", wish=wish)
    screen = stage.screen("employer admin", width=PHONE)

    sign_in_with(screen, "hr.lyszxyy", handed.password)
    screen.is_at("设一个新密码")
    screen.page.get_by_label("新密码", exact=True).fill(OWN)
    screen.page.get_by_label("确认新密码").fill(OWN)
    screen.press("确定")
    screen.sees("新密码已设好")
    sign_in_with(screen, "hr.lyszxyy", OWN)
    screen.is_at("开通两步验证")
    screen.look("开通两步验证")
    screen.page.get_by_text("扫不了？手工输入密钥").click()
    secret = re.sub(r"\s", "", screen.page.locator(".secret").inner_text())
    screen.page.get_by_label("验证器上的验证码").fill(code_at(time.time(), secret))
    screen.press("开通")
    screen.sees("只显示这一次。")
    assert screen.page.locator(".spare li").count() == 10
    screen.look("备用码")
    screen.follow("抄好了，开始工作")

    screen.page.get_by_label("我的岗位和菜单").wait_for()
    screen.look("单位管理员的第一页")
    screen.page.get_by_role("link", name="本单位人员").filter(visible=True).click()
    screen.is_at("本单位人员")
    screen.sees("1 人已开始报名", "田玉梅", "缺本人近期照片、本人身份证照片、等级证书")
    screen.look("本单位人员")


def test_a_colleague_decides_what_the_absent_reviewer_has_taken(stage: Stage) -> None:
    world = stage.world
    paper = builders.passed_by(builders.a_submitted(world), by=world.admin)
    reviewer.claim(paper.public_id, by=world.reviewer)
    builders.look_through(paper, by=world.reviewer)
    colleague = builders.a_posting(Role.REVIEWER, region=world.city, name="刘审核")
    now = timezone.now()
    substitutes.name_substitute(
        world.reviewer.handle,
        by=world.reviewer,
        colleague=colleague.user.public_id,
        starts=now - timedelta(hours=1),
        ends=now + timedelta(days=5),
    )

    staff = stage.staff(colleague)
    screen = staff.screen
    screen.page.get_by_label("我的岗位和菜单").click()
    screen.look("换岗位")
    screen.page.get_by_role("button", name="换到 洛阳市 · 审核员（代王审核）").click()
    screen.sees("（代王审核）")
    screen.page.get_by_role("link", name=paper.candidate.name).click()
    screen.is_at(paper.candidate.name)
    staff.approve(paper.candidate.name)
