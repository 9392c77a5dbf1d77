"""Discrepancies with the qualification register ask the guide's questions, word for word."""

from __future__ import annotations

import pytest

from tests.applications.rules.world import told, verdict_on

YEAR_PROMPT = "现岗位等级取得时间与合格库信息不符，是否确认报考"
TRADE_PROMPT = "现岗位工种与合格库信息不符，是否确认报考"
HOLDER: dict[str, object] = {
    "apply_level": 4,
    "current_level": 5,
    "level_year": 2020,
    "current_trade": "药工",
    "apply_trade": "药工",
}


def questions(**changed: object) -> list[tuple[str, str]]:
    verdict = verdict_on(told(**HOLDER | changed))
    return [(asked.code, asked.text) for asked in verdict.confirmations]


@pytest.mark.parametrize(
    ("record", "asked"),
    [
        (None, []),
        ({"level": 5, "year": 2020, "trade": "药工"}, []),
        ({"level": 5, "year": 2020, "trade": "中药工"}, []),
        ({"level": 5, "year": 2021, "trade": "药工"}, [YEAR_PROMPT]),
        ({"level": 4, "year": 2020, "trade": "药工"}, [YEAR_PROMPT]),
        ({"level": 5, "year": 2020, "trade": "护理员"}, [TRADE_PROMPT]),
        ({"level": 5, "year": 2021, "trade": "护理员"}, [YEAR_PROMPT, TRADE_PROMPT]),
    ],
)
def test_each_discrepancy_is_asked_about(record: object, asked: list[str]) -> None:
    assert [text for _, text in questions(register=record)] == asked


def test_who_says_ungraded_is_asked_about_the_level_on_record() -> None:
    record = {"level": 5, "year": 2021, "trade": "护理员"}

    asked = questions(current_level=None, level_year=None, current_trade=None, register=record)

    assert [code for code, _ in asked] == ["level_year_differs", "trade_differs"]


def test_a_question_carries_both_versions() -> None:
    record = {"level": 5, "year": 2021, "trade": "护理员"}

    by_year, by_trade = verdict_on(told(**HOLDER, register=record)).confirmations

    assert (by_year.claimed, by_year.registered) == ("五级，2020年取得", "五级，2021年取得")
    assert (by_trade.claimed, by_trade.registered) == ("药工", "护理员")


def test_an_ungraded_version_is_said_in_words() -> None:
    record = {"level": 5, "year": 2021, "trade": "护理员"}

    by_year, by_trade = verdict_on(told(apply_level=5, register=record)).confirmations

    assert (by_year.claimed, by_trade.claimed) == ("未定级", "未填写")


def test_a_discrepancy_does_not_refuse() -> None:
    record = {"level": 5, "year": 2024, "trade": "护理员"}

    assert verdict_on(told(**HOLDER, register=record)).eligible
