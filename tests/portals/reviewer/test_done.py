"""已办: one's own decisions, from the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from applications.models import FindingKind
from flows.commands import reviewer as commands
from flows.commands.reviewer import Flag
from portals.reviewer import done_rows
from tests import builders
from tests.portals.reviewer.seats import address, signed_in

if TYPE_CHECKING:
    import pytest
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

QUERIES = 14


def said(client: Client, query: str = "") -> list[tuple[str, str, str]]:
    lines = client.get(address("done") + query).context["lines"]
    return [(line.name, line.word, line.now) for line in lines]


def test_every_decision_is_listed_newest_first(world: builders.World, admin: Client) -> None:
    builders.passed_by(
        builders.a_submitted(world, person=builders.a_person(name="甲")), by=world.admin
    )
    second = builders.a_submitted(world, person=builders.a_person(name="乙"))
    flags = [Flag(FindingKind.FIELD, "education", "请改正")]
    commands.send_back(second.public_id, by=world.admin, flags=flags)
    third = builders.a_submitted(world, person=builders.a_person(name="丙"))
    commands.reject(third.public_id, by=world.admin, reason="不符合条件")

    assert said(admin) == [
        ("丙", "不通过", "审核不通过"),
        ("乙", "退回补正", "待补充材料"),
        ("甲", "通过", "资格审查"),
    ]


def test_decisions_of_others_are_not_listed(world: builders.World) -> None:
    builders.passed_by(builders.a_submitted(world), by=world.admin)

    assert said(signed_in(world.reviewer)) == []


def test_a_decision_is_found_by_name_and_level(world: builders.World, admin: Client) -> None:
    paper = builders.passed_by(builders.a_submitted(world), by=world.admin)

    assert len(said(admin, "?q=秀英")) == 1
    assert len(said(admin, f"?q={paper.candidate.id_number_masked[-4:]}&level=4")) == 1
    assert said(admin, "?level=2") == []


def test_the_count_stops_at_a_hundred(
    world: builders.World, admin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(done_rows, "DONE_CAP", 2)
    for _ in range(2):
        builders.passed_by(builders.a_submitted(world), by=world.admin)

    assert admin.get(address("done")).context["tabs"][2].count == "1+"
    assert admin.get(address("done") + "?q=没有").context["tabs"][2].count == "0"


def test_who_has_decided_nothing_is_told_so(admin: Client) -> None:
    assert "您还没有做过决定" in admin.get(address("done")).content.decode()


def test_the_page_asks_the_database_equally_often_for_any_number_of_rows(
    world: builders.World, admin: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for count in (1, 4):
        for _ in range(count):
            builders.passed_by(builders.a_submitted(world), by=world.admin)
        with django_assert_num_queries(QUERIES):
            admin.get(address("done"))
