"""A small made-up province of trades, the usual parameters, and cases built from a few facts."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from applications.rules.parameters import Parameters
from applications.rules.reading import read_case, read_parameters
from applications.rules.trades import Trade, Trades
from applications.rules.verdict import Verdict, judge

if TYPE_CHECKING:
    from applications.rules.case import Case

EVERY_LEVEL = frozenset({5, 4, 3, 2, 1})
TRADES = Trades.of(
    [
        Trade(name="护理员", open_levels=EVERY_LEVEL),
        Trade(name="药工", open_levels=EVERY_LEVEL),
        Trade(name="播音员", open_levels=EVERY_LEVEL - {1}),
        Trade(name="汽车驾驶员", open_levels=EVERY_LEVEL - {1}),
        Trade(name="中药工", successor="药工"),
        Trade(name="打字员", cancelled=True),
    ]
)
USUAL = Parameters(cutoff=date(2026, 9, 30), notice_date=date(2026, 3, 1))
BASE: dict[str, object] = {
    "apply_trade": "护理员",
    "exam_year": 2026,
    "today": "2026-03-10",
    "birth_date": "1985-06-15",
    "sex": "male",
}
TABLE = Path(__file__).with_name("cases.csv")


@dataclass(frozen=True)
class Row:
    """A line of the table: what is told, and what must come out."""

    name: str
    facts: dict[str, object]
    route: str | None
    reasons: list[str]


def told(**facts: object) -> dict[str, object]:
    """Return a case as `precheck` takes it, the usual person with these facts."""
    return BASE | facts


def a_case(**facts: object) -> Case:
    return read_case(told(**facts), trades=TRADES)


def verdict_on(facts: dict[str, object]) -> Verdict:
    case = read_case(facts, trades=TRADES)
    return judge(case, read_parameters(facts, usual=USUAL), TRADES)


def written_rows() -> list[Row]:
    """Read the table: facts and parameters are written name=value, lists with +."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return [_row(line) for line in csv.DictReader(lines)]


def _row(line: dict[str, str]) -> Row:
    facts = told(**_pairs(line["facts"]))
    if line["parameters"]:
        facts["parameters"] = _pairs(line["parameters"])
    return Row(line["name"], facts, line["route"] or None, line["reasons"].split())


def _pairs(text: str) -> dict[str, object]:
    return {
        name: _value(value) for name, _, value in (pair.partition("=") for pair in text.split())
    }


def _value(text: str) -> object:
    if "+" in text:
        return text.removesuffix("+").split("+")
    words: dict[str, object] = {"yes": True, "no": False, "none": None}
    return words.get(text, int(text) if text.isdigit() else text)
