"""Every page, from every standing: no finding of axe, and no sideways scroll at any width."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.everyone.conftest import enter
from tests.everyone.scenes import SCENES

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

    from tests.everyone.scenes import Scene
    from tests.world import World

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

WIDTHS = {"desk": 1280, "phone": 390, "200 % of a small phone, 400 % of a desk": 320}
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
TOO_WIDE = """width => Array.from(document.querySelectorAll("body *"))
  .filter((one) => one.getBoundingClientRect().right > width
    || one.scrollWidth > one.clientWidth + 8)
  .map((one) => `${one.tagName}.${one.className} ${(one.innerText || "").slice(0, 12)}`)
  .slice(-4)"""


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_everybody_can_read_and_reach_everything(
    scene: Scene, world: World, page: Page, live_server: LiveServer
) -> None:
    standing = scene.walk(world)
    enter(page, live_server, standing)
    faults: list[str] = []

    for name in scene.pages:
        response = page.goto(live_server.url + standing.address(name))
        assert response is not None
        if response.status != 200 or not page.url.endswith(standing.address(name)):
            faults.append(f"{name}: {response.status} {page.url}")
        faults += [f"{name}: {fault}" for fault in faults_of(page)]

    assert not faults, "\n".join(faults)


def faults_of(page: Page, *, sizes: tuple[str, ...] = ("normal", "large")) -> list[str]:
    """Return what is wrong with the page at each width, and in 关怀版 (`large`)."""
    faults = []
    page.evaluate(AXE_SCRIPT)
    for text in sizes:
        page.evaluate("size => { document.documentElement.dataset.text = size; }", text)
        for width in WIDTHS.values():
            page.set_viewport_size({"width": width, "height": 800})
            faults += [f"{text} {width}: {fault}" for fault in scrolls_sideways(page, width)]
        faults += [f"{text}: {fault}" for fault in found_by_axe(page)]
    return faults


def scrolls_sideways(page: Page, width: int) -> list[str]:
    found = page.evaluate("document.documentElement.scrollWidth")
    return [f"{found} px wide: {page.evaluate(TOO_WIDE, width)}"] if found > width else []


def found_by_axe(page: Page) -> list[str]:
    found = page.evaluate("async rules => (await axe.run(rules)).violations", RULES)
    return [
        f"{finding['id']}: {node['target']} {node['html'][:160]}"
        for finding in found
        for node in finding["nodes"]
    ]
