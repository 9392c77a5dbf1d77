"""Setting a case aside, taking it up again, and handing it over, on their pages."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from accounts.models import Role
from flows.commands import piles, reviewer
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

    from accounts.models import Posting

PAGES = ["set_aside", "hand_over"]


def tomorrow() -> str:
    return (timezone.localdate() + timedelta(days=1)).isoformat()


@pytest.fixture
def colleague(world: builders.World) -> Posting:
    return builders.a_posting(Role.EMPLOYER_ADMIN, employer=world.employer, name="李敏")


def names_on(client: Client, query: str = "") -> list[str]:
    return [line.name for line in client.get(address("inbox") + query).context["lines"]]


def test_a_case_set_aside_leaves_the_list_and_comes_back(
    world: builders.World, admin: Client
) -> None:
    paper = builders.a_submitted(world)

    told = admin.post(
        address("set_aside", paper.public_id), seen(paper, until=tomorrow(), reason="等原件")
    )

    assert told["Location"] == address("inbox")
    assert names_on(admin) == []
    page = admin.get(address("inbox") + "?held=1").content.decode()
    assert "王秀英" in page
    assert "等原件" in page
    DeskRow.objects.update(held_until=timezone.now())
    assert names_on(admin) == ["王秀英"]
    assert names_on(admin, "?held=1") == []


def test_the_next_case_is_none_that_rests(world: builders.World, admin: Client) -> None:
    first, second = builders.a_submitted(world), builders.a_submitted(world)
    for paper in (first, second):
        reviewer.claim(paper.public_id, by=world.admin)
    day = timezone.localdate() + timedelta(days=1)
    piles.set_aside(first.public_id, by=world.admin, until=day, reason="等原件")

    assert admin.post(address("start"))["Location"] == address("case", second.public_id)


def test_a_resting_case_is_taken_up_from_its_page(world: builders.World, admin: Client) -> None:
    paper = builders.a_submitted(world)
    day = timezone.localdate() + timedelta(days=1)
    piles.set_aside(paper.public_id, by=world.admin, until=day, reason="等原件")
    way = address("take_up", paper.public_id)
    assert way in admin.get(address("case", paper.public_id)).content.decode()

    admin.post(way, seen(paper))

    assert row_of(paper).held_until is None
    assert way not in admin.get(address("case", paper.public_id)).content.decode()


@pytest.mark.parametrize(
    ("until", "reason", "words"),
    [
        ("", "等原件", "搁置到"),
        ("2020-01-01", "等原件", "14 天以内"),
        ("not a day", "等原件", "搁置到"),
        ("{tomorrow}", "", "原因"),
    ],
)
def test_a_wrong_rest_is_said_beside_the_form(
    world: builders.World, admin: Client, until: str, reason: str, words: str
) -> None:
    paper = builders.a_submitted(world)
    sent = seen(paper, until=until.format(tomorrow=tomorrow()), reason=reason)

    response = admin.post(address("set_aside", paper.public_id), sent)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert reason in response.content.decode()


def test_a_colleague_sees_what_was_handed_over(
    world: builders.World, admin: Client, colleague: Posting
) -> None:
    paper = builders.a_submitted(world)

    told = admin.post(
        address("hand_over", paper.public_id), seen(paper, colleague=colleague.public_id)
    )

    assert messages_of(told) == ["已把 王秀英 的报名移交给李敏。"]
    assert names_on(admin) == []
    page = signed_in(colleague).get(address("inbox")).content.decode()
    assert f"{world.admin.user.name}移交" in page


@pytest.mark.usefixtures("colleague")
def test_only_a_colleague_can_be_chosen(world: builders.World, admin: Client) -> None:
    paper = builders.a_submitted(world)

    response = admin.post(
        address("hand_over", paper.public_id), seen(paper, colleague=world.reviewer.public_id)
    )

    assert response.status_code == 422
    assert row_of(paper).owner is None


def test_without_a_colleague_the_page_says_so(world: builders.World, admin: Client) -> None:
    paper = builders.a_submitted(world)

    assert "没有别的同事" in admin.get(address("hand_over", paper.public_id)).content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_a_stale_page_says_so(
    world: builders.World, admin: Client, colleague: Posting, name: str
) -> None:
    paper = builders.a_submitted(world)
    builders.passed_by(paper, by=world.admin)
    sent = seen(paper, until=tomorrow(), reason="等原件", colleague=colleague.public_id)

    response = admin.post(address(name, paper.public_id), sent)

    assert response.status_code == 409
    assert ALREADY_HANDLED in response.content.decode()


def test_a_stale_case_is_not_taken_up(world: builders.World, admin: Client) -> None:
    paper = builders.a_submitted(world)
    builders.passed_by(paper, by=world.admin)

    response = admin.post(address("take_up", paper.public_id), seen(paper))

    assert messages_of(response) == [ALREADY_HANDLED]


@pytest.mark.parametrize("name", PAGES)
def test_what_one_may_not_decide_one_only_looks_at(world: builders.World, name: str) -> None:
    paper = builders.a_submitted(world)

    response = signed_in(world.reviewer).get(address(name, paper.public_id))

    assert response["Location"] == address("case", paper.public_id)


@pytest.mark.parametrize("name", [*PAGES, "take_up", "here"])
def test_a_case_elsewhere_is_not_found(world: builders.World, name: str) -> None:
    paper = builders.a_submitted(world)

    response = signed_in(world.other_reviewer).post(address(name, paper.public_id))

    assert response.status_code == 404


def test_two_people_on_one_case_see_each_other(
    world: builders.World, admin: Client, reviewer: Client
) -> None:
    paper = builders.a_submitted(world)
    other = world.reviewer.user.name

    assert other not in admin.post(address("here", paper.public_id)).content.decode()
    reviewer.post(address("here", paper.public_id))

    assert f"{other} 正在查看" in admin.post(address("here", paper.public_id)).content.decode()
    assert reviewer.get(address("here", paper.public_id)).status_code == 405
