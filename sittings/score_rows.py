"""Read a sheet of marks and say of every wrong row what is wrong, by its number in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from documents.workbook import UnreadableWorkbook, read_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

Cell = str | float | None
TICKET_COLUMN = "准考证号"
NAME_COLUMN = "姓名"
ABSENT = "缺考"
HIGHEST_MARK = 100


@dataclass(frozen=True)
class RowError:
    """A wrong cell: row number as the spreadsheet shows it, column, and what is wrong."""

    row: int
    column: str
    text: str


@dataclass(frozen=True)
class ScoreRow:
    """One candidate's marks by subject; None is absent."""

    ticket: str
    marks: dict[str, float | None]


@dataclass(frozen=True)
class ReadSheet:
    """What a file says: good rows, and the errors of the others."""

    rows: tuple[ScoreRow, ...]
    errors: tuple[RowError, ...]


def read_sheet(data: bytes, *, subjects: Sequence[str], names: Mapping[str, str]) -> ReadSheet:
    """Read an Excel file of marks.

    Args:
        subjects: the exam's subjects, each a column.
        names: the person's name by live ticket number, of the office's region.
    """
    try:
        table = read_rows(data)
    except UnreadableWorkbook as error:
        return ReadSheet((), (RowError(0, "", str(error)),))
    if not table:
        return ReadSheet((), (RowError(0, "", "表格是空的。"),))
    columns = {str(cell).strip(): place for place, cell in enumerate(table[0]) if cell is not None}
    absent = [name for name in [TICKET_COLUMN, *subjects] if name not in columns]
    if absent:
        text = f"缺少这些列：{'、'.join(absent)}。"
        return ReadSheet((), (RowError(1, "", text),))
    return _read_body(table[1:], columns, subjects, names)


def _read_body(
    body: Sequence[Sequence[Cell]],
    columns: Mapping[str, int],
    subjects: Sequence[str],
    names: Mapping[str, str],
) -> ReadSheet:
    rows: list[ScoreRow] = []
    errors: list[RowError] = []
    seen: set[str] = set()
    for number, cells in enumerate(body, start=2):
        if not any(cell not in {None, ""} for cell in cells):
            continue
        row = {
            name: cells[place] if place < len(cells) else None for name, place in columns.items()
        }
        found = [*_ticket_errors(number, row, names, seen), *_mark_errors(number, row, subjects)]
        errors.extend(found)
        ticket = str(row[TICKET_COLUMN]).strip()
        seen.add(ticket)
        if not found:
            rows.append(ScoreRow(ticket, {name: _mark(row[name]) for name in subjects}))
    if not rows and not errors:
        errors.append(RowError(1, "", "表格里没有成绩。"))
    return ReadSheet(tuple(rows), tuple(errors))


def _ticket_errors(
    number: int, row: Mapping[str, Cell], names: Mapping[str, str], seen: Collection[str]
) -> list[RowError]:
    cell = row[TICKET_COLUMN]
    if isinstance(cell, float):
        text = "准考证号是数字格式，后几位可能已经丢失。请把这一列设为文本格式后重新填写。"
        return [RowError(number, TICKET_COLUMN, text)]
    ticket = str(cell or "").strip()
    if ticket not in names:
        return [RowError(number, TICKET_COLUMN, f"没有这个准考证号：{ticket or '（空）'}。")]
    if ticket in seen:
        return [RowError(number, TICKET_COLUMN, f"准考证号 {ticket} 重复出现。")]
    name = row.get(NAME_COLUMN)
    if name is not None and str(name).strip() != names[ticket]:
        return [RowError(number, NAME_COLUMN, f"姓名与准考证 {ticket} 不符。")]
    return []


def _mark_errors(number: int, row: Mapping[str, Cell], subjects: Sequence[str]) -> list[RowError]:
    wrong = [name for name in subjects if not _is_mark(row[name])]
    return [
        RowError(number, name, f"分数应为 0 到 {HIGHEST_MARK}，缺考请填「{ABSENT}」。")
        for name in wrong
    ]


def _is_mark(cell: Cell) -> bool:
    if isinstance(cell, str) and cell.strip() == ABSENT:
        return True
    try:
        mark = _mark(cell)
    except ValueError:
        return False
    return mark is not None and 0 <= mark <= HIGHEST_MARK and round(mark, 1) == mark


def _mark(cell: Cell) -> float | None:
    if isinstance(cell, str) and cell.strip() == ABSENT:
        return None
    if cell is None or cell == "":
        raise ValueError("no mark")
    return float(cell)
