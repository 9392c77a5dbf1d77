"""Scores come in from Excel safely, and lists go out that Excel cannot misread."""

from __future__ import annotations

import resource
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_STORED, ZipFile

import pytest

from documents.workbook import MOST_ROWS, UnreadableWorkbook, read_rows, write_rows
from documents.workbook_guard import MAX_BYTES
from tests.documents import workbooks
from tests.documents.workbooks import GOOD, HEADER


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableWorkbook) as refused:
        read_rows(data)
    return str(refused.value)


def test_what_was_written_is_read_back() -> None:
    assert read_rows(GOOD) == [
        list(HEADER),
        ["41010503017", "赵𬭊", "87.5"],
        ["41010503018", "钱䶮", "缺考"],
    ]


def test_numbers_stay_numbers_and_gaps_stay_gaps() -> None:
    rows = read_rows(workbooks.as_typed())

    assert rows[0] == ["准考证号", None, None]
    assert rows[1] == [410105197906040020.0, 87.5, 42.0]  # digits 16 to 18 are lost in Excel
    assert isinstance(rows[1][0], float)
    assert rows[2] == ["TRUE", "2026-06-13", "1 day, 6:00:00"]
    assert rows[3] == [None, None, None]
    assert rows[4] == [None, None, "last"]


def test_an_empty_sheet_has_no_rows() -> None:
    assert read_rows(workbooks.with_sheet(b"")) == []


def test_a_formula_in_a_list_is_only_text() -> None:
    evil = ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2", "https://kaowu.example", "\ttab"]
    data = write_rows(["a"], [[text] for text in evil])

    sheet = workbooks.parts_of(data)["xl/worksheets/sheet1.xml"]
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet
    assert [row[0] for row in read_rows(data)[1:]] == [text.strip() for text in evil]


def test_a_list_that_does_not_fit_is_an_error_and_not_a_gap() -> None:
    with pytest.raises(ValueError, match="Row 1"):
        write_rows(["a"], [["x" * 32_768]])
    with pytest.raises(ValueError, match=f"Row {MOST_ROWS}"):
        write_rows([], ([] if number < MOST_ROWS - 1 else ["x"] for number in range(MOST_ROWS)))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"\xd0\xcf\x11\xe0 old Excel",
        workbooks.packed({"word/document.xml": b"<a/>"}),
    ],
)
def test_what_is_no_xlsx_is_called_so(data: bytes) -> None:
    assert "不是 .xlsx" in refusal(data)


