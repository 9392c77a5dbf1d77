"""Taking cases onto one's pile, and putting them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from accounts.models import Role
from flows.commands import reviewer as commands
from flows.models import DeskRow
from tests import builders
from tests.portals.reviewer.seats import (
    ALREADY_HANDLED,
    address,
    messages_of,
    row_of,
    seen,
    signed_in,
)

if TYPE_CHECKING:
    from django.test import Client


def test_a_case_is_taken_and_put_back(world: builders.World, admin: Client) -> None:
    paper = builders.a_submitted(world)

    taken = admin.post(address("claim", paper.public_id), seen(paper))

    assert taken["Location"] == address("case", paper.public_id)
    assert row_of(paper).owner == world.admin.user

    given = admin.post(address("release", paper.public_id), seen(paper))

    assert given["Location"] == address("inbox")
    assert row_of(paper).owner is None


def test_taking_twice_is_taking_once(world: builders.World, admin: Client) -> None:
    paper = builders.a_submitted(world)

    for _ in range(2):
        admin.post(address("claim", paper.public_id), seen(paper))

    assert row_of(paper).owner == world.admin.user


def test_a_colleague_was_faster(world: builders.World, admin: Client) -> None:
    paper = builders.a_submitted(world)
    colleague = builders.a_posting(Role.EMPLOYER_ADMIN, employer=world.employer)
    commands.claim(paper.public_id, by=colleague)

    response = admin.post(address("claim", paper.public_id), seen(paper))

    assert messages_of(response) == ["李审核已经领取了这件报名。您可以查看，不能办理。"]
    assert row_of(paper).owner == colleague.user


@pytest.mark.parametrize("name", ["claim", "release"])
def test_a_stale_page_says_so(world: builders.World, admin: Client, name: str) -> None:
    paper = builders.a_submitted(world)
    builders.passed_by(paper, by=world.admin)

    response = admin.post(address(name, paper.public_id), seen(paper))

    assert messages_of(response) == [ALREADY_HANDLED]


def test_the_oldest_cases_are_taken_as_many_as_asked(world: builders.World, admin: Client) -> None:
    papers = [builders.a_submitted(world) for _ in range(3)]

    response = admin.post(address("claim_next"), {"count": "2"})

    assert messages_of(response) == ["已领取等得最久的 2 件。"]
    owners = [row_of(paper).owner for paper in papers]
    assert owners == [world.admin.user, world.admin.user, None]


def test_nobody_takes_a_hundred_at_once(world: builders.World, admin: Client) -> None:
    for _ in range(2):
        builders.a_submitted(world)

    admin.post(address("claim_next"), {"count": "100"})

    assert DeskRow.objects.filter(owner=world.admin.user).count() == 1


def test_there_is_nothing_to_take(admin: Client) -> None:
    for name in ("claim_next", "start"):
        response = admin.post(address(name), {"count": "1"})

        assert response["Location"] == address("inbox")
        assert "现在没有待领的报名。" in messages_of(response)


def test_starting_opens_the_oldest_of_the_pile(world: builders.World, admin: Client) -> None:
    first, second = builders.a_submitted(world), builders.a_submitted(world)
    commands.claim(second.public_id, by=world.admin)

    assert admin.post(address("start"))["Location"] == address("case", second.public_id)
    assert row_of(first).owner is None


def test_starting_with_an_empty_pile_takes_the_oldest(world: builders.World) -> None:
    paper = builders.passed_by(builders.a_submitted(world), by=world.admin)

    response = signed_in(world.reviewer).post(address("start"))

    assert response["Location"] == address("case", paper.public_id)
    assert row_of(paper).owner == world.reviewer.user
