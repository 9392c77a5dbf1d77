"""轨迹查询: a case is found by its reference or its candidate's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from portals.supervisor import cases
from tests import builders
from tests.portals.supervisor.browsers import address, text_of

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

QUERIES = 8


def found(client: Client, words: str) -> list[str]:
    lines = client.get(address("cases"), {"q": words}).context["found"].lines
    return [line.name for line in lines]


def test_a_case_is_found_by_name_and_reference(world: builders.World, supervisor: Client) -> None:
    paper = builders.a_submitted(world)
    builders.a_submitted(world, person=builders.a_person(name="赵国强"))

    assert found(supervisor, "秀英") == ["王秀英"]
    assert found(supervisor, f" {paper.reference.lower()} ") == ["王秀英"]


def test_a_line_says_where_the_case_stands_and_leads_to_its_trail(
    world: builders.World, supervisor: Client
) -> None:
    paper = builders.a_submitted(world)
    builders.an_approved(world, person=builders.a_person(name="王秀兰"))

    response = supervisor.get(address("cases"), {"q": "王秀"})

    lines = {line.name: line for line in response.context["found"].lines}
    assert lines["王秀英"].standing == "单位初审"
    assert lines["王秀兰"].standing == "审核通过待缴费"
    assert address("trail", paper.public_id) in text_of(response)
    assert paper.candidate.id_number not in text_of(response)


def test_before_a_search_nothing_is_listed(world: builders.World, supervisor: Client) -> None:
    builders.a_submitted(world)

    response = supervisor.get(address("cases"))

    assert response.context["found"] is None
    assert "王秀英" not in text_of(response)


def test_a_search_for_next_to_nothing_is_refused(world: builders.World, supervisor: Client) -> None:
    assert "请输入受理号或姓名。" in text_of(supervisor.get(address("cases"), {"q": " "}))
    assert "请至少输入两个字。" in text_of(supervisor.get(address("cases"), {"q": "王"}))


def test_nobody_found_is_said(supervisor: Client) -> None:
    assert "没有找到" in text_of(supervisor.get(address("cases"), {"q": "没有的人"}))


def test_too_many_are_cut(
    world: builders.World, supervisor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cases, "MOST", 2)
    for _ in range(3):
        builders.a_submitted(world)

    response = supervisor.get(address("cases"), {"q": "王秀英"})

    assert len(response.context["found"].lines) == 2
    assert "太多了，只列出前 2 件" in text_of(response)


@pytest.mark.parametrize("count", [1, 5])
def test_the_search_asks_the_database_as_often_for_one_row_as_for_five(
    world: builders.World,
    supervisor: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    for _ in range(count):
        builders.a_submitted(world)

    with django_assert_num_queries(QUERIES):
        supervisor.get(address("cases"), {"q": "王秀英"})
