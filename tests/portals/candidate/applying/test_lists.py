"""Lists of rows: typed cell by cell, kept as a whole, moved by buttons with and without scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from tests import builders
from tests.portals.candidate.applying.conftest import signed_in
from tests.portals.candidate.applying.pages import page, words

if TYPE_CHECKING:
    from django.test import Client

    from applications.models import Application
    from tests.builders import World

URL = "/my/application/"
SCHOOL = {
    "since": "1995.9",
    "until": "1998年7月",
    "unit": "洛阳市卫校",
    "post": "护理",
    "witness": "李红",
}


@pytest.fixture
def paper(world: World) -> Application:
    return builders.a_draft(world, level=builders.Level.ONE)


@pytest.fixture
def browser(paper: Application) -> Client:
    return signed_in(paper.candidate)


def sent(*rows: dict[str, str], name: str = "work_history", **more: str) -> dict[str, str]:
    cells = {
        f"{name}-{at}-{key}": value for at, row in enumerate(rows) for key, value in row.items()
    }
    return {f"{name}-rows": str(len(rows)), **cells, **more}


def save(
    browser: Client, paper: Application, data: dict[str, str], field: str = "work_history"
) -> str:
    address = reverse("candidate:save_field", args=[paper.public_id, field])
    return page(browser.post(address, data, headers={"HX-Request": "true"}))


def kept(paper: Application) -> list[dict[str, str]]:
    paper.refresh_from_db()
    rows: list[dict[str, str]] = paper.work_history
    return rows


def test_rows_are_kept_as_they_are_meant(browser: Client, paper: Application) -> None:
    ward = {
        "since": "１９９８０７",
        "until": "至今",
        "unit": " 洛阳市\n中心医院 ",
        "post": "",
        "witness": "",
    }

    said = save(browser, paper, sent(SCHOOL, ward, {}))

    assert "已自动保存" in said
    assert kept(paper) == [
        {"since": "1995-09", "until": "1998-07", "unit": "洛阳市卫校", "post": "护理",
         "witness": "李红"},
        {"since": "1998-07", "until": "now", "unit": "洛阳市 中心医院"},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "value", "said"),
    [
        ("since", "那年夏天", "没有看懂，请填年和月，例如 1998-07。"),
        ("until", "以后", "还没结束的填「至今」"),
        ("since", "1998-13", "月份应在 1 到 12 之间"),
        ("since", "1890-01", "年份应在 1950 年以后"),
        ("since", "2090-01", "这个月还没有到"),
        ("until", "1990-01", "结束早于开始"),
        ("since", "至今", "没有看懂"),
        ("witness", "长" * 31, "最多 30 个字，现在有 31 个字"),
        ("unit", "\ue001", "自造字"),
    ],
)
def test_a_wrong_cell_is_told_beside_it_and_nothing_is_kept(
    browser: Client, paper: Application, cell: str, value: str, said: str
) -> None:
    before = kept(paper)

    answer = save(browser, paper, sent(SCHOOL | {cell: value}))

    place = re.search(rf'id="said-work_history-0-{cell}".*?</div>', answer, re.DOTALL)
    assert place is not None
    assert said in place.group()
    assert "有 1 处要改" in answer
    assert kept(paper) == before


def test_an_overlap_is_kept_and_asked_about(browser: Client, paper: Application) -> None:
    other = SCHOOL | {"since": "1997-01", "until": "至今"}

    said = save(browser, paper, sent(SCHOOL, other))

    assert "时间有重叠" in said
    assert len(kept(paper)) == 2


@pytest.mark.parametrize(
    ("button", "order"),
    [
        ("work_history:up:1", ["b", "a", "c"]),
        ("work_history:down:1", ["a", "c", "b"]),
        ("work_history:remove:0", ["b", "c"]),
        ("work_history:up:0", ["a", "b", "c"]),
        ("work_history:up:9", ["a", "b", "c"]),
        ("work_history:up:x", ["a", "b", "c"]),
        ("work_history:dance:1", ["a", "b", "c"]),
        ("awards:remove:0", ["a", "b", "c"]),
    ],
)
def test_a_button_moves_and_removes_rows(
    browser: Client, paper: Application, button: str, order: list[str]
) -> None:
    rows = [{"unit": name} for name in "abc"]

    save(browser, paper, sent(*rows, row=button))

    assert [row["unit"] for row in kept(paper)] == order


def test_an_added_row_is_empty_and_gets_the_cursor(browser: Client, paper: Application) -> None:
    said = save(browser, paper, sent(SCHOOL, row="work_history:add"))

    assert re.search(r'name="work_history-rows"\s+value="2"', said)
    assert re.search(r'name="work_history-1-since"[^>]*autofocus', said)
    assert len(kept(paper)) == 1


def test_an_added_row_comes_although_another_is_wrong(browser: Client, paper: Application) -> None:
    said = save(browser, paper, sent(SCHOOL | {"since": "?"}, row="work_history:add"))

    assert re.search(r'name="work_history-rows"\s+value="2"', said)
    assert 'value="?"' in said
    assert "没有看懂" in said


def test_there_is_an_end_to_rows(browser: Client, paper: Application) -> None:
    said = save(browser, paper, sent(*[{"unit": "a"}] * 30, row="work_history:add"))

    assert "添加一行" not in said
    assert len(kept(paper)) == 30


@pytest.mark.parametrize("count", ["", "-1", "²", "x", "999999"])
def test_a_made_up_number_of_rows_is_bounded(
    browser: Client, paper: Application, count: str
) -> None:
    save(browser, paper, {"work_history-rows": count, "work_history-0-unit": "a"})

    assert len(kept(paper)) <= 1


def test_without_scripts_a_button_keeps_everything_and_adds_a_row(
    browser: Client, paper: Application
) -> None:
    data = sent(SCHOOL, row="work_history:add", education="college")

    answer = browser.post(URL, data)

    assert answer.status_code == 200
    assert 'name="work_history-1-since"' in page(answer)
    assert len(kept(paper)) == 1
    assert paper.education == "college"


def test_without_scripts_a_wrong_cell_comes_back_as_typed(
    browser: Client, paper: Application
) -> None:
    answer = browser.post(URL, sent(SCHOOL | {"since": "夏天"}))

    assert answer.status_code == 422
    assert 'value="夏天"' in page(answer)
    assert "没有看懂" in words(answer)


def test_an_empty_list_shows_one_empty_row(browser: Client, paper: Application) -> None:
    save(browser, paper, sent({}))

    shown = page(browser.get(URL))

    assert kept(paper) == []
    assert 'name="work_history-0-since"' in shown
    assert 'name="work_history-1-since"' not in shown


def test_an_optional_list_that_was_begun_is_kept_and_missed(
    browser: Client, paper: Application
) -> None:
    said = save(browser, paper, sent({"what": "先进"}, name="awards"), field="awards")

    paper.refresh_from_db()
    assert "已自动保存" in said
    assert "差 1 项" in said
    assert paper.awards == [{"what": "先进"}]
