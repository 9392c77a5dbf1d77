"""A list looks again by itself, and nothing moves under the hand: ticks, place and focus stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from flows.commands import reviewer
from tests import builders
from tests.journeys.screen import DESK, PHONE

if TYPE_CHECKING:
    from applications.models import Application
    from tests.journeys.conftest import Stage
    from tests.journeys.screen import Screen

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
OLDEST, *NAMES = ("甲一", "乙二", "丙三", "丁四", "戊五", "己六", "庚七", "辛八")
HERE, TICKED = "庚七", ("丁四", "庚七")
A_BEAT = 20_000
A_LOW_WINDOW = 420
WHERE = """name => {
  const rows = Array.from(document.querySelectorAll("[data-row]"));
  const row = rows.find((one) => one.innerText.includes(name));
  return Math.round(row.getBoundingClientRect().top);
}"""
FOCUS = """() => {
  const at = document.activeElement;
  return at.getAttribute("aria-label") || at.innerText;
}"""


def test_what_comes_and_goes_moves_nothing_under_the_hand(stage: Stage) -> None:
    papers = {name: handed_in(stage, name) for name in (OLDEST, *NAMES)}
    for name in NAMES:
        reviewer.claim(papers[name].public_id, by=stage.world.admin)
    screen = opened_low(stage)
    page = screen.page
    for name in TICKED:
        page.get_by_label(f"选中 {name}").check()
    before = page.evaluate(WHERE, HERE)

    reviewer.claim(papers[OLDEST].public_id, by=stage.world.admin)  # as by another device
    look_again(screen, count=len(papers))

    assert page.evaluate(WHERE, HERE) == before, "the rows stay where they were"
    assert page.evaluate(WHERE, OLDEST) < page.evaluate(WHERE, NAMES[0]), "it came on top"
    assert page.evaluate(FOCUS).startswith(f"选中 {HERE}")
    for name in (OLDEST, *NAMES):
        box = page.get_by_label(f"选中 {name}")
        expect(box).to_be_checked(checked=name in TICKED)
    screen.sees("已选 2 件")

    lower(screen, width=DESK)
    page.get_by_role("link", name=HERE).evaluate("link => link.focus({preventScroll: true})")
    before = page.evaluate(WHERE, HERE)
    builders.passed_by(papers[NAMES[0]], by=stage.world.admin)
    look_again(screen, count=len(papers) - 1)

    assert page.evaluate(WHERE, HERE) == before
    assert page.evaluate(FOCUS) == HERE
    screen.sees("已选 2 件")


def handed_in(stage: Stage, name: str) -> Application:
    return builders.a_submitted(stage.world, person=builders.a_person(name=name))


def opened_low(stage: Stage) -> Screen:
    """Open the pile in a window that does not hold it all, with a clock that can be put on."""
    screen = stage.staff(stage.world.admin).screen
    screen.page.clock.install()
    lower(screen, width=PHONE)
    screen.go("/desk/")
    screen.is_at("待办")
    return screen


def lower(screen: Screen, *, width: int) -> None:
    screen.page.set_viewport_size({"width": width, "height": A_LOW_WINDOW})


def look_again(screen: Screen, *, count: int) -> None:
    """Let a beat of the list pass, and wait for what it brings."""
    with screen.page.expect_response("**/desk/"):
        screen.page.clock.fast_forward(A_BEAT)
    tabs = screen.page.get_by_role("navigation", name="清单")
    expect(tabs.get_by_role("link", name="待办")).to_have_text(f"待办{count}")
