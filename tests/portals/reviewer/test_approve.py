"""Agreeing to a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from applications.models import Application
from applications.states import State
from flows.commands import candidate, pages
from flows.commands import reviewer as commands
from tests import builders
from tests.portals.reviewer.seats import (
    ALREADY_HANDLED,
    address,
    content_of,
    messages_of,
    seen,
    signed_in,
)

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

QUERIES = 30


def state_of(paper: Application) -> tuple[str, str]:
    fresh = Application.objects.get(pk=paper.pk)
    return fresh.state, fresh.step


def open_all(client: Client, paper: Application) -> None:
    """Open every document in the browser."""
    for attachment in paper.attachments.current():
        content_of(client.get(address("document", attachment.public_id)))


def test_a_case_is_approved_after_its_documents_were_opened(
    world: builders.World, admin: Client
) -> None:
    paper = builders.a_submitted(world)
    open_all(admin, paper)

    response = admin.post(address("approve", paper.public_id), seen(paper))

    assert response["Location"] == address("inbox")
    assert messages_of(response) == ["王秀英 的报名已通过，转到资格审查。"]
    assert state_of(paper) == (State.SUBMITTED, "office")


def test_the_last_desk_says_that_payment_is_due(world: builders.World) -> None:
    paper = builders.passed_by(builders.a_submitted(world), by=world.admin)
    client = signed_in(world.reviewer)
    open_all(client, paper)

    response = client.post(address("approve", paper.public_id), seen(paper))

    assert messages_of(response) == ["王秀英 的报名已通过，等本人缴费。"]
    assert state_of(paper) == (State.APPROVED, "")


def test_an_unopened_document_keeps_approving_locked(world: builders.World, admin: Client) -> None:
    paper = builders.a_submitted(world)

    response = admin.post(address("approve", paper.public_id), seen(paper))

    assert response["Location"] == address("case", paper.public_id)
    assert messages_of(response) == ["还有 3 份材料没有打开看过，看完才能通过。"]
    assert state_of(paper) == (State.SUBMITTED, "employer")


def test_the_next_case_of_the_pile_comes_up(world: builders.World, admin: Client) -> None:
    papers = [builders.a_submitted(world) for _ in range(2)]
    for paper in papers:
        commands.claim(paper.public_id, by=world.admin)
    open_all(admin, papers[0])

    response = admin.post(address("approve", papers[0].public_id), seen(papers[0]))

    assert response["Location"] == address("case", papers[1].public_id)


def test_a_second_click_finds_that_it_is_done(world: builders.World, admin: Client) -> None:
    paper = builders.a_submitted(world)
    open_all(admin, paper)
    form = seen(paper)

    admin.post(address("approve", paper.public_id), form)
    response = admin.post(address("approve", paper.public_id), form)

    assert ALREADY_HANDLED in messages_of(response)
    assert state_of(paper) == (State.SUBMITTED, "office")


def test_a_form_without_a_version_is_a_stale_one(world: builders.World, admin: Client) -> None:
    paper = builders.a_submitted(world)
    open_all(admin, paper)

    for version in ("", "nonsense", "-1"):
        response = admin.post(address("approve", paper.public_id), {"seen_version": version})
        assert ALREADY_HANDLED in messages_of(response)
    assert state_of(paper) == (State.SUBMITTED, "employer")


def test_whoever_is_not_at_the_desk_cannot_approve(world: builders.World) -> None:
    paper = builders.a_submitted(world)
    client = signed_in(world.reviewer)
    open_all(client, paper)

    response = client.post(address("approve", paper.public_id), seen(paper))

    assert "洛阳市中心医院（单位初审）" in messages_of(response)[0]
    assert state_of(paper) == (State.SUBMITTED, "employer")


def test_of_several_pages_every_one_has_to_be_opened_as_it_lies_now(
    world: builders.World, admin: Client
) -> None:
    world.exam.document_rules.filter(code="id_card").update(most=3)
    paper = builders.a_draft(world)
    builders.upload_everything(paper)
    for _ in range(2):
        data = builders.scan()
        candidate.attach(paper.public_id, by=paper.candidate, code="id_card", data=data)
    first, second, third = paper.attachments.current().of_code("id_card").in_order()
    pages.turn(first, by=paper.candidate, quarters=1)
    paper = candidate.submit(paper.public_id, by=paper.candidate)
    for attachment in paper.attachments.current().exclude(pk=third.pk):
        content_of(admin.get(address("document", attachment.public_id)))
    page = admin.get(f"{address('case', paper.public_id)}?doc={second.public_id}")

    early = admin.post(address("approve", paper.public_id), seen(paper))
    before = state_of(paper)
    open_all(admin, paper)
    admin.post(address("approve", paper.public_id), seen(paper))

    titles = [one.title for one in page.context["sheet"].documents.of("id_card")]
    assert titles == [f"本人身份证照片（{number}）" for number in (1, 2, 3)]
    assert page.context["sheet"].documents.of("id_card")[1].is_selected, "pages keep their order"
    assert early["Location"] == address("case", paper.public_id)
    assert (before, state_of(paper)) == ((State.SUBMITTED, "employer"), (State.SUBMITTED, "office"))


def test_approving_asks_the_database_as_often_as_ever(
    world: builders.World, admin: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    world.exam.undo_minutes = 10
    world.exam.save()
    paper = builders.a_submitted(world)
    open_all(admin, paper)

    with django_assert_num_queries(QUERIES):
        admin.post(address("approve", paper.public_id), seen(paper))
