"""Excel files as people make them, and as nobody should."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter import Workbook

from documents.workbook import write_rows

HEADER = ("准考证号", "姓名", "理论知识")
GOOD = write_rows(HEADER, [("41010503017", "赵𬭊", "87.5"), ("41010503018", "钱䶮", "缺考")])


def as_typed() -> bytes:
    """A sheet typed by hand: numbers, a formula, a date, a yes, and a gap."""
    out = BytesIO()
    book = Workbook(out)
    sheet = book.add_worksheet("成绩")
    book.add_worksheet("说明").write(0, 0, "second sheet")
    sheet.write(0, 0, " 准考证号 ")
    sheet.write_number(1, 0, 410105197906040024)
    sheet.write_number(1, 1, 87.5)
    sheet.write_formula(1, 2, "=40+2", None, 42)
    sheet.write_row(2, 0, [True])
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_datetime(2, 1, datetime(2026, 6, 13, tzinfo=UTC).replace(tzinfo=None), day)
    length = book.add_format({"num_format": "[h]:mm:ss"})
    sheet.write_datetime(2, 2, timedelta(hours=30), length)
    sheet.write(4, 2, "last")
    book.close()
    return out.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    """The good file with one part replaced or added."""
    return packed({**parts_of(GOOD), name: content})


def with_sheet(rows: bytes) -> bytes:
    """The good file with another sheet in it."""
    start = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    sheet = start + b"<sheetData>" + rows + b"</sheetData></worksheet>"
    return with_part("xl/worksheets/sheet1.xml", sheet)


def understated(data: bytes, true_size: int, told: int) -> bytes:
    """Write a smaller unpacked size into every header that tells the true one."""
    return data.replace(true_size.to_bytes(4, "little"), told.to_bytes(4, "little"))
