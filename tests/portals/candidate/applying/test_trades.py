"""Finding a trade while typing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from registry.models import Trade
from tests.portals.candidate.applying.pages import address, page, words

if TYPE_CHECKING:
    from django.test import Client

    from applications.models import Application
    from tests.builders import World


@pytest.fixture
def merged(world: World) -> Trade:
    """A trade that was merged into the one that is open."""
    return Trade.objects.create(
        code="road", name="护路员", category="交通", search_key=" hly huluyuan",
        valid_from=date(2011, 1, 1), valid_to=date(2020, 1, 1), successor=world.trade,
    )  # fmt: skip


def ask(browser: Client, field: str, text: str) -> tuple[str, str]:
    answer = browser.get(address("trades", field), {"q": text, "list": "x"})
    return page(answer), words(answer)


@pytest.mark.parametrize("text", ["护理", "hly", "huli", "HLY"])
def test_a_trade_is_found_by_characters_and_by_pinyin(
    browser: Client, empty_draft: Application, text: str
) -> None:
    assert 'data-text="护理员"' in ask(browser, "apply_trade", text)[0]


def test_a_merged_trade_brings_its_successor_along(
    browser: Client, empty_draft: Application, merged: Trade
) -> None:
    shown, said = ask(browser, "apply_trade", "护路")

    assert "已合并，请选 护理员" in said
    assert "今年开考" in said
    assert 'aria-disabled="true"' in shown


def test_a_trade_closed_this_year_cannot_be_taken(
    browser: Client, empty_draft: Application
) -> None:
    Trade.objects.create(
        code="cook", name="厨师", category="饮食", search_key=" cs", valid_from=date(2011, 1, 1)
    )

    assert "今年不开考" in ask(browser, "apply_trade", "cs")[1]


def test_an_old_trade_can_still_be_the_present_one(
    browser: Client, empty_draft: Application, merged: Trade
) -> None:
    shown, said = ask(browser, "current_trade", "护路")

    assert "老工种" in said
    assert "aria-disabled" not in shown


@pytest.mark.parametrize("text", ["", "\x00", "\ue000", "字" * 1000, "zzzz"])
def test_nothing_found_is_said(browser: Client, empty_draft: Application, text: str) -> None:
    assert "没有找到" in ask(browser, "apply_trade", text)[1]


def test_only_candidates_ask_and_only_by_reading(browser: Client, staff: Client) -> None:
    url = address("trades", "apply_trade")

    assert staff.get(url).status_code == 404
    assert browser.post(url).status_code == 405
