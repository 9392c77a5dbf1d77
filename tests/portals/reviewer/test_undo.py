"""The way back from a decision, while nobody has been told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse

from flows.commands import reviewer as commands
from flows.commands import settling
from flows.models import Decision
from tests import builders
from tests.portals.reviewer.seats import address, messages_of, row_of, seen, signed_in

if TYPE_CHECKING:
    from applications.models import Application

TOO_LATE = "已经通知本人，不能再撤销。"


@pytest.fixture
def world(world: builders.World) -> builders.World:
    world.exam.undo_minutes = 10
    world.exam.save()
    return world


def decided(world: builders.World, admin: Client) -> Application:
    """Agree to a case in the browser."""
    paper = builders.a_submitted(world)
    builders.look_through(paper, by=world.admin)
    admin.post(address("approve", paper.public_id), seen(paper))
    return paper


def test_the_next_page_offers_to_undo_and_says_nothing_else(
    world: builders.World, admin: Client
) -> None:
    paper = builders.a_submitted(world)
    builders.look_through(paper, by=world.admin)

    page = admin.post(address("approve", paper.public_id), seen(paper), follow=True)

    text = page.content.decode()
    assert address("undo", paper.public_id) in text
    assert "后通知本人" in text
    assert "的报名已通过" not in text
    assert page.context["done_today"] == 1


def test_a_case_offers_to_undo_the_one_before(world: builders.World, admin: Client) -> None:
    paper, following = decided(world, admin), builders.a_submitted(world)

    page = admin.get(address("case", following.public_id)).content.decode()

    assert address("undo", paper.public_id) in page


def test_undoing_brings_the_case_back_to_its_page(world: builders.World, admin: Client) -> None:
    paper = decided(world, admin)

    response = admin.post(address("undo", paper.public_id))

    assert response["Location"] == address("case", paper.public_id)
    assert messages_of(response) == ["已撤销，王秀英 的报名回到您的待办，没有通知本人。"]
    assert row_of(paper).owner_id == world.admin.user_id
    assert admin.get(address("inbox")).context["done_today"] == 0


def test_what_can_be_undone_stands_on_top_of_what_is_done(
    world: builders.World, admin: Client
) -> None:
    paper = decided(world, admin)

    page = admin.get(address("done"))

    [line] = page.context["undoable"]
    assert (line.name, line.word) == ("王秀英", "通过")
    assert page.context["lines"] == []
    told = admin.post(address("tell_now", paper.public_id))
    assert messages_of(told) == ["已通知 王秀英。"]
    page = admin.get(address("done"))
    assert page.context["undoable"] == []
    assert [one.name for one in page.context["lines"]] == ["王秀英"]


def test_undoing_too_late_or_twice_is_refused(world: builders.World, admin: Client) -> None:
    paper = decided(world, admin)
    settling.settle_now(paper.public_id, by=world.admin)

    for name in ("undo", "tell_now"):
        response = admin.post(address(name, paper.public_id))
        assert response["Location"] == address("done")
        assert TOO_LATE in messages_of(response)


def test_a_colleague_sees_that_it_is_decided_but_cannot_undo(
    world: builders.World, admin: Client
) -> None:
    paper = decided(world, admin)
    colleague = signed_in(builders.a_posting(builders.Role.EMPLOYER_ADMIN, employer=world.employer))

    page = colleague.get(address("case", paper.public_id))
    response = colleague.post(address("undo", paper.public_id))

    assert not page.context["sheet"].standing.may_decide
    assert "已经有决定，还没有通知本人" in page.content.decode()
    assert messages_of(response) == ["这件报名不由您办理。"]
    assert Decision.objects.pending().exists()


def test_the_candidate_sees_nothing_of_it(world: builders.World, admin: Client) -> None:
    paper = builders.a_submitted(world)
    commands.claim(paper.public_id, by=world.admin)
    candidate = Client()
    candidate.force_login(paper.candidate)
    before = told(candidate)
    builders.look_through(paper, by=world.admin)

    admin.post(address("approve", paper.public_id), seen(paper))

    assert Decision.objects.pending().exists()
    assert told(candidate) == before


def told(candidate: Client) -> list[str]:
    """Return what the candidate's page says, without tags and tokens."""
    page = candidate.get(reverse("candidate:progress")).content.decode()
    return re.findall(r">\s*([^<>]*[\u4e00-\u9fff][^<>]*)<", page)
