"""A careful newcomer: told how good a password is, and asked before the session ends."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts import sessions
from tests.authenticator import next_code
from tests.builders import PASSWORD, a_draft, a_person

if TYPE_CHECKING:
    from pytest_django import Settings

    from tests.journeys.conftest import Stage
    from tests.journeys.screen import Screen

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
SOON = 6
"""Seconds of a very short session; the warning comes after four."""


def sign_in(screen: Screen, account: str) -> None:
    screen.page.get_by_label("手机号或身份证号").fill(account)
    screen.page.get_by_label("密码", exact=True).fill(PASSWORD)
    screen.press("登录")


def test_a_weak_password_is_named_and_typed_text_outlives_the_session(
    stage: Stage, settings: Settings
) -> None:
    person = a_person(name="王秀英")
    a_draft(stage.world, person=person)
    screen = stage.screen("王秀英", width=390)
    screen.go("/sign-in/?next=/change-password/")
    sign_in(screen, str(person.phone))
    choose_a_password(screen)

    screen.go("/my/data/")
    screen.look("我的资料")

    settings.SESSION_COOKIE_AGE = SOON
    screen.go("/my/application/")
    started = screen.page.get_by_label("参加工作时间")
    asked = screen.page.get_by_role("dialog", name="您还在吗？")
    expect(asked).to_be_visible()
    asked.get_by_role("button", name="继续填写").click()
    expect(asked).to_be_hidden()
    started.fill("1999-09-01")  # and away, with the cursor still in the box

    expect(asked).to_be_visible()
    screen.is_at("登录")
    settings.SESSION_COOKIE_AGE = 1800
    sign_in(screen, str(person.phone))

    screen.is_at("报名信息")
    expect(started).to_have_value("1999-09-01")


def test_the_longest_stay_is_told_before_and_keeps_what_was_typed(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = stage.world.clerk
    screen = stage.staff(clerk).screen
    monkeypatch.setattr(sessions, "LONGEST", timedelta(seconds=SOON) + age_of(screen))
    screen.go("/office/accounts/new/")
    asked = screen.page.get_by_role("dialog", name="您还在吗？")
    expect(asked).to_contain_text("您已登录快满 12 小时，")
    screen.look("快满 12 小时")
    asked.get_by_role("button", name="继续填写").click()
    screen.page.get_by_label("姓名").fill("王小明")

    screen.is_at("报考人员登录")
    screen.sees("您已登录满 12 小时，请重新登录。")
    screen.look("满 12 小时")
    monkeypatch.undo()
    screen.follow("工作人员登录")
    screen.page.get_by_label("用户名").fill(clerk.user.username)
    screen.page.get_by_label("密码", exact=True).fill(PASSWORD)
    screen.press("登录")
    screen.page.get_by_label("验证器上的验证码").fill(next_code(clerk.user))
    screen.press("进入")
    expect(screen.page.get_by_label("姓名")).to_have_value("王小明")


def age_of(screen: Screen) -> timedelta:
    """Return how long ago somebody signed in."""
    key = next(one["value"] for one in screen.context.cookies() if one["name"] == "sessionid")
    began = sessions.SessionStore(key)[sessions.BEGAN]
    return timezone.now() - datetime.fromtimestamp(began, tz=UTC)


def choose_a_password(screen: Screen) -> None:
    """Type a weak one and a good one; each is judged without leaving the page."""
    box = screen.page.get_by_label("新密码", exact=True)
    box.press_sequentially("wxy@1234")
    screen.sees("密码强度：太弱", "这是您姓名的拼音首字母")
    screen.look("密码太弱")
    box.fill("pingguo7yueliang3laohu")
    screen.sees("密码强度：很好")
    screen.look("密码很好")
