"""复核抽样: a stranger reads the case without its answer, and says what should have been."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.models import SecondLook
from tests import builders
from tests.portals.reviewer.seats import address, content_of, messages_of, signed_in

if TYPE_CHECKING:
    from django.test import Client


@pytest.fixture
def look(world: builders.World) -> SecondLook:
    person = builders.a_person(name="欧阳修竹")
    return builders.a_second_look(builders.an_approved(world, person=person))


@pytest.fixture
def stranger(world: builders.World) -> Client:
    return signed_in(world.other_reviewer)


def open_all(client: Client, look: SecondLook) -> None:
    for document in client.get(address("second_look", look.public_id)).context["sheet"].documents:
        assert content_of(client.get(document.url))


def test_the_answer_the_office_and_the_person_are_not_told(
    stranger: Client, look: SecondLook
) -> None:
    lists = stranger.get(address("second_looks")).content.decode()
    page = stranger.get(address("second_look", look.public_id)).content.decode()

    paper = look.application
    assert "护理员" in lists
    for hidden in ("欧阳修竹", "洛阳", "王审核", "审核通过", paper.reference):
        assert hidden not in lists + page


def test_an_opinion_is_given_once_everything_was_opened(stranger: Client, look: SecondLook) -> None:
    where = address("second_look", look.public_id)
    early = stranger.post(where, {"opinion": "pass"})
    assert early.status_code == 422
    assert "没有打开看过" in early.content.decode()

    open_all(stranger, look)
    done = stranger.post(where, {"opinion": "pass"})

    assert messages_of(done) == ["意见已记下，原来的决定不变。"]
    assert stranger.get(where).status_code == 404
    assert "没有要复核的" in stranger.get(address("second_looks")).content.decode()


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({}, "请选择您的意见。"),
        ({"opinion": "perhaps"}, "请从两个意见里选一个。"),
        ({"opinion": "refuse"}, "请写明为什么不应通过。"),
        ({"opinion": "pass", "note": "长" * 201}, "最多 200 个字"),
    ],
)
def test_what_is_missing_is_said(
    stranger: Client, look: SecondLook, form: dict[str, str], said: str
) -> None:
    open_all(stranger, look)

    answer = stranger.post(address("second_look", look.public_id), form)

    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_a_reason_comes_from_the_list_or_from_oneself(stranger: Client, look: SecondLook) -> None:
    open_all(stranger, look)
    form = {"opinion": "refuse", "reason": "材料看不清楚或者缺页", "note": "第二页没有拍。"}

    assert stranger.post(address("second_look", look.public_id), form).status_code == 302

    assert SecondLook.objects.get().reason == "材料看不清楚或者缺页。第二页没有拍。"


def test_it_does_not_exist_for_anybody_else(world: builders.World, look: SecondLook) -> None:
    document = look.application.attachments.current()[0].public_id

    for seat in (world.reviewer, world.provincial, world.admin, world.clerk, world.supervisor):
        client = signed_in(seat)
        assert client.get(address("second_look", look.public_id)).status_code == 404
        where = address("second_look_document", look.public_id, document)
        assert client.get(where).status_code == 404
    assert signed_in(world.admin).get(address("second_looks")).status_code == 404


def test_only_documents_of_the_drawn_case_are_handed_out(
    world: builders.World, stranger: Client, look: SecondLook
) -> None:
    other = builders.a_submitted(world).attachments.current()[0].public_id

    where = address("second_look_document", look.public_id, other)
    assert stranger.get(where).status_code == 404
    assert stranger.post(where).status_code == 405
