"""Chromium 86, as in old WeChat and 360 browsers: from registering to the tracked page.

Runs by `make old-browser` only, which fetches that browser first.
"""

from __future__ import annotations

import os
import subprocess
import time
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from project.setup.old_browser import OLD_CHROMIUM
from tests.journeys.screen import DESK, PHONE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.journeys.candidate import Candidate
    from tests.journeys.conftest import Stage

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not os.environ.get("KAOWU_OLD_BROWSER"), reason="only by make old-browser"),
]
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-zygote", "--hide-scrollbars")
PATIENCE = 20
LACKS = """(() => {
  Element.prototype.checkVisibility = Element.prototype.checkVisibility || function () {
    return this.getClientRects().length > 0 || getComputedStyle(this).display === "contents";
  };
  return { query: () => null, queryAll: () => [] };
})()"""
"""The one function the driver needs and Chromium 86 lacks. Our own scripts never call it.

The driver runs the script of a way to select elements wherever it looks for elements.
"""
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    """Start Chromium 86 and take hold of it by its debugging port."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    profile = tmp_path / "profile"
    profile.mkdir()
    command = [str(OLD_CHROMIUM), *FLAGS, "--remote-debugging-port=0", f"--user-data-dir={profile}"]
    with (
        (tmp_path / "chromium.log").open("w") as log,
        subprocess.Popen(command, stdout=log, stderr=log) as process,
        sync_playwright() as playwright,
    ):
        try:
            playwright.selectors.register("taught", LACKS)
            chromium = playwright.chromium.connect_over_cdp(address_of(profile))
            assert chromium.version.startswith("86.")
            yield chromium
            chromium.close()
        finally:
            process.kill()


def address_of(profile: Path) -> str:
    """Wait until the browser has written down its port."""
    note = profile / "DevToolsActivePort"
    until = time.monotonic() + PATIENCE
    while not note.exists() or not note.read_text():
        assert time.monotonic() < until, "Chromium 86 did not start"
        time.sleep(0.1)
    return f"http://127.0.0.1:{note.read_text().split()[0]}"


def test_an_old_browser_gets_from_registering_to_the_tracked_page(stage: Stage) -> None:
    candidate = stage.candidate("马建设")
    candidate.register("洛阳")
    candidate.choose("四级（中级工）")
    candidate.say_where()
    candidate.say_who(started="19980701")
    candidate.say_what(level="五级（初级工）", year="2018")
    for title in ("本人近期照片", "本人身份证照片", "等级证书"):
        candidate.upload(title)
    stays_inside(candidate)
    candidate.screen.look("旧浏览器-报名信息")
    candidate.save()
    candidate.sign()
    for path in ("/", "/my/", "/my/progress/", "/help/"):
        candidate.screen.go(path)
        stays_inside(candidate)
        candidate.screen.look(f"旧浏览器-{path.strip('/').replace('/', '-') or '首页'}")


def stays_inside(candidate: Candidate) -> None:
    """See that nothing sticks out sideways, on a phone and at a desk."""
    page = candidate.screen.page
    for width in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": 844})
        assert not page.evaluate(SIDEWAYS), f"{page.url} at {width}"
