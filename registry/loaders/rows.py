"""Reads a CSV file row by row, and says exactly where it is wrong."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from registry.loaders.cells import BadRow, Row

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence
    from pathlib import Path


def read_rows(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    """Return the rows of a UTF-8 file with a header; empty lines and further columns are skipped.

    Raises:
        BadRow: a column is missing, a row has too many cells, or the file is no UTF-8 CSV.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = csv.reader(file, strict=True)
        try:
            header = _header(next(lines, []), columns)
            for cells in lines:
                if any(cell.strip() for cell in cells):
                    yield _row(lines.line_num, header, cells)
        except UnicodeDecodeError as error:
            raise BadRow(lines.line_num + 1, "文件", "不是 UTF-8 编码，请另存为 UTF-8。") from error
        except csv.Error as error:
            raise BadRow(lines.line_num, "文件", "引号或分隔符不成对。") from error


def _header(cells: list[str], columns: Sequence[str]) -> list[str]:
    header = [name.strip() for name in cells]
    for column in columns:
        if column not in header:
            raise BadRow(1, column, "缺少这一列。")
    return header


def _row(line: int, header: list[str], cells: list[str]) -> Row:
    if len(cells) > len(header):
        raise BadRow(line, "列数", f"应为 {len(header)} 格，这里有 {len(cells)} 格。")
    missing = [""] * (len(header) - len(cells))
    return Row(line, dict(zip(header, [*cells, *missing], strict=True)))


@dataclass(frozen=True)
class OnlyOnce:
    """Remembers on which line a value stood."""

    lines: dict[Hashable, int]

    @classmethod
    def in_a_file(cls) -> OnlyOnce:
        return cls({})

    def see(self, row: Row, column: str, value: Hashable) -> None:
        """Note a value.

        Raises:
            BadRow: it stood on an earlier line.
        """
        first = self.lines.setdefault(value, row.line)
        if first != row.line:
            raise row.bad(column, f"与第 {first} 行重复。")
