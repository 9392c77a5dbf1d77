"""总览: where the cases of each place stand, and how long they wait."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from flows.models import DeskRow
from portals.shell.seat import Seat
from portals.supervisor.board_rows import board_of
from tests import builders
from tests.portals.supervisor.browsers import address, signed_in, text_of

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from accounts.models import Posting
    from applications.models import Application
    from portals.supervisor.board_rows import Board, BoardRow
    from registry.models import Region

QUERIES = 11
BOARD_QUERIES = 4


def numbers(row: BoardRow) -> dict[str, int]:
    return {cell.word: cell.count for cell in row.cells if cell.count}


def shown(client: Client) -> Board:
    board: Board = client.get(address("board")).context["board"]
    return board


def settled_in(paper: Application, region: Region) -> Application:
    """Let a case belong to a place, as its employer's address would have it."""
    type(paper).objects.filter(pk=paper.pk).update(region=region, region_path=region.path)
    return paper


def waiting(*hours: int) -> None:
    """Let the open tasks have waited so long, in the order they were opened."""
    now = timezone.now()
    for row, age in zip(DeskRow.objects.order_by("pk"), hours, strict=True):
        row.waiting_since = now - timedelta(hours=age, minutes=5)
        row.save()


def test_every_case_stands_in_its_column(world: builders.World, supervisor: Client) -> None:
    builders.a_submitted(world)
    builders.passed_by(builders.a_submitted(world), by=world.admin)
    builders.a_returned(world)
    builders.an_approved(world)
    builders.a_ticketed(world)
    builders.a_paid(world)

    board = shown(supervisor)

    assert numbers(board.sum) == {
        "单位初审": 1, "资格审查": 1, "待补充": 1, "待缴费": 1, "已缴费": 1, "已发证": 1,
    }  # fmt: skip
    assert board.sum.total == 6
    assert board.sum.on_desks == 2


def test_a_province_is_compared_city_by_city(world: builders.World, provincial: Posting) -> None:
    builders.a_submitted(world)
    settled_in(builders.a_submitted(world), world.county)
    settled_in(builders.a_submitted(world), world.other_city)

    board = shown(signed_in(provincial))

    assert [(row.name, row.total) for row in board.rows] == [("洛阳市", 2), ("开封市", 1)]
    assert (board.idle, board.sum.total) == (0, 3)


def test_a_city_is_compared_county_by_county(world: builders.World, supervisor: Client) -> None:
    builders.a_submitted(world)
    builders.a_submitted(world)
    settled_in(builders.a_submitted(world), world.county)
    settled_in(builders.a_submitted(world), world.other_city)

    board = shown(supervisor)

    assert [(row.name, row.total) for row in board.rows] == [("洛阳本级", 2), ("宜阳县", 1)]


def test_places_without_cases_are_only_counted(world: builders.World, provincial: Posting) -> None:
    builders.a_submitted(world)

    page = text_of(signed_in(provincial).get(address("board")))

    assert "另有 1 个考区还没有人提交报名。" in page
    assert "开封市" not in page


def test_late_cases_come_first(world: builders.World, provincial: Posting) -> None:
    for _ in range(2):
        builders.a_submitted(world)
    late = settled_in(builders.a_submitted(world), world.other_city)
    DeskRow.objects.filter(application=late).update(due_at=timezone.now())

    board = shown(signed_in(provincial))

    assert [(row.name, row.waits.overdue) for row in board.rows] == [("开封市", 1), ("洛阳市", 0)]
    assert board.sum.waits.overdue == 1


def test_waiting_times_are_those_of_half_and_nine_in_ten(
    world: builders.World, supervisor: Client
) -> None:
    for _ in range(10):
        builders.a_submitted(world)
    waiting(100, 75, 50, 30, 7, 5, 4, 3, 2, 1)

    board = shown(supervisor)

    assert (board.sum.waits.half, board.sum.waits.nine_tenths) == ("5 小时", "3 天 3 小时")
    assert board.rows[0].waits == board.sum.waits


def test_a_region_without_open_tasks_waits_for_nothing(supervisor: Client) -> None:
    board = shown(supervisor)

    assert (board.rows, board.sum.waits.half, board.sum.waits.nine_tenths) == ([], "—", "—")


@pytest.mark.parametrize("count", [1, 5])
def test_the_page_asks_the_database_as_often_for_one_case_as_for_five(
    world: builders.World,
    supervisor: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    for _ in range(count):
        settled_in(builders.a_submitted(world), world.county)
        builders.an_approved(world)

    with django_assert_num_queries(QUERIES):
        supervisor.get(address("board"))
    seat = Seat(world.supervisor, world.exam)
    with django_assert_num_queries(BOARD_QUERIES):
        board_of(seat, now=timezone.now())
