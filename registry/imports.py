"""Load the province's reference data from CSV files. Loading twice changes nothing twice."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from documents.pinyin import search_key
from registry.models import Employer, Region, Trade

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class BadRow(ValueError):
    """A row cannot be used; nothing of the file was loaded. Line 1 is the header."""

    def __init__(self, line: int, column: str, text: str) -> None:
        super().__init__(f"第 {line} 行，{column}：{text}")
        self.line = line
        self.column = column
        self.text = text


@dataclass(frozen=True)
class Row:
    """One line of a file, by column."""

    line: int
    cells: dict[str, str]

    def text(self, column: str) -> str:
        """Return a cell that must be filled in.

        Raises:
            BadRow: it is empty or the column is missing.
        """
        value = (self.cells.get(column) or "").strip()
        if not value:
            raise BadRow(self.line, column, "不能为空。")
        return value

    def optional(self, column: str) -> str:
        return (self.cells.get(column) or "").strip()

    def whole(self, column: str) -> int:
        value = self.text(column)
        if not value.isascii() or not value.isdigit():
            raise BadRow(self.line, column, f"应为整数，不是「{value}」。")
        return int(value)

    def day(self, column: str) -> date:
        value = self.text(column)
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise BadRow(
                self.line, column, f"应为日期，例如 2011-01-01，不是「{value}」。"
            ) from error


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for line, cells in enumerate(csv.DictReader(file), start=2):
            yield Row(line, cells)


@transaction.atomic
def load_regions(path: Path) -> int:
    """Load code, name, short_name, kind, parent (a code above), path, position; return how many.

    Raises:
        BadRow: a parent is unknown, or a path does not continue its parent's.
    """
    known: dict[str, Region] = {}
    for row in _rows(path):
        parent = known.get(row.optional("parent"))
        place = row.text("path")
        if row.optional("parent") and parent is None:
            raise BadRow(row.line, "parent", f"没有这个上级地区：{row.optional('parent')}。")
        if parent is not None and not place.startswith(f"{parent.path}."):
            raise BadRow(row.line, "path", f"应以上级地区的 {parent.path} 开头。")
        facts = {
            "name": row.text("name"),
            "short_name": row.text("short_name"),
            "kind": row.text("kind"),
            "parent": parent,
            "path": place,
            "position": row.whole("position"),
        }
        code = row.text("code")
        known[code], _ = Region.objects.update_or_create(code=code, defaults=facts)
    return len(known)


@transaction.atomic
def load_trades(path: Path) -> dict[str, str]:
    """Load trades and their successors; return the levels each is examined at, by trade code.

    Columns: code, official_code, name, category, valid_from, valid_to, successor (a name), levels
    (digits, such as 5432).

    Raises:
        BadRow: a date is none, a successor is unknown, or a level is not one of 1 to 5.
    """
    rows = list(_rows(path))
    trades = {row.text("name"): _trade(row) for row in rows}
    for row in rows:
        successor = row.optional("successor")
        if successor:
            if successor not in trades:
                raise BadRow(row.line, "successor", f"没有这个工种：{successor}。")
            trade = trades[row.text("name")]
            trade.successor = trades[successor]
            trade.save(update_fields=["successor"])
    return {row.text("code"): _levels(row) for row in rows}


def _trade(row: Row) -> Trade:
    name = row.text("name")
    trade, _ = Trade.objects.update_or_create(
        code=row.text("code"),
        defaults={
            "official_code": row.optional("official_code") or None,
            "name": name,
            "category": row.text("category"),
            "search_key": search_key(name),
            "valid_from": row.day("valid_from"),
            "valid_to": row.day("valid_to") if row.optional("valid_to") else None,
        },
    )
    return trade


def _levels(row: Row) -> str:
    levels = row.optional("levels")
    if set(levels) - set("12345"):
        raise BadRow(row.line, "levels", f"等级应为 1 到 5 的数字，不是「{levels}」。")
    return levels


@transaction.atomic
def load_employers(path: Path) -> int:
    """Load region (a code), parent (a name in the same region), name, kind, level; return how many.

    Raises:
        BadRow: the region or the parent is unknown.
    """
    regions = {region.code: region for region in Region.objects.all()}
    known: dict[tuple[str, str], Employer] = {}
    for row in _rows(path):
        code, above = row.text("region"), row.optional("parent")
        if code not in regions:
            raise BadRow(row.line, "region", f"没有这个地区：{code}。")
        if above and (code, above) not in known:
            raise BadRow(row.line, "parent", f"这个地区没有上级单位：{above}。")
        name = row.text("name")
        known[code, name], _ = Employer.objects.update_or_create(
            region=regions[code],
            parent=known.get((code, above)),
            name=name,
            defaults={
                "kind": row.text("kind"),
                "level": row.optional("level"),
                "search_key": search_key(name),
            },
        )
    return len(known)
