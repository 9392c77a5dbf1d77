"""内部备注: written on the page of a case, read by the staff alone, there for good."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from applications.errors import NotYourDesk, Refused
from audit import trail
from flows.commands import reviewer as commands
from tests import builders
from tests.portals.reviewer.seats import address, messages_of, signed_in

TEXT = "已电话核实证书编号。"


def test_a_note_is_kept_with_its_writer_and_shown_to_colleagues(
    world: builders.World, admin: Client
) -> None:
    paper = builders.a_submitted(world)

    response = admin.post(address("note", paper.public_id), {"text": f" {TEXT} "})

    assert messages_of(response) == ["已记下备注，本人看不到。"]
    sheet = signed_in(world.reviewer).get(address("case", paper.public_id)).context["sheet"]
    assert [(note.title, note.detail) for note in sheet.tale.notes] == [
        ("洛阳市中心医院 赵人事", TEXT)
    ]
    assert TEXT not in [deed.detail for deed in sheet.tale.deeds]
    assert trail.verify() is None


def test_the_candidate_does_not_see_it(world: builders.World, admin: Client) -> None:
    paper = builders.a_submitted(world)
    admin.post(address("note", paper.public_id), {"text": TEXT})
    candidate = Client()
    candidate.force_login(paper.candidate)

    for name in ("home", "progress", "my_data"):
        assert TEXT not in candidate.get(reverse(f"candidate:{name}")).content.decode()


@pytest.mark.parametrize("text", ["", "   ", "字" * 301])
def test_no_words_and_too_many_are_refused(world: builders.World, admin: Client, text: str) -> None:
    paper = builders.a_submitted(world)
    before = trail.history_of(paper.reference).count()

    response = admin.post(address("note", paper.public_id), {"text": text})

    assert messages_of(response) != ["已记下备注，本人看不到。"]
    assert trail.history_of(paper.reference).count() == before


def test_the_command_asks_again(world: builders.World) -> None:
    paper = builders.a_submitted(world)

    with pytest.raises(Refused, match="请写下"):
        commands.note(paper.public_id, by=world.admin, text=" ")
    with pytest.raises(NotYourDesk):
        commands.note(paper.public_id, by=world.other_reviewer, text=TEXT)


def test_strangers_find_no_case_and_nobody_looks(world: builders.World, admin: Client) -> None:
    paper = builders.a_submitted(world)

    stranger = signed_in(world.other_reviewer)
    assert stranger.post(address("note", paper.public_id), {"text": TEXT}).status_code == 404
    assert admin.get(address("note", paper.public_id)).status_code == 405
