"""待领: what waits at the desk and is nobody's yet, page by page."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from flows.commands import reviewer as commands
from flows.models import DeskRow
from portals.reviewer import paging
from tests import builders
from tests.portals.reviewer.seats import address, signed_in

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

QUERIES = 15


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "PAGE", 3)


@pytest.fixture
def queue(world: builders.World) -> list[str]:
    """Eight cases at the city's desk; two of them arrived in the same moment."""
    papers = [builders.passed_by(builders.a_submitted(world), by=world.admin) for _ in range(8)]
    now = timezone.now()
    for place, paper in enumerate(papers):
        moment = now - timedelta(hours=20 - max(place, 1))
        DeskRow.objects.filter(application=paper).update(waiting_since=moment)
    rows = DeskRow.objects.order_by("waiting_since", "reference")
    return list(rows.values_list("public_id", flat=True))


def listed(client: Client, where: str) -> tuple[list[str], str, str]:
    """Return the cases of one page and where the pager leads."""
    response = client.get(address("unclaimed") + where)
    ids = [line.url.rstrip("/").rsplit("/", 1)[-1] for line in response.context["lines"]]
    return ids, response.context["ways"].previous, response.context["ways"].next


@pytest.mark.usefixtures("small_pages")
def test_one_goes_on_to_the_end_and_back_to_the_top(reviewer: Client, queue: list[str]) -> None:
    first, nothing, on = listed(reviewer, "")
    second, back, further = listed(reviewer, on)
    third, back_again, end = listed(reviewer, further)

    assert (first, second, third) == (queue[:3], queue[3:6], queue[6:])
    assert (nothing, end) == ("", "")
    assert listed(reviewer, back_again)[0] == second
    assert listed(reviewer, back)[0] == first


@pytest.mark.usefixtures("small_pages")
def test_a_case_decided_meanwhile_shifts_nothing(
    world: builders.World, reviewer: Client, queue: list[str]
) -> None:
    _, _, on = listed(reviewer, "")
    commands.claim(queue[0], by=world.reviewer)
    commands.claim(queue[2], by=world.reviewer)

    second, back, _ = listed(reviewer, on)

    assert second == queue[3:6]
    assert listed(reviewer, back)[0][:1] == [queue[1]]


@pytest.mark.usefixtures("small_pages")
def test_filters_are_kept_from_page_to_page(reviewer: Client, queue: list[str]) -> None:
    assert len(queue) == 8

    _, _, on = listed(reviewer, "?level=4")

    assert on.startswith("?level=4&after=")


@pytest.mark.parametrize(
    "place", ["after=1", "before=x.y", "after=99999999999999999999.a", "after="]
)
def test_a_place_that_makes_no_sense_is_the_top(
    reviewer: Client, queue: list[str], place: str
) -> None:
    assert listed(reviewer, f"?{place}")[0] == queue


def test_both_desks_of_the_province_are_one_queue(world: builders.World) -> None:
    paper = builders.passed_by(builders.a_submitted(world), by=world.admin)
    DeskRow.objects.filter(application=paper).update(office_path=world.province.path)
    other = builders.passed_by(builders.a_submitted(world), by=world.admin)
    DeskRow.objects.filter(application=other).update(
        office_path=world.province.path, step="province"
    )

    assert listed(signed_in(world.provincial), "")[0] == [paper.public_id, other.public_id]


def test_the_count_stops_at_a_thousand(
    reviewer: Client, queue: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "CAP", len(queue))

    tabs = reviewer.get(address("unclaimed")).context["tabs"]

    assert tabs[1].count == "7+"


def test_an_empty_desk_says_so(reviewer: Client) -> None:
    assert "没有待领的报名" in reviewer.get(address("unclaimed")).content.decode()


def test_the_page_asks_the_database_equally_often_for_any_number_of_rows(
    world: builders.World, reviewer: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for count in (1, 4):
        for _ in range(count):
            builders.passed_by(builders.a_submitted(world), by=world.admin)
        with django_assert_num_queries(QUERIES):
            reviewer.get(address("unclaimed"))
