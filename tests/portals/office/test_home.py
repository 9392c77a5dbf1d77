"""总览 of an exam office."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from accounts.models import Posting, Role
from tests import builders
from tests.portals.office.browsers import address, signed_in, text_of

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer
    from pytest_django import DjangoAssertNumQueries

QUERIES = 10


def counted(response: Answer) -> dict[str, int]:
    return {state.word: state.count for state in response.context["counts"].on_the_way}


def test_the_region_is_counted_by_state(world: builders.World, clerk: Client) -> None:
    builders.a_submitted(world)
    builders.an_approved(world)
    builders.a_paid(world)

    counts = counted(clerk.get(address("home")))

    assert counts["审核中"] == counts["审核通过待缴费"] == counts["已缴费待编排"] == 1
    assert counts["已出成绩"] == 0


def test_each_deed_says_how_many_people_it_is_about(world: builders.World, clerk: Client) -> None:
    paper = builders.a_ticketed(world)
    builders.a_staged_sheet(world, paper)
    builders.an_approved(world)

    response = clerk.get(address("home"))

    deeds = {deed.title: deed for deed in response.context["deeds"]}
    assert deeds["现场缴费登记"].count == 1
    assert deeds["发放准考证"].count == 0
    assert deeds["导入成绩"].text == "人已发准考证，1 份成绩待发布"
    assert all(deed.url in text_of(response) for deed in deeds.values())


def test_finance_takes_money_and_nothing_else(finance: Posting) -> None:
    deeds = signed_in(finance).get(address("home")).context["deeds"]

    assert [deed.title for deed in deeds] == ["现场缴费登记"]


def test_an_administrator_sees_no_numbers(world: builders.World) -> None:
    builders.a_submitted(world)
    administrator = builders.a_posting(Role.ADMINISTRATOR, region=world.province)

    page = text_of(signed_in(administrator).get(address("home")))

    assert "系统管理员不查看报名" in page
    assert "审核中" not in page


def test_another_region_counts_its_own(world: builders.World, far_clerk: Posting) -> None:
    builders.a_submitted(world)

    assert set(counted(signed_in(far_clerk).get(address("home"))).values()) == {0}


def test_between_exams_the_page_says_so(world: builders.World, clerk: Client) -> None:
    world.exam.is_running = False
    world.exam.save()

    assert "现在没有进行中的考核" in text_of(clerk.get(address("home")))
    assert clerk.get(address("tickets")).status_code == 404


@pytest.mark.parametrize("count", [1, 5])
def test_the_page_asks_the_database_as_often_for_one_case_as_for_five(
    world: builders.World,
    clerk: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    for _ in range(count):
        builders.a_submitted(world)

    with django_assert_num_queries(QUERIES):
        clerk.get(address("home"))
