"""Refused, mistyped, waiting: these moments too are read by everybody.

Their pages are looked at in 关怀版 by `test_pages`; here one size of type is enough.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.everyone.conftest import enter
from tests.everyone.moments import STORIES
from tests.everyone.test_pages import faults_of

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

    from tests.everyone.moments import Story
    from tests.world import World

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_what_went_wrong_can_be_read_by_everybody(
    story: Story, world: World, page: Page, live_server: LiveServer
) -> None:
    standing = story.walk(world)
    enter(page, live_server, standing)
    faults: list[str] = []

    for moment in story.moments:
        page.goto(live_server.url + standing.address(moment.page))
        moment.deed(page)
        expect(page.get_by_text(moment.says).filter(visible=True).first).to_be_visible()
        faults += [f"{moment.page}: {fault}" for fault in faults_of(page, sizes=("normal",))]

    assert not faults, "\n".join(faults)
