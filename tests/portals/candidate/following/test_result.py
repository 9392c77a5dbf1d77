"""考核结果查询: each subject, the whole, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from documents.workbook import write_rows
from flows.commands import office
from tests import builders
from tests.portals.candidate.following.browsers import address, read, signed_in

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from applications.models import Application
    from tests.builders import World


def publish(world: World, paper: Application, *marks: str) -> None:
    """Publish a person's marks, one for each subject."""
    header = ["准考证号", "姓名", *world.exam.subjects]
    row = [paper.tickets.live().get().number, paper.candidate.name, *marks]
    data = write_rows(header, [row])
    sheet = office.stage_scores(exam=world.exam, by=world.clerk, file_name="成绩.xlsx", data=data)
    office.publish_scores(sheet.public_id, by=world.second_clerk)


def shown_to(paper: Application) -> str:
    return read(signed_in(paper.candidate).get(address("result")))


def test_whoever_passes_every_subject_has_passed(world: World, ticketed: Application) -> None:
    publish(world, ticketed, "88", "76.5", "60")

    shown = shown_to(ticketed)

    assert "<h1>考核合格</h1>" in shown
    assert all(f"{mark}<small>分</small>" in shown for mark in ("88", "76.5", "60"))
    assert "等待公示和发证" in shown


def test_one_failed_subject_fails_the_whole(world: World, ticketed: Application) -> None:
    publish(world, ticketed, "88", "59.5", "60")

    shown = shown_to(ticketed)

    assert "<h1>这次没有合格</h1>" in shown
    assert "职业道德不合格" in shown
    assert "可以再报" in shown


def test_an_absent_candidate_has_no_mark(world: World, ticketed: Application) -> None:
    publish(world, ticketed, "88", "76.5", "缺考")

    shown = shown_to(ticketed)

    assert "职业能力缺考" in shown
    assert "0<small>分</small>" not in shown


@pytest.mark.parametrize("mark", ["100", "0"])
def test_round_marks_are_shown_as_they_are(world: World, ticketed: Application, mark: str) -> None:
    publish(world, ticketed, mark, "60", "60")

    assert f'<span class="pt">{mark}<small>分</small></span>' in shown_to(ticketed)


def test_before_it_is_published_there_is_no_result(world: World, ticketed: Application) -> None:
    builders.a_staged_sheet(world, ticketed)

    shown = shown_to(ticketed)

    assert "考核结果还没有公布" in shown
    assert "88<small>" not in shown


def test_one_sees_ones_own_result(world: World, ticketed: Application) -> None:
    publish(world, ticketed, "88", "76.5", "60")

    assert "考核结果还没有公布" in shown_to(builders.a_submitted(world))


def test_writing_is_refused(ticketed: Application) -> None:
    assert signed_in(ticketed.candidate).post(address("result")).status_code == 405


def test_the_page_asks_the_database_a_counted_number_of_times(
    world: World, ticketed: Application, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    publish(world, ticketed, "88", "76.5", "60")
    browser = signed_in(ticketed.candidate)

    with django_assert_num_queries(8):
        browser.get(address("result"))
