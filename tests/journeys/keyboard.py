"""Hands that never touch a mouse, and eyes that look for where the focus is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOST = 90
"""Presses of Tab somebody has the patience for."""
WHERE = """() => {
  const here = document.activeElement;
  if (here === document.body) return {name: "(the browser's own bar)", shown: true};
  const labels = Array.from(here.labels || []).map((label) => label.innerText);
  const style = getComputedStyle(here);
  const frame = getComputedStyle(here.closest("label, .otp") || here);
  const shown = [style, frame].some((one) =>
    (one.outlineStyle !== "none" && one.outlineWidth !== "0px") || one.boxShadow !== "none");
  return {name: [here.getAttribute("aria-label"), ...labels, here.innerText].join(" "), shown};
}"""


class Keyboard:
    """Moves by Tab, Space and Enter alone."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, name: str) -> None:
        """Press Tab until what has the focus is called so; the focus must be seen all the way."""
        passed: list[str] = []
        for _ in range(MOST):
            self.page.keyboard.press("Tab")
            here = self.page.evaluate(WHERE)
            passed.append(here["name"].strip()[:30])
            assert here["shown"], f"the focus cannot be seen on {passed[-1]}"
            if name in here["name"]:
                return
        raise AssertionError(f"{name} is not reached: {passed}")

    def type(self, name: str, text: str) -> None:
        """Fill the box with this name."""
        self.reach(name)
        self.page.keyboard.type(text)

    def press(self, name: str, key: str = "Enter") -> None:
        """Press a key on what has this name."""
        self.reach(name)
        self.page.keyboard.press(key)
