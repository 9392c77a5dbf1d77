"""Lists of rows are read, finished and doubted as a clerk would."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from applications.completeness import missing_fields
from applications.records import doubts, lines_of, read, records_of, unfinished
from flows.commands import candidate
from tests import builders

if TYPE_CHECKING:
    from tests.builders import World

pytestmark = pytest.mark.django_db
SCHOOL = {"since": "1995-09", "until": "1998-07", "unit": "卫校", "post": "护理", "witness": "李红"}
WARD = {"since": "1998-07", "until": "now", "unit": "医院", "post": "护理员", "witness": "赵敏"}


@pytest.fixture
def world() -> World:
    return builders.a_world()


def test_a_row_is_said_in_one_line() -> None:
    school, ward = read("work_history", [SCHOOL, WARD])

    assert school.line == "1995年9月—1998年7月，卫校，护理，证明人：李红"
    assert ward.period == "1998年7月—至今"
    assert read("awards", [{"what": "旧的文字"}])[0].line == "旧的文字"


def test_a_month_that_was_never_understood_stays_as_it_was_written() -> None:
    assert read("awards", [{"when": "去年"}])[0].period == "去年"


def test_a_draft_says_which_row_lacks_what(world: World) -> None:
    paper = builders.a_draft(world, level=builders.Level.ONE)
    rows = [SCHOOL, {"since": "1998-07", "unit": "医院"}]
    paper = candidate.save_form(paper.public_id, by=paper.candidate, changes={"work_history": rows})

    said = [objection.text for objection in missing_fields(paper)]

    assert said == ["「学习工作简历」第 2 段还差：结束年月、所学专业或职务、证明人。"]


def test_what_was_handed_in_before_is_not_asked_for_again(world: World) -> None:
    paper = builders.a_submitted(world, level=builders.Level.ONE)
    paper.work_history = [{"unit": "原来写的一段话"}]

    assert unfinished(paper, "work_history")
    assert missing_fields(paper) == []


def test_other_levels_have_no_rows_to_finish(world: World) -> None:
    paper = builders.a_draft(world)
    paper.awards = [{"what": "先进"}]

    assert missing_fields(paper) == []


def test_a_paper_is_read_as_lines(world: World) -> None:
    paper = builders.a_draft(world, level=builders.Level.ONE)

    assert len(records_of(paper, "work_history")) == 2
    assert lines_of(paper, "achievements").startswith("2019年3月，带徒三人，")
    assert lines_of(paper, "awards") == ""


@pytest.mark.parametrize(
    ("field", "rows", "said"),
    [
        ("work_history", [SCHOOL, WARD], ""),
        ("work_history", [WARD, SCHOOL], "先后顺序反了"),
        ("work_history", [SCHOOL, WARD | {"since": "1997-01"}], "时间有重叠"),
        ("work_history", [SCHOOL, {"unit": "医院"}], ""),
        ("achievements", [{"since": "2019-01", "until": "now"}, {"since": "2020-01"}], ""),
        ("awards", [{"when": "2021-05"}, {"when": "2020-05"}], "先后顺序反了"),
    ],
)
def test_order_and_overlap_are_doubted_not_refused(
    field: str, rows: list[dict[str, str]], said: str
) -> None:
    found = doubts(field, rows)

    assert len(found) == bool(said)
    assert said in "".join(found)
