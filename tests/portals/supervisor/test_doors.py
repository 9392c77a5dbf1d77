"""Who gets through which door of the supervisor's face; nobody changes anything there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from tests import builders
from tests.portals.supervisor.browsers import address, signed_in, text_of

if TYPE_CHECKING:
    from accounts.models import Posting

PAGES = ["board", "process", "cases"]
CANARY = "金丝雀"


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("seat", ["reviewer", "admin", "clerk"])
def test_supervision_does_not_exist_for_other_roles(
    world: builders.World, name: str, seat: str
) -> None:
    assert signed_in(getattr(world, seat)).get(address(name)).status_code == 404


def test_a_trail_does_not_exist_for_other_roles(world: builders.World) -> None:
    paper = builders.a_submitted(world)
    candidate = Client()
    candidate.force_login(paper.candidate)

    for client in (candidate, signed_in(world.reviewer), signed_in(world.clerk)):
        assert client.get(address("trail", paper.public_id)).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_posted_to(supervisor: Client, name: str) -> None:
    assert supervisor.post(address(name)).status_code == 405
    assert supervisor.delete(address(name)).status_code == 405


def test_a_trail_is_not_posted_to(world: builders.World, supervisor: Client) -> None:
    paper = builders.a_submitted(world)

    assert supervisor.post(address("trail", paper.public_id)).status_code == 405


def test_a_supervisor_of_another_city_sees_nobody_of_this_one(
    world: builders.World, far_supervisor: Posting
) -> None:
    paper = builders.a_submitted(world, person=builders.a_person(name=CANARY))
    client = signed_in(far_supervisor)

    for where in (*map(address, PAGES), f"{address('cases')}?q={paper.reference}"):
        page = client.get(where)
        assert page.status_code == 200
        assert CANARY not in text_of(page)
    assert client.get(address("trail", paper.public_id)).status_code == 404


def test_a_draft_is_nobodys_business(world: builders.World, supervisor: Client) -> None:
    paper = builders.a_draft(world)

    assert supervisor.get(address("trail", paper.public_id)).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_between_exams_there_is_nothing_to_watch(
    world: builders.World, supervisor: Client, name: str
) -> None:
    world.exam.is_running = False
    world.exam.save()

    assert supervisor.get(address(name)).status_code == 404


def test_who_has_not_signed_in_is_asked_to(world: builders.World) -> None:
    response = Client().get(address("board"))

    assert response.status_code == 302
    assert "next=/supervision/" in response["Location"]
