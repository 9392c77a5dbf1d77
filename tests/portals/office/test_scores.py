"""成绩导入: a good file is kept for a second person, a bad one is explained and not kept."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from xlsxwriter import Workbook

from documents.workbook import read_rows, write_rows
from documents.workbook_guard import MAX_BYTES
from flows.commands import office
from sittings.models import ScoreSheet
from tests import builders
from tests.documents import workbooks
from tests.portals.office.browsers import address, good_row, number_of, send, sheet, text_of

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from applications.models import Application

QUERIES = 8


def as_numbers(world: builders.World, paper: Application) -> bytes:
    """Type the ticket number as a number, as Excel does when nobody stops it."""
    out = BytesIO()
    with Workbook(out) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["准考证号", "姓名", *world.exam.subjects])
        page.write_row(1, 0, [float(number_of(paper)), paper.candidate.name, 88, 76, 90])
    return out.getvalue()


def wrong_cells(client: Client, data: bytes) -> list[tuple[int, str]]:
    """Upload a bad file; return row and column of what is wrong in it."""
    response = send(client, data)
    assert response.status_code == 422
    assert not ScoreSheet.objects.exists()
    return [(error.row, error.column) for error in response.context["wrong"].shown]


def test_a_good_file_is_kept_and_shown(world: builders.World, clerk: Client) -> None:
    paper = builders.a_ticketed(world)

    response = send(clerk, sheet(world, good_row(paper)))

    staged = ScoreSheet.objects.get()
    assert response["Location"] == address("score_sheet", staged.public_id)
    assert (staged.state, staged.imported_by) == ("staged", world.clerk.user)
    page = text_of(clerk.get(address("scores")))
    assert staged.sha256[:16] in page
    assert "成绩.xlsx" in page


def test_the_sheet_to_fill_in_lists_who_holds_a_ticket(
    world: builders.World, clerk: Client
) -> None:
    paper = builders.a_ticketed(world)
    builders.a_paid(world)

    response = clerk.get(address("score_template"))

    assert "attachment" in response["Content-Disposition"]
    header, *rows = read_rows(response.content)
    assert header == ["准考证号", "姓名", *world.exam.subjects]
    assert [row[:2] for row in rows] == [[number_of(paper), "王秀英"]]


def test_an_empty_sheet_of_ours_comes_back_as_missing_marks(
    world: builders.World, clerk: Client
) -> None:
    builders.a_ticketed(world)

    cells = wrong_cells(clerk, clerk.get(address("score_template")).content)

    assert cells == [(2, subject) for subject in world.exam.subjects]


def test_ticket_numbers_typed_as_numbers_are_refused(world: builders.World, clerk: Client) -> None:
    paper = builders.a_ticketed(world)

    assert wrong_cells(clerk, as_numbers(world, paper)) == [(2, "准考证号")]


def test_every_wrong_row_is_named(world: builders.World, clerk: Client) -> None:
    paper = builders.a_ticketed(world)
    number, name = number_of(paper), paper.candidate.name
    data = sheet(
        world,
        [number, name, "88", "76.5", "缺考"],
        [number, name, "88", "76.5", "缺考"],
        ["410399999999", name, "88", "76.5", "60"],
        ["", "", "", "", "60"],
        ["410399999998", name, "101", "-1", "八十"],
    )

    response = send(clerk, data)

    wrong = response.context["wrong"]
    assert (wrong.rows, wrong.count) == (4, 9)
    assert "4 行有错，共 9 处" in text_of(response)
    assert f"准考证号 {number} 重复出现。" in text_of(response)
    assert "没有这个准考证号：410399999999。" in text_of(response)
    assert not ScoreSheet.objects.exists()


@pytest.mark.parametrize("mark", ["100.1", "-0.5", "77.77", "优秀", "", "nan", "inf"])
def test_a_mark_that_is_none_is_refused(world: builders.World, clerk: Client, mark: str) -> None:
    paper = builders.a_ticketed(world)
    row = [number_of(paper), paper.candidate.name, mark, "60", "60"]

    assert wrong_cells(clerk, sheet(world, row)) == [(2, "岗位技能")]


def test_a_name_that_is_somebody_elses_is_refused(world: builders.World, clerk: Client) -> None:
    paper = builders.a_ticketed(world)
    row = [number_of(paper), "别的人", "60", "60", "60"]

    assert wrong_cells(clerk, sheet(world, row)) == [(2, "姓名")]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", "这个文件是空的"),
        (b"%PDF-1.7", "这不是 .xlsx 表格"),
        (b"\xd0\xcf\x11\xe0 old Excel", "这不是 .xlsx 表格"),
        (workbooks.GOOD[: len(workbooks.GOOD) // 2], "打不开"),
        (write_rows([], []), "表格是空的"),
        (write_rows(["准考证号", "姓名", "岗位技能"], []), "缺少这些列：职业道德、职业能力。"),
        (
            workbooks.with_part("xl/worksheets/sheet2.xml", b"<a>" + b" " * 300_000_000 + b"</a>"),
            "表格太大",
        ),
        (b"PK\x03\x04" + b"\x00" * MAX_BYTES, "文件超过 20 MB"),
    ],
    ids=["empty", "pdf", "xls", "cut", "blank", "columns", "bomb", "huge"],
)
def test_a_file_that_cannot_be_read_is_refused_beside_the_field(
    world: builders.World, clerk: Client, data: bytes, text: str
) -> None:
    response = send(clerk, data)

    assert response.status_code == 422
    assert text in str(response.context["form"].errors["sheet"])
    assert response.context["wrong"] is None
    assert not ScoreSheet.objects.exists()


def test_headings_without_rows_are_no_scores(world: builders.World, clerk: Client) -> None:
    assert "表格里没有成绩。" in text_of(send(clerk, sheet(world)))


def test_no_file_at_all_is_said(world: builders.World, clerk: Client) -> None:
    response = clerk.post(address("scores"), {"sheet": "a text"})

    assert "请先选一个表格文件。" in text_of(response)


def test_a_flood_of_errors_is_cut(world: builders.World, clerk: Client) -> None:
    rows = [[f"41039{number:07d}", "", "1", "1", "1"] for number in range(201)]

    response = send(clerk, sheet(world, *rows))

    assert len(response.context["wrong"].shown) == 200
    assert "先列出前 200 处" in text_of(response)


@pytest.mark.parametrize("count", [1, 5])
def test_the_page_asks_the_database_as_often_for_one_file_as_for_five(
    world: builders.World,
    clerk: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    data = sheet(world, good_row(builders.a_ticketed(world)))
    for _ in range(count):
        office.stage_scores(exam=world.exam, by=world.clerk, file_name="成绩.xlsx", data=data)

    with django_assert_num_queries(QUERIES):
        clerk.get(address("scores"))
