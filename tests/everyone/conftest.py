"""A browser that stands where a scene says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from tests.builders import World, a_world

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

    from tests.everyone.standings import Standing


@pytest.fixture
def world(transactional_db: None) -> World:
    del transactional_db
    return a_world()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A browser of its own that has been nowhere."""
    context = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai")
    yield context.new_page()
    context.close()


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
