"""A name with a rare character: every phone shows it, and only its pages fetch the font."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.journeys.screen import PHONE

if TYPE_CHECKING:
    from tests.journeys.conftest import Stage

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
RARE = "赵㛃䶮"


def test_the_font_comes_with_a_rare_character_and_not_before(stage: Stage) -> None:
    person = builders.a_person(name=RARE)
    screen = stage.screen("生僻字", width=PHONE)
    fetched: list[str] = []
    screen.context.on("response", lambda answer: fetched.append(answer.url))

    screen.go("/sign-in/")
    screen.page.evaluate("document.fonts.ready")
    assert not any(url.endswith(".woff2") for url in fetched)

    screen.page.get_by_label("手机号或身份证号", exact=True).fill(person.phone or "")
    screen.page.get_by_label("密码", exact=True).fill(builders.PASSWORD)
    screen.press("登录")
    screen.page.locator("summary").filter(has_text=RARE).wait_for()
    screen.page.evaluate("document.fonts.ready")

    assert [url.rpartition("/")[2] for url in fetched if "woff2" in url] == [
        "rare-characters.woff2"
    ]
    assert screen.page.evaluate(f"document.fonts.check('1em \"Kaowu Rare\"', '{RARE[1:]}')")
    screen.look("姓名")
