"""The watch over every story is awake: what goes wrong in a page is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journeys.screen import PHONE, Screen

if TYPE_CHECKING:
    from tests.journeys.conftest import Stage

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
FORBIDDEN_STYLE = "document.body.setAttribute('style', 'color: red')"
BROKEN_SCRIPT = "setTimeout(() => { throw new Error('broken script') })"


def test_a_missing_page_a_broken_script_and_a_forbidden_style_are_faults(stage: Stage) -> None:
    screen = Screen(stage.browser, stage.site, who="谁", width=PHONE)
    screen.go("/")
    assert not screen.faults

    screen.page.evaluate(FORBIDDEN_STYLE)
    screen.page.evaluate(BROKEN_SCRIPT)
    screen.page.evaluate("console.error('said aloud')")
    screen.go("/nowhere/")

    with pytest.raises(AssertionError, match="404 GET") as told:
        screen.close()
    for fault in ("Content Security Policy", "broken script", "said aloud"):
        assert fault in str(told.value)
