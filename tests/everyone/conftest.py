"""A browser that stands where a scene says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.test import Client

from tests.builders import World, a_world

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

    from tests.everyone.scenes import Standing


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
    if standing.user is None:
        return
    client = Client()
    client.force_login(standing.user)
    standing.enter(client)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site.url}]
    )
