"""Mergers are followed, circles end, unknown names stand for themselves."""

from __future__ import annotations

from applications.rules.trades import Trade, Trades
from tests.applications.rules.world import TRADES


def test_mergers_are_followed_to_the_trade_of_today() -> None:
    trades = Trades.of(
        [
            Trade(name="甲", successor="乙"),
            Trade(name="乙", successor="丙"),
            Trade(name="丙", open_levels=frozenset({4})),
        ]
    )

    assert trades.present_name("甲") == "丙"
    assert trades.are_the_same("甲", "乙")


def test_a_circle_of_successors_comes_to_an_end() -> None:
    trades = Trades.of([Trade(name="甲", successor="乙"), Trade(name="乙", successor="甲")])

    assert trades.present_name("甲") == "乙"


def test_an_unknown_trade_is_only_the_same_as_itself() -> None:
    assert TRADES.are_the_same("打铁工", "打铁工")
    assert not TRADES.are_the_same("打铁工", "护理员")
    assert not TRADES.knows("打铁工")
    assert not TRADES.is_open("打铁工", 4)
    assert not TRADES.is_cancelled("打铁工")
