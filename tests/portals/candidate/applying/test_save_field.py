"""Autosave: one answer, kept at once, or refused beside its field."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from applications.models import FindingKind
from flows.commands.reviewer import Flag
from registry.models import Trade
from tests import builders
from tests.portals.candidate.applying.conftest import signed_in
from tests.portals.candidate.applying.pages import address, page, save, words

if TYPE_CHECKING:
    from django.test import Client

    from applications.models import Application
    from tests.builders import World


def test_an_answer_is_kept_and_the_time_is_said(browser: Client, empty_draft: Application) -> None:
    answer = save(browser, empty_draft, "education", education="college")

    empty_draft.refresh_from_db()
    assert empty_draft.education == "college"
    assert "已自动保存" in words(answer)
    assert "已填 1 项，还差 10 项" in words(answer)


def test_keeping_the_same_answer_twice_is_fine(browser: Client, empty_draft: Application) -> None:
    first = save(browser, empty_draft, "education", education="college")
    second = save(browser, empty_draft, "education", education="college")

    assert (first.status_code, second.status_code) == (200, 200)


def test_a_wrong_answer_is_not_kept_and_says_why(browser: Client, draft: Application) -> None:
    answer = save(browser, draft, "start_date", start_date="明年")

    draft.refresh_from_db()
    assert draft.start_date == date(1998, 7, 1)
    assert "没有看懂这个日期" in words(answer)
    assert "还没有保存" in words(answer)


def test_a_start_before_birth_is_noticed(browser: Client, draft: Application) -> None:
    assert "早于您的出生日期" in words(save(browser, draft, "start_date", start_date="1980-05-17"))


def test_the_working_years_follow_the_start_of_work(browser: Client, draft: Application) -> None:
    said = words(save(browser, draft, "start_date", start_date="20000301"))

    assert "27 年" in said
    assert "首尾两年都算" in said


def test_a_trade_is_found_by_its_initials_and_written_out(
    browser: Client, empty_draft: Application
) -> None:
    answer = save(browser, empty_draft, "current_trade", current_trade="hly")

    empty_draft.refresh_from_db()
    assert empty_draft.current_trade is not None
    assert 'value="护理员"' in page(answer)


def test_a_trade_nobody_knows_keeps_what_was_typed(browser: Client, draft: Application) -> None:
    answer = save(browser, draft, "apply_trade", apply_trade="宇航员")

    assert "没有找到这个工种" in words(answer)
    assert 'value="宇航员"' in page(answer)


@pytest.mark.parametrize("text", ["\x00\x00", "\u200b", "王\ue000", "字" * 10_000, "'\\%_"])
def test_odd_text_finds_no_trade_and_breaks_nothing(
    browser: Client, draft: Application, text: str
) -> None:
    answer = save(browser, draft, "current_trade", current_trade=text)

    assert answer.status_code == 200


def test_what_changes_the_papers_says_so_to_the_page(browser: Client, draft: Application) -> None:
    changing = save(browser, draft, "current_level", current_level="0")
    other = save(browser, draft, "education", education="college")

    assert "papers-changed" in changing["HX-Trigger-After-Settle"]
    assert "HX-Trigger-After-Settle" not in other


def test_the_papers_asked_for_follow_the_answers(browser: Client, draft: Application) -> None:
    before = words(browser.get(address("papers")))
    save(browser, draft, "current_level", current_level="0")

    assert "等级证书" in before
    assert "等级证书" not in words(browser.get(address("papers")))


def test_exceptional_promotion_asks_for_its_proof(browser: Client, draft: Application) -> None:
    save(browser, draft, "exceptional", exceptional="on")

    assert "破格晋升证明材料" in words(browser.get(address("papers")))


@pytest.mark.parametrize(
    "field", ["state", "version", "candidate", "region_path", "submitted_at", "employer__name"]
)
def test_a_field_that_is_not_the_candidates_does_not_exist(
    browser: Client, draft: Application, field: str
) -> None:
    assert save(browser, draft, field, **{field: "1"}).status_code == 404


def test_a_returned_paper_takes_only_what_was_flagged(world: World) -> None:
    flag = Flag(FindingKind.FIELD, "education", "请核对学历。")
    paper = builders.a_returned(world, flags=[flag])
    browser = signed_in(paper.candidate)

    taken = save(browser, paper, "education", education="college")
    closed = save(browser, paper, "staff_type", staff_type="contract")

    paper.refresh_from_db()
    assert "已自动保存" in words(taken)
    assert "这一项现在不能修改" in words(closed)
    assert (paper.education, paper.staff_type) == ("college", "permanent")


def test_a_submitted_paper_is_closed(world: World) -> None:
    paper = builders.a_submitted(world)

    said = words(save(signed_in(paper.candidate), paper, "education", education="college"))

    assert "这一项现在不能修改" in said


def test_a_merged_trade_can_be_held(browser: Client, world: World, draft: Application) -> None:
    Trade.objects.create(
        code="old", name="护路员", category="交通", search_key=" hluy huluyuan",
        valid_from=date(2011, 1, 1), valid_to=date(2020, 1, 1), successor=world.trade,
    )  # fmt: skip

    save(browser, draft, "current_trade", current_trade="护路员")

    draft.refresh_from_db()
    assert draft.current_trade is not None
    assert draft.current_trade.name == "护路员"
