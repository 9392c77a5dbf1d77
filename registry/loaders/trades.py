"""Loads the trades, historic ones included."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from documents.pinyin import search_key
from registry.loaders.rows import OnlyOnce, read_rows
from registry.models import Trade

if TYPE_CHECKING:
    from pathlib import Path

    from registry.loaders.cells import Row

COLUMNS = (
    "code", "official_code", "name", "category", "valid_from", "valid_to", "successor", "levels",
)  # fmt: skip
FIELDS = ["official_code", "name", "category", "search_key", "valid_from", "valid_to"]


@dataclass(frozen=True)
class Line:
    """A trade that is not stored yet, and what the model does not hold."""

    row: Row
    trade: Trade
    successor: str
    levels: str


@transaction.atomic
def load_trades(path: Path) -> dict[str, str]:
    """Load trades and their successors; return the levels each is examined at, by trade code.

    Columns: code, official_code, name, category, valid_from, valid_to (the first day it is gone),
    successor (a name), levels (digits, such as 5432). A trade is known by its code.

    Raises:
        BadRow: a cell is wrong, a successor is unknown, or successors go in a circle.
    """
    lines = _read(path)
    Trade.objects.bulk_create(
        (line.trade for line in lines.values()),
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=FIELDS,
    )
    for line in lines.values():
        line.trade.successor = lines[line.successor].trade if line.successor else None
    Trade.objects.bulk_update((line.trade for line in lines.values()), ["successor"])
    return {line.trade.code: line.levels for line in lines.values()}


def _read(path: Path) -> dict[str, Line]:
    codes, names = OnlyOnce.in_a_file(), OnlyOnce.in_a_file()
    taken = dict(Trade.objects.values_list("name", "code"))
    lines: dict[str, Line] = {}
    for row in read_rows(path, COLUMNS):
        line = _line(row)
        code, name = line.trade.code, line.trade.name
        codes.see(row, "code", code)
        names.see(row, "name", name)
        if taken.get(name, code) != code:
            raise row.bad("name", f"已经有这个工种，代码是 {taken[name]}。")
        lines[name] = line
    for line in lines.values():
        _follow(line, lines)
    return lines


def _line(row: Row) -> Line:
    name = row.text("name", longest=60)
    valid_from, valid_to = row.day("valid_from"), row.optional_day("valid_to")
    if valid_to is not None and valid_to <= valid_from:
        raise row.bad("valid_to", "应晚于 valid_from。")
    levels = row.optional("levels", longest=5)
    if set(levels) - set("12345") or len(set(levels)) < len(levels):
        raise row.bad("levels", f"应为 1 至 5 的数字，每个最多一次，不是「{levels}」。")
    trade = Trade(
        code=row.text("code", longest=40),
        official_code=row.optional("official_code", longest=12) or None,
        name=name,
        category=row.text("category", longest=30),
        search_key=search_key(name),
        valid_from=valid_from,
        valid_to=valid_to,
    )
    return Line(row, trade, row.optional("successor", longest=60), levels)


def _follow(line: Line, lines: dict[str, Line]) -> None:
    """Walk from a trade to its last successor, once, to see that there is one."""
    seen, name = {line.trade.name}, line.successor
    while name:
        if name not in lines:
            raise line.row.bad("successor", f"没有这个工种：{name}。")
        if name in seen:
            raise line.row.bad("successor", "合并的工种绕了一圈又回到自己。")
        seen.add(name)
        name = lines[name].successor
