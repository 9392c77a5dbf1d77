"""A browser of one person, watched: a fault in any page of ours fails the story."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from playwright.sync_api import Error, Page, expect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, ConsoleMessage, Request, Response

PHONE, DESK = 390, 1280
HEIGHTS = {PHONE: 844, DESK: 900}
PATIENCE = 15_000
"""Milliseconds a page may take on a busy machine."""
A_MOMENT = 100
"""Milliseconds between two looks at a page."""
LEFT_BEHIND = "net::ERR_ABORTED"
"""A request is given up when its page is left, and when an answer turns out to be a download."""


BUSY = ".htmx-request, .htmx-swapping, .htmx-added, .htmx-settling"
expect.set_options(timeout=PATIENCE)


class Screen:
    """One person's browser.

    Args:
        width: pixels; 390 is a phone, 1280 a desk.
        album: the folder for pictures of the pages; None takes none.
        scripts: whether JavaScript runs.
    """

    def __init__(
        self,
        browser: Browser,
        site: str,
        *,
        who: str,
        width: int,
        album: Path | None = None,
        scripts: bool = True,
    ) -> None:
        self.site, self.who, self.width, self.album = site, who, width, album
        self.faults: list[str] = []
        self.pictures = 0
        self.context = browser.new_context(
            viewport={"width": width, "height": HEIGHTS[width]},
            java_script_enabled=scripts,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
        )
        self.context.set_default_timeout(PATIENCE)
        self.context.on("console", self._heard)
        self.context.on("weberror", lambda fault: self.faults.append(str(fault.error)))
        self.context.on("response", self._answered)
        self.context.on("requestfailed", self._failed)
        self.page: Page = self.context.new_page()

    def go(self, path: str) -> None:
        """Type an address of ours, or follow a link that came from outside."""
        self.page.goto(path if path.startswith("http") else f"{self.site}{path}")

    def press(self, word: str) -> None:
        """Press the button with this word on it."""
        self.page.get_by_role("button", name=word, exact=True).click()

    def follow(self, word: str) -> None:
        """Follow the link with this word on it."""
        self.page.get_by_role("link", name=word).first.click()

    def sees(self, *texts: str) -> None:
        """Wait until all texts are on the page, for the eye."""
        for text in texts:
            expect(self.page.get_by_text(text).filter(visible=True).first).to_be_visible()

    def is_at(self, title: str) -> None:
        """Wait until the page's heading is this."""
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(title)
        self.page.wait_for_load_state()  # scripts run now, as for whoever reads first

    def rests(self) -> None:
        """Wait until what was fetched is in its place and listens: an eye's blink for people."""
        expect(self.page.locator(BUSY)).to_have_count(0)

    def look(self, name: str) -> None:
        """Keep a picture of the page at both widths."""
        if self.album is None:
            return
        self.pictures += 1
        for width, height in HEIGHTS.items():
            self.page.set_viewport_size({"width": width, "height": height})
            file = self.album / f"{self.who}-{self.pictures:02d}-{name}-{width}.png"
            self.page.screenshot(path=file, full_page=True, caret="initial")
        self.page.set_viewport_size({"width": self.width, "height": HEIGHTS[self.width]})

    @contextmanager
    def forgiving(self, status: int) -> Iterator[None]:
        """Let answers of this status pass: a form that is refused comes back with one."""
        before = len(self.faults)
        yield
        told = self.faults[before:]
        self.faults[before:] = [one for one in told if not one.startswith(f"{status} ")]

    def close(self) -> None:
        """Shut the browser, and fail if a page was faulty."""
        self.look("最后一页")
        self.context.close()
        assert not self.faults, f"{self.who}: " + "\n".join(self.faults)

    def _is_ours(self, address: str) -> bool:
        return address.startswith(self.site)

    def _heard(self, message: ConsoleMessage) -> None:
        is_told_twice = message.text.startswith("Failed to load resource")
        place = message.location["url"] or (message.page.url if message.page else self.site)
        if message.type == "error" and not is_told_twice and self._is_ours(place):
            self.faults.append(f"console: {message.text}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and self._is_ours(response.url):
            self.faults.append(f"{response.status} {response.request.method} {response.url}")

    def _failed(self, request: Request) -> None:
        try:
            reason = request.failure
        except Error:
            reason = None
        if reason != LEFT_BEHIND and self._is_ours(request.url):
            self.faults.append(f"{reason} {request.method} {request.url}")


def until(page: Page, script: str) -> None:
    """Wait until something holds in the page, where our content policy lets no text be run."""
    for _ in range(PATIENCE // A_MOMENT):
        if page.evaluate(script):
            return
        page.wait_for_timeout(A_MOMENT)
    raise AssertionError(f"It never came true: {script}")
