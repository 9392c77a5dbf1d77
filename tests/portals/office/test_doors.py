"""Who gets through which door of the office's face."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import Posting, Role
from tests import builders
from tests.portals.office.browsers import address, signed_in

CLERKS_PAGES = ["tickets", "issue_tickets", "scores", "score_template"]
SHEET_PAGES = ["score_sheet", "publish", "discard"]
CANARY = "金丝雀"


@pytest.mark.parametrize("name", ["home", "counter", *CLERKS_PAGES])
@pytest.mark.parametrize("seat", ["reviewer", "admin", "supervisor"])
def test_the_office_does_not_exist_for_other_roles(
    world: builders.World, name: str, seat: str
) -> None:
    client = signed_in(getattr(world, seat))

    assert client.get(address(name)).status_code == 404
    assert client.post(address(name)).status_code == 404


def test_the_office_does_not_exist_for_candidates(world: builders.World) -> None:
    client = Client()
    client.force_login(builders.a_person())

    assert client.get(address("home")).status_code == 404


@pytest.mark.parametrize("name", CLERKS_PAGES)
@pytest.mark.parametrize("role", [Role.FINANCE, Role.ADMINISTRATOR])
def test_tickets_and_scores_are_the_clerks(world: builders.World, name: str, role: Role) -> None:
    client = signed_in(builders.a_posting(role, region=world.city))

    assert client.get(address(name)).status_code == 404
    assert client.post(address(name)).status_code == 404


def test_the_counter_is_not_the_administrators(world: builders.World) -> None:
    paper = builders.an_approved(world)
    client = signed_in(builders.a_posting(Role.ADMINISTRATOR, region=world.city))

    assert client.get(address("counter")).status_code == 404
    assert client.post(address("take_payment", paper.public_id)).status_code == 404


def test_a_clerk_of_another_city_sees_nobody_of_this_one(
    world: builders.World, far_clerk: Posting
) -> None:
    due = builders.an_approved(world, person=builders.a_person(name=CANARY))
    builders.a_paid(world, person=builders.a_person(name=f"{CANARY}甲"))
    staged = builders.a_staged_sheet(world, builders.a_ticketed(world))
    client = signed_in(far_clerk)

    for name in ("home", "tickets", "issue_tickets", "counter", "scores"):
        page = client.get(address(name))
        assert page.status_code == 200
        assert CANARY not in page.content.decode()
    assert client.get(address("take_payment", due.public_id)).status_code == 404
    assert client.post(address("take_payment", due.public_id)).status_code == 404
    for name in SHEET_PAGES:
        assert client.post(address(name, staged.public_id)).status_code in {404, 405}
    assert client.get(address("score_sheet", staged.public_id)).status_code == 404


@pytest.mark.parametrize("name", ["home", "tickets", "score_template"])
def test_what_is_looked_at_is_not_posted_to(clerk: Client, name: str) -> None:
    assert clerk.post(address(name)).status_code == 405


@pytest.mark.parametrize("name", ["issue_tickets", "counter", "scores"])
def test_a_form_is_looked_at_or_sent_and_nothing_else(clerk: Client, name: str) -> None:
    assert clerk.delete(address(name)).status_code == 405


def test_publishing_is_not_done_by_looking(world: builders.World, clerk: Client) -> None:
    staged = builders.a_staged_sheet(world, builders.a_ticketed(world))

    assert clerk.get(address("publish", staged.public_id)).status_code == 405
    assert clerk.get(address("discard", staged.public_id)).status_code == 405
    assert clerk.post(address("score_sheet", staged.public_id)).status_code == 405


def test_who_has_not_signed_in_is_asked_to(world: builders.World) -> None:
    response = Client().get(address("home"))

    assert response.status_code == 302
    assert "next=/office/" in response["Location"]
