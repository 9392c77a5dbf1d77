"""One line of a file, and what may stand in its cells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class BadRow(ValueError):
    """A row cannot be used; nothing of the file was loaded. Line 1 is the header."""

    def __init__(self, line: int, column: str, text: str) -> None:
        super().__init__(f"第 {line} 行，{column}：{text}")
        self.line = line
        self.column = column
        self.text = text


@dataclass(frozen=True)
class Row:
    """One line of a file, by column. Every reader raises `BadRow` when the cell is not as told."""

    line: int
    cells: dict[str, str]

    def bad(self, column: str, text: str) -> BadRow:
        """Return the complaint about one cell."""
        return BadRow(self.line, column, text)

    def text(self, column: str, *, longest: int) -> str:
        """Return a cell that must be filled in."""
        value = self.optional(column, longest=longest)
        if not value:
            raise self.bad(column, "不能为空。")
        return value

    def optional(self, column: str, *, longest: int) -> str:
        """Return a cell of at most `longest` characters, empty when nothing is there."""
        value = self.cells[column].strip()
        if len(value) > longest:
            raise self.bad(column, f"最多 {longest} 个字，这里有 {len(value)} 个。")
        if "\0" in value:
            raise self.bad(column, "有不能显示的字符。")
        return value

    def whole(self, column: str, *, least: int, most: int) -> int:
        """Return a whole number from `least` to `most`."""
        value = self.text(column, longest=20)
        if not (value.isascii() and value.isdigit() and least <= int(value) <= most):
            raise self.bad(column, f"应为 {least} 至 {most} 的整数，不是「{value}」。")
        return int(value)

    def day(self, column: str) -> date:
        """Return a day written as 2011-01-01."""
        value = self.text(column, longest=20)
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise self.bad(column, f"应为日期，例如 2011-01-01，不是「{value}」。") from error

    def optional_day(self, column: str) -> date | None:
        """Return a day, or None for an empty cell."""
        return self.day(column) if self.cells[column].strip() else None

    def one_of(self, column: str, choices: Sequence[str]) -> str:
        """Return a cell that must be one of some words."""
        value = self.text(column, longest=40)
        if value not in choices:
            raise self.bad(column, f"应为 {'、'.join(choices)} 之一，不是「{value}」。")
        return value
