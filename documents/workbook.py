"""Reads an Excel file of scores without trusting it, and writes lists that Excel opens as text."""

from collections.abc import Iterable, Sequence
from datetime import date, time
from io import BytesIO
from typing import BinaryIO

from python_calamine import CalamineError, CalamineWorkbook
from xlsxwriter import Workbook

from documents.workbook_guard import UnreadableWorkbook, check_workbook

Cell = str | float | None
MOST_ROWS = 1_048_576

__all__ = ["Cell", "UnreadableWorkbook", "read_rows", "write_rows", "write_rows_to"]


def read_rows(data: bytes) -> list[list[Cell]]:
    """Rows of the first sheet; numbers stay numbers, so that the caller can refuse them.

    Empty cells are None, dates become ISO text. Raises UnreadableWorkbook with a text to show.
    """
    check_workbook(data)
    try:
        sheet = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError, IndexError) as broken:
        raise UnreadableWorkbook(
            "这个表格打不开，可能已经损坏。请另存为 .xlsx 后再上传。"
        ) from broken
    return [[_plain(value) for value in row] for row in rows]


def _plain(value: object) -> Cell:
    match value:
        case str():
            return value.strip() or None
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return float(value)
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)


def write_rows(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """An .xlsx with one sheet where every cell is text: see `write_rows_to`."""
    out = BytesIO()
    write_rows_to(out, header, rows)
    return out.getvalue()


def write_rows_to(out: BinaryIO, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write one sheet where every cell is text: nothing is ever taken for a formula.

    A row is forgotten once it is written, so memory does not grow with their number. Raises
    ValueError for more rows than a sheet holds or a text longer than a cell holds.
    """
    with Workbook(out, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        heading = book.add_format({"bold": True, "bg_color": "#EEF4FC", "bottom": 1})
        sheet.freeze_panes(1, 0)
        for column, name in enumerate(header):
            sheet.set_column(column, column, max(12, 2.2 * len(name)))
            sheet.write_string(0, column, name, heading)
        for number, row in enumerate(rows, start=1):
            for column, text in enumerate(row):
                if sheet.write_string(number, column, text) != 0:
                    raise ValueError(f"Row {number}, column {column} does not fit into a sheet.")
