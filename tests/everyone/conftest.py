"""A browser that stands where a scene says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from tests.builders import World, a_world

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page
    from pytest_django.live_server_helper import LiveServer

    from tests.everyone.standings import Standing


@pytest.fixture
def world(transactional_db: None) -> World:
    del transactional_db
    return a_world()


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that keeps our styles and scripts from scene to scene."""
    context = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai")
    yield context
    context.close()


@pytest.fixture
def page(window: BrowserContext) -> Iterator[Page]:
    """A page of somebody who has been nowhere: nothing is remembered of the scene before."""
    page = window.new_page()
    yield page
    if page.url.startswith("http"):
        page.evaluate("localStorage.clear()")
    page.close()
    window.clear_cookies()


def enter(page: Page, site: LiveServer, standing: Standing) -> None:
    """Let the browser stand there: signed in, and with what was done before."""
    client = Client()
    if standing.user is not None:
        client.force_login(standing.user)
    standing.enter(client)
    for one in client.cookies.values():
        page.context.add_cookies(
            [
                {
                    "name": one.key,
                    "value": one.value,
                    "domain": site.thread.host,
                    "path": one["path"] or "/",
                }
            ]
        )
