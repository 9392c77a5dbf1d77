"""The last step goes wrong in the usual ways: two tabs, and the time that runs out meanwhile."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from exams.models import Actor, Window
from flows.models import DeskRow
from tests import builders

if TYPE_CHECKING:
    from applications.models import Application
    from tests.journeys.conftest import Stage
    from tests.journeys.screen import Screen

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
CODE, CONFIRM = "短信验证码", "确认提交"


def test_two_tabs_hand_in_once_and_both_hear_that_it_is_in(stage: Stage) -> None:
    paper = ready(stage)
    screen = at_the_code(stage, paper)
    second = screen.context.new_page()
    second.goto(f"{stage.site}/my/submit/")
    code = stage.phones.next_code(paper.candidate.phone or "")
    for tab in (screen.page, second):
        tab.get_by_label(CODE, exact=True).fill(code)

    for tab in (screen.page, second):
        tab.get_by_role("button", name=CONFIRM).last.click(no_wait_after=True)

    for tab in (screen.page, second):
        expect(tab.get_by_text("您的信息已提交，请耐心等待审核").first).to_be_visible()
    assert DeskRow.objects.filter(application=paper).count() == 1


def test_a_window_that_closes_while_the_page_is_open_is_said_and_nothing_is_lost(
    stage: Stage,
) -> None:
    paper = ready(stage)
    screen = at_the_code(stage, paper)
    screen.page.get_by_label(CODE, exact=True).fill(
        stage.phones.next_code(paper.candidate.phone or "")
    )
    Window.objects.filter(actor=Actor.CANDIDATE).update(
        closes=timezone.now() - timedelta(seconds=1)
    )

    screen.press(CONFIRM)

    screen.is_at("核对后提交")
    screen.sees("现在不在报名时间内", "您填的内容都在", "0379-63900000", "洛阳市中心医院")
    expect(screen.page.get_by_role("button", name="提交信息")).to_have_count(0)
    screen.look("报名时间刚过")
    paper.refresh_from_db()
    assert paper.state == "draft"


def ready(stage: Stage) -> Application:
    """Return a draft that lacks nothing but the signature."""
    paper = builders.a_draft(stage.world)
    builders.upload_everything(paper)
    return paper


def at_the_code(stage: Stage, paper: Application) -> Screen:
    """Return the owner's phone, on the page that asks for the code."""
    screen, browser = stage.screen(paper.candidate.name, width=390), Client()
    browser.force_login(paper.candidate)
    session = browser.cookies["sessionid"].value
    screen.context.add_cookies([{"name": "sessionid", "value": session, "url": stage.site}])
    screen.go("/my/check/")
    screen.page.get_by_label("内容是我本人填的，都属实", exact=True).check()
    screen.press("提交信息")
    screen.is_at("输入短信验证码")
    return screen
