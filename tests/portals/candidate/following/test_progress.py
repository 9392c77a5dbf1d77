"""资格审查: the review desk by desk, with times, answers and reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from applications.models import FindingKind
from flows.commands import candidate, reviewer
from tests import builders
from tests.portals.candidate.following.browsers import address, names_of_staff, read, signed_in

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from applications.models import Application
    from tests.builders import World


def test_each_desk_is_told_with_its_answer(world: World, approved: Application) -> None:
    shown = read(signed_in(approved.candidate).get(address("progress")))

    assert shown.index("<h2>资格审查</h2>") < shown.index("<h2>单位初审</h2>")
    assert "洛阳市工考中心" in shown
    assert shown.count("审核时间") == 2
    assert [name for name in names_of_staff(world) if name in shown] == []


def test_the_reason_of_a_return_is_told(returned: Application) -> None:
    shown = read(signed_in(returned.candidate).get(address("progress")))

    assert "需补充材料" in shown
    assert "身份证照片不清楚，请重新拍摄。" in shown
    assert "谁退回的" in shown


def test_a_refusal_is_told_with_its_reason(world: World, submitted: Application) -> None:
    reviewer.reject(submitted.public_id, by=world.admin, reason="学历不符合。")

    shown = read(signed_in(submitted.candidate).get(address("progress")))

    assert "不通过" in shown
    assert "学历不符合。" in shown


def test_a_second_visit_to_the_desk_is_told_beside_the_first(returned: Application) -> None:
    person = returned.candidate
    candidate.attach(returned.public_id, by=person, code="id_card", data=builders.scan())
    candidate.submit(returned.public_id, by=person)

    shown = read(signed_in(person).get(address("progress")))

    assert shown.count("<h2>单位初审</h2>") == 2
    assert "审核中" in shown


def test_paying_is_one_button_away(approved: Application) -> None:
    shown = read(signed_in(approved.candidate).get(address("progress")))

    assert f'href="{address("pay")}"' in shown


def test_a_draft_has_no_review_yet(world: World) -> None:
    shown = read(signed_in(builders.a_draft(world).candidate).get(address("progress")))

    assert "还没有开始审核" in shown


@pytest.mark.parametrize("rounds", [1, 3])
def test_a_long_story_costs_no_more_queries_than_a_short_one(
    world: World, django_assert_num_queries: DjangoAssertNumQueries, rounds: int
) -> None:
    paper = builders.a_returned(world)
    for _ in range(rounds - 1):
        candidate.attach(paper.public_id, by=paper.candidate, code="id_card", data=builders.scan())
        candidate.submit(paper.public_id, by=paper.candidate)
        flags = [reviewer.Flag(FindingKind.DOCUMENT, "id_card", "还是不清楚。")]
        reviewer.send_back(paper.public_id, by=world.admin, flags=flags)
    browser = signed_in(paper.candidate)

    with django_assert_num_queries(9):
        browser.get(address("progress"))


def test_writing_is_refused(submitted: Application) -> None:
    assert signed_in(submitted.candidate).post(address("progress")).status_code == 405
