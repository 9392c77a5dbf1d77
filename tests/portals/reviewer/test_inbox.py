"""待办: one's own pile, the oldest first."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from accounts.models import Role
from exams.levels import Level
from flows.commands import reviewer as commands
from flows.models import DeskRow
from flows.nameplate import words_on
from tests import builders
from tests.portals.reviewer.seats import address, row_of

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from applications.models import Application

QUERIES = 18


def taken(world: builders.World, name: str = "王秀英") -> Application:
    paper = builders.a_submitted(world, person=builders.a_person(name=name))
    return commands.claim(paper.public_id, by=world.admin)


def names_on(client: Client, query: str = "", *, tab: str = "inbox") -> list[str]:
    return [line.name for line in client.get(f"{address(tab)}{query}").context["lines"]]


def test_a_taken_case_is_listed_with_what_matters(world: builders.World, admin: Client) -> None:
    paper = taken(world)

    page = admin.get(address("inbox")).content.decode()

    for text in (
        "王秀英",
        paper.candidate.id_number_masked[-4:],
        "四级",
        "护理员",
        "单位初审",
        "0/3",
    ):
        assert text in page
    assert address("case", paper.public_id) in page


def test_the_oldest_stands_first(world: builders.World, admin: Client) -> None:
    for days, name in ((1, "昨天来的"), (3, "前天来的"), (2, "中间来的")):
        row = row_of(taken(world, name))
        row.waiting_since = timezone.now() - timedelta(days=days)
        row.save()

    assert names_on(admin) == ["前天来的", "中间来的", "昨天来的"]


def test_a_colleagues_case_is_not_on_the_pile(world: builders.World, admin: Client) -> None:
    colleague = builders.a_posting(Role.EMPLOYER_ADMIN, employer=world.employer)
    paper = builders.a_submitted(world)
    commands.claim(paper.public_id, by=colleague)

    assert names_on(admin) == []
    assert names_on(admin, tab="unclaimed") == []


@pytest.mark.parametrize("query", ["王秀", "wxy", "WX", "{reference}", "{tail}"])
def test_a_case_is_found_by_what_people_type(
    world: builders.World, admin: Client, query: str
) -> None:
    paper = taken(world)
    taken(world, "赵国强")
    row = row_of(paper)
    typed = query.format(reference=row.reference, tail=row.id_tail.lower())

    assert "王秀英" in names_on(admin, f"?q={typed}")
    assert names_on(admin, "?q=没有的人") == []


def test_level_and_mark_narrow_the_list(world: builders.World, admin: Client) -> None:
    taken(world)
    row = row_of(taken(world, "赵国强"))
    row.level, row.flags = Level.TWO, ["photo"]
    row.words = words_on(row)
    row.save()

    assert names_on(admin, "?level=2&flag=photo") == ["赵国强"]
    assert names_on(admin, "?level=4") == ["王秀英"]
    assert names_on(admin, "?level=9&flag=nonsense") == ["王秀英", "赵国强"]


def test_a_press_on_a_chip_is_taken_back_by_the_next(world: builders.World, admin: Client) -> None:
    taken(world)

    response = admin.get(address("inbox") + "?level=4&q=王")

    chips = {chip.word: chip for chip in response.context["filters"].level_chips()}
    assert chips["四级"].is_on
    assert "level" not in chips["四级"].url
    assert "level=3" in chips["三级"].url
    assert "%E7%8E%8B" in chips["三级"].url


def test_the_tabs_count_what_the_filters_leave(world: builders.World, admin: Client) -> None:
    taken(world)
    builders.a_submitted(world, person=builders.a_person(name="赵国强"))

    tabs = admin.get(address("inbox") + "?q=赵").context["tabs"]

    assert [(tab.word, tab.count) for tab in tabs] == [("待办", "0"), ("待领", "1"), ("已办", "")]
    assert all("q=" in tab.url for tab in tabs)


def test_a_deadline_is_said_in_words(world: builders.World, admin: Client) -> None:
    row = row_of(taken(world))
    row.due_at = timezone.now() - timedelta(days=1, hours=1)
    row.save()

    assert "逾期 1 天" in admin.get(address("inbox")).content.decode()


def test_an_empty_pile_says_what_to_do(world: builders.World, admin: Client) -> None:
    page = admin.get(address("inbox")).content.decode()

    assert "您手上没有待办的报名" in page
    assert "一次领取几件" in page


def test_filters_without_a_result_lead_back(world: builders.World, admin: Client) -> None:
    assert "没有符合条件的报名" in admin.get(address("inbox") + "?level=1").content.decode()


@pytest.mark.parametrize("count", [1, 5])
def test_the_page_asks_the_database_as_often_for_one_row_as_for_five(
    world: builders.World,
    admin: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    for _ in range(count):
        taken(world)
    assert DeskRow.objects.count() == count

    with django_assert_num_queries(QUERIES):
        admin.get(address("inbox"))
