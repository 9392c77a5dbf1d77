"""Nothing typed is lost: a killed browser, a lost network, a second device."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from tests import builders
from tests.journeys.screen import HEIGHTS, PATIENCE, PHONE, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page
    from pytest_django.live_server_helper import LiveServer

    from applications.models import Application

    Device = Callable[[], Page]

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
EDUCATION, YEAR = "学历", "现等级取得年份"


@pytest.fixture
def draft(transactional_db: None) -> Application:
    del transactional_db
    return builders.a_draft(builders.a_world())


@pytest.fixture
def device(browser: Browser, live_server: LiveServer, draft: Application) -> Iterator[Device]:
    """Open the form of the one candidate on another phone each time."""
    contexts: list[BrowserContext] = []

    def another() -> Page:
        client = Client()
        client.force_login(draft.candidate)
        name = settings.SESSION_COOKIE_NAME
        context = browser.new_context(viewport={"width": PHONE, "height": HEIGHTS[PHONE]})
        context.set_default_timeout(PATIENCE)
        value = client.cookies[name].value
        context.add_cookies([{"name": name, "value": value, "url": live_server.url}])
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{live_server.url}/my/application/")
        return page

    yield another
    for context in contexts:
        context.close()


def saved(page: Page) -> None:
    expect(page.locator("#saved")).to_contain_text("已自动保存")


def test_a_killed_browser_loses_nothing(device: Device) -> None:
    first = device()
    first.get_by_label(EDUCATION, exact=True).select_option("bachelor")
    saved(first)
    first.context.close()

    second = device()
    expect(second.get_by_label(EDUCATION, exact=True)).to_have_value("bachelor")


def test_a_lost_network_keeps_the_answer_through_a_reload(
    device: Device, draft: Application
) -> None:
    page = device()
    page.route("**/save/", lambda route: route.abort())
    page.get_by_label(YEAR, exact=True).fill("2016")
    page.get_by_label(YEAR, exact=True).blur()
    expect(page.locator("#saved")).to_contain_text("网络断了，已记在本机，恢复后自动保存")

    page.reload()
    expect(page.get_by_label(YEAR, exact=True)).to_have_value("2016")
    page.unroute("**/save/")
    page.evaluate("window.dispatchEvent(new Event('online'))")

    saved(page)
    draft.refresh_from_db()
    assert draft.level_year == 2016
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(
    ("words", "letters", "name"),
    [("现岗位工种", "hly", "护理员"), ("搜单位", "lyszxyy", "洛阳市中心医院")],
)
def test_what_was_found_and_kept_waits_no_longer(
    device: Device, draft: Application, words: str, letters: str, name: str
) -> None:
    draft.employer = draft.current_trade = None
    draft.save(update_fields=["employer", "current_trade"])
    page = device()
    page.get_by_label(words, exact=True).press_sequentially(letters)
    page.get_by_role("option").filter(has_text=name).first.click()

    saved(page)
    assert page.evaluate("localStorage.length") == 0


def test_what_a_button_saved_is_not_sent_again(device: Device, draft: Application) -> None:
    page = device()
    page.route("**/save/", lambda route: route.abort())
    page.get_by_label(EDUCATION, exact=True).select_option("bachelor")
    expect(page.locator("#saved")).to_contain_text("网络断了")

    page.get_by_role("button", name="保存信息").last.click()

    expect(page.get_by_text("信息已保存，但还没有提交").first).to_be_visible()
    expect(page.get_by_label(EDUCATION, exact=True)).to_have_value("bachelor")
    until(page, "localStorage.length === 0")  # nothing to send: it was compared
    draft.refresh_from_db()
    assert draft.education == "bachelor"


def test_the_newer_of_two_devices_wins_and_says_so(device: Device, draft: Application) -> None:
    desk, phone = device(), device()
    phone.context.set_offline(offline=True)
    phone.get_by_label(EDUCATION, exact=True).select_option("college")
    expect(phone.locator("#saved")).to_contain_text("网络断了")
    desk.get_by_label(EDUCATION, exact=True).select_option("bachelor")
    saved(desk)

    phone.context.set_offline(offline=False)
    row = phone.locator("#field-education")
    expect(row).to_contain_text("改成了“本科及以上”。现在用的是较新的那个。")
    expect(phone.get_by_label(EDUCATION, exact=True)).to_have_value("bachelor")
    phone.get_by_role("button", name="用我填的“大专”").click()

    expect(phone.get_by_label(EDUCATION, exact=True)).to_have_value("college")
    expect(row).not_to_contain_text("另一台设备")
    draft.refresh_from_db()
    assert draft.education == "college"
