"""准考证: who waits, which seats are left, what was issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from applications.models import Application
from flows.commands import office
from portals.office import ticket_lines
from sittings.models import Sitting, Ticket
from tests import builders
from tests.portals.office.browsers import address, messages_of, text_of

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

QUERIES = 13


def test_the_page_says_who_waits_and_how_many_seats_are_left(
    world: builders.World, clerk: Client
) -> None:
    builders.a_ticketed(world)
    builders.a_paid(world)

    shown = clerk.get(address("tickets")).context

    (venue,) = shown["venues"]
    assert (shown["waiting"], shown["free"]) == (1, 29)
    assert (venue.name, venue.free, venue.capacity) == ("洛阳职业技术学院", 29, 30)
    assert [(room.room, room.free, room.filled_percent) for room in venue.rooms] == [
        ("第 1 机房", 29, 3)
    ]


def test_a_room_without_machines_is_full(world: builders.World, clerk: Client) -> None:
    Sitting.objects.update(capacity=0)

    (venue,) = clerk.get(address("tickets")).context["venues"]

    assert [room.filled_percent for room in venue.rooms] == [100]


def test_too_few_seats_are_said_beforehand(world: builders.World, clerk: Client) -> None:
    Sitting.objects.update(capacity=1)
    builders.a_paid(world)
    builders.a_paid(world)

    assert "还差 1 个座位" in text_of(clerk.get(address("tickets")))


def test_an_issued_ticket_is_listed_with_room_and_seat(
    world: builders.World, clerk: Client
) -> None:
    paper = builders.a_ticketed(world)

    response = clerk.get(address("tickets"))

    (line,) = response.context["page"].lines
    assert (line.name, line.room, line.seat) == ("王秀英", "第 1 机房", 1)
    assert paper.tickets.get().number in text_of(response)


def test_a_long_list_is_turned_page_by_page(
    world: builders.World, clerk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ticket_lines, "PAGE", 2)
    for _ in range(3):
        builders.a_paid(world)
    office.issue_tickets(exam=world.exam, by=world.clerk)

    first = clerk.get(address("tickets")).context["page"]
    second = clerk.get(address("tickets") + first.turn.next).context["page"]

    assert (len(first.lines), len(second.lines), first.turn.previous) == (2, 1, "")
    assert (second.turn.previous, second.turn.next) == ("?page=1", "")
    assert first.turn.text == "第 1–2 条，共 3 条"
    assert clerk.get(address("tickets") + "?page=nonsense").status_code == 200


def test_an_office_without_venues_is_told_so(world: builders.World, clerk: Client) -> None:
    Sitting.objects.all().delete()

    assert "还没有考点" in text_of(clerk.get(address("tickets")))


def test_the_deed_is_explained_before_it_is_done(world: builders.World, clerk: Client) -> None:
    builders.a_paid(world)

    page = text_of(clerk.get(address("issue_tickets")))

    assert "确定发放" in page
    assert not Ticket.objects.exists()


def test_everybody_who_has_paid_gets_a_ticket(world: builders.World, clerk: Client) -> None:
    papers = [builders.a_paid(world), builders.a_paid(world)]

    response = clerk.post(address("issue_tickets"))

    assert response["Location"] == address("tickets")
    assert messages_of(response) == ["已发放 2 张准考证，考生会收到短信。"]
    states = {Application.objects.get(pk=paper.pk).state for paper in papers}
    assert states == {"ticket_issued"}


def test_pressing_twice_issues_nothing_twice(world: builders.World, clerk: Client) -> None:
    builders.a_paid(world)
    clerk.post(address("issue_tickets"))

    response = clerk.post(address("issue_tickets"))

    assert messages_of(response)[-1] == "现在没有等待发放准考证的考生。"
    assert Ticket.objects.count() == 1


def test_without_seats_nothing_is_issued_and_the_reason_is_shown(
    world: builders.World, clerk: Client
) -> None:
    Sitting.objects.update(capacity=0)
    builders.a_paid(world)

    response = clerk.post(address("issue_tickets"))

    assert response.status_code == 422
    assert "座位不够：有 1 人待编排，只剩 0 个座位。请先增加考场。" in text_of(response)
    assert not Ticket.objects.exists()


@pytest.mark.parametrize("count", [1, 5])
def test_the_page_asks_the_database_as_often_for_one_ticket_as_for_five(
    world: builders.World,
    clerk: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    for _ in range(count):
        builders.a_paid(world)
    office.issue_tickets(exam=world.exam, by=world.clerk)

    with django_assert_num_queries(QUERIES):
        clerk.get(address("tickets"))