def test_a_file_cut_short_is_called_broken() -> None:
    assert "打不开" in refusal(GOOD[: len(GOOD) // 2])
    assert "打不开" in refusal(GOOD[:-10] + b"0123456789"[:3])


@pytest.mark.parametrize("name", ["xl/worksheets/sheet1.xml", "xl/workbook.xml"])
@pytest.mark.parametrize(
    "content", [b"<a><b></a>", b"plain", b'<?xml version="1.0" encoding="x-9"?><a/>']
)
def test_a_part_that_is_no_xml_is_called_broken(name: str, content: bytes) -> None:
    assert "打不开" in refusal(workbooks.with_part(name, content))


def test_a_sheet_that_is_missing_is_called_broken() -> None:
    parts = workbooks.parts_of(GOOD)
    del parts["xl/worksheets/sheet1.xml"]

    assert "打不开" in refusal(workbooks.packed(parts))


def test_too_many_bytes_are_refused_unread() -> None:
    assert "20 MB" in refusal(GOOD + b"\x00" * MAX_BYTES)


def test_too_many_parts_are_refused() -> None:
    crowd = {f"xl/media/{number}.png": b"" for number in range(600)}

    assert "太大" in refusal(workbooks.packed({**workbooks.parts_of(GOOD), **crowd}))


def test_a_bomb_is_refused_before_it_unfolds() -> None:
    bomb = workbooks.with_part("xl/worksheets/sheet2.xml", b"<a>" + b" " * 300_000_000 + b"</a>")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    assert len(bomb) < 400_000
    assert "太大" in refusal(bomb)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 30_000  # kB


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    size = 50_000_123
    bomb = workbooks.with_part("xl/worksheets/sheet2.xml", b"<a>" + b" " * (size - 7) + b"</a>")
    liar = workbooks.understated(bomb, size, 500)

    with ZipFile(BytesIO(liar)) as archive:
        assert archive.getinfo("xl/worksheets/sheet2.xml").file_size == 500
    assert "打不开" in refusal(liar)


@pytest.mark.parametrize(
    "rows",
    [
        b'<row r="1"><c r="A1"/></row><row r="1048576"><c r="XFD1048576"/></row>',
        b'<row r="1"><c r="A1"/><c r="A4294967295"/></row>',
        b'<row r="99999999999999999999"><c/></row>',
        b'<x:row xmlns:x="urn:x" r="3000001"><x:c/></x:row>',
    ],
)
def test_two_cells_far_apart_do_not_fill_the_memory(rows: bytes) -> None:
    assert refusal(workbooks.with_sheet(rows)) != ""


def test_cells_without_an_address_are_counted_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("documents.workbook_guard.MAX_CELLS", 11)

    assert "太大" in refusal(workbooks.with_sheet(b"<row><c/><c/><c/><c/></row>" * 3))
    assert read_rows(workbooks.with_sheet(b"<row><c/><c/><c/></row>" * 3)) == []


def test_a_long_text_shared_by_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    shared = b"<sst><si><t>" + b"x" * 5_000 + b"</t></si><si><t>y</t></si></sst>"
    rows = b'<row><c t="s"><v>0</v></c></row>' * 1_000
    parts = workbooks.parts_of(workbooks.with_sheet(rows))
    data = workbooks.packed({**parts, "xl/sharedStrings.xml": shared})
    monkeypatch.setattr("documents.workbook_guard.MAX_TEXT", 4_999_999)

    assert "太大" in refusal(data)


def test_a_list_may_not_claim_more_than_it_holds() -> None:
    claim = b'<sst count="4294967296" uniqueCount="4294967296"><si><t>y</t></si></sst>'

    assert "太大" in refusal(workbooks.with_part("xl/sharedStrings.xml", claim))


def test_a_document_type_is_refused() -> None:
    endless = b'<!DOCTYPE a [<!ENTITY b "ccccc">]><a>&b;</a>'

    assert "打不开" in refusal(workbooks.with_part("xl/sharedStrings.xml", endless))


def test_pictures_in_a_workbook_do_no_harm() -> None:
    parts = {**workbooks.parts_of(GOOD), "xl/media/": b"", "xl/media/a.png": b"\x89PNG no xml"}

    assert read_rows(workbooks.packed(parts)) == read_rows(GOOD)


def test_a_sheet_may_not_hide_behind_a_picture_name() -> None:
    parts = workbooks.parts_of(GOOD)
    parts["xl/media/sheet.png"] = parts.pop("xl/worksheets/sheet1.xml")
    contents = "xl/_rels/workbook.xml.rels"
    parts[contents] = parts[contents].replace(b"worksheets/sheet1.xml", b"media/sheet.png")

    assert "打不开" in refusal(workbooks.packed(parts))


def test_a_locked_part_is_refused() -> None:
    locked = bytearray(workbooks.packed({"xl/workbook.xml": b"<a/>"}))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1

    assert "密码" in refusal(bytes(locked))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_is_there_twice_is_refused() -> None:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
        archive.writestr("xl/workbook.xml", "<b/>")

    assert "结构异常" in refusal(out.getvalue())


def test_unpacked_parts_are_read_as_well() -> None:
    assert read_rows(workbooks.packed(workbooks.parts_of(GOOD), ZIP_STORED)) == read_rows(GOOD)


def test_another_way_of_packing_is_refused() -> None:
    assert "打不开" in refusal(workbooks.packed(workbooks.parts_of(GOOD), ZIP_BZIP2))
