"""Who gets through which door of the reviewer's face."""

from __future__ import annotations

import pytest
from django.test import Client

from tests import builders
from tests.portals.reviewer.seats import address, signed_in

SHOWN = ["inbox", "unclaimed", "done"]
POSTED = ["start", "claim_next"]
CASE_POSTED = ["claim", "release", "approve", "undo", "tell_now"]


def case_addresses(public_id: str) -> list[str]:
    names = ["send_back", "reject", *CASE_POSTED]
    return [*(address(name, public_id) for name in names), address("upload", public_id, "diploma")]


@pytest.mark.parametrize("name", [*SHOWN, *POSTED])
@pytest.mark.parametrize("seat", ["clerk", "supervisor"])
def test_the_lists_do_not_exist_for_other_roles(
    world: builders.World, name: str, seat: str
) -> None:
    client = signed_in(getattr(world, seat))

    assert client.get(address(name)).status_code == 404
    assert client.post(address(name)).status_code == 404


def test_the_desk_does_not_exist_for_candidates(world: builders.World) -> None:
    client = Client()
    client.force_login(builders.a_person())

    assert client.get(address("inbox")).status_code == 404


def test_a_case_does_not_exist_for_another_region_or_role(world: builders.World) -> None:
    paper = builders.a_submitted(world)
    picture = address("document", paper.attachments.current()[0].public_id)

    for seat in (world.other_reviewer, world.clerk, world.supervisor):
        client = signed_in(seat)
        for where in case_addresses(paper.public_id):
            assert client.post(where).status_code == 404
        assert client.get(picture).status_code == 404
        assert client.get(address("case", paper.public_id)).status_code == 404


def test_nobody_sees_the_own_case(world: builders.World) -> None:
    paper = builders.a_submitted(world, person=world.reviewer.user)

    assert signed_in(world.reviewer).get(address("case", paper.public_id)).status_code == 404


@pytest.mark.parametrize("name", SHOWN)
def test_a_list_is_not_posted_to(reviewer: Client, name: str) -> None:
    assert reviewer.post(address(name)).status_code == 405


@pytest.mark.parametrize("name", POSTED)
def test_taking_is_not_done_by_looking(reviewer: Client, name: str) -> None:
    assert reviewer.get(address(name)).status_code == 405


def test_a_case_is_decided_by_posting_only(world: builders.World, admin: Client) -> None:
    paper = builders.a_submitted(world)

    for name in CASE_POSTED:
        assert admin.get(address(name, paper.public_id)).status_code == 405
    assert admin.post(address("case", paper.public_id)).status_code == 405
    assert admin.delete(address("send_back", paper.public_id)).status_code == 405
