"""查验准考证: what a scanned code says, and to whom it says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from tests.builders import a_ticketed
from tests.portals.entrance.visitors import text_of
from vault.public_ids import new_public_id

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from sittings.models import Ticket
    from tests.builders import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket(world: World) -> Ticket:
    found: Ticket = a_ticketed(world).tickets.get()
    return found


def test_a_good_ticket_shows_where_its_holder_sits(client: Client, ticket: Ticket) -> None:
    html = text_of(client.get(f"/verify/{ticket.public_id}/"))

    assert "准考证有效" in html
    assert ticket.number in html
    assert "王*英" in html
    assert ticket.sitting.venue.name in html
    assert ticket.sitting.room in html
    assert f"{ticket.seat} 号" in html


def test_nobody_learns_who_holds_it(client: Client, ticket: Ticket) -> None:
    person = ticket.application.candidate

    html = text_of(client.get(f"/verify/{ticket.public_id}/"))

    assert person.name not in html
    assert str(person.id_number) not in html
    assert str(person.id_number)[-4:] not in html
    assert str(person.phone) not in html


def test_a_revoked_ticket_says_so_and_shows_no_seat(client: Client, ticket: Ticket) -> None:
    ticket.revoked_at = timezone.now()
    ticket.save()

    html = text_of(client.get(f"/verify/{ticket.public_id}/"))

    assert "这张准考证已作废" in html
    assert "准考证有效" not in html
    assert ticket.sitting.room not in html


@pytest.mark.parametrize("code", ["x", "a" * 22, "%00" * 22, "a" * 23])
def test_an_unknown_ticket_is_not_found(client: Client, world: World, code: str) -> None:
    answer = client.get(f"/verify/{code}/")

    assert answer.status_code == 404
    assert "查不到这张准考证" in text_of(answer)


def test_a_changed_letter_is_another_ticket(client: Client, ticket: Ticket) -> None:
    other = ("A" if ticket.public_id[0] != "A" else "B") + ticket.public_id[1:]

    assert client.get(f"/verify/{other}/").status_code == 404


def test_without_a_code_the_page_says_how_to_check(client: Client, world: World) -> None:
    assert "请扫准考证上的二维码" in text_of(client.get("/verify/"))


def test_the_answer_is_not_kept_by_any_cache(client: Client, ticket: Ticket) -> None:
    answer = client.get(f"/verify/{ticket.public_id}/")

    assert "no-store" in answer["Cache-Control"]
    assert client.post(f"/verify/{ticket.public_id}/").status_code == 405


def test_a_ticket_costs_one_query(
    client: Client, ticket: Ticket, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        client.get(f"/verify/{ticket.public_id}/")
    with django_assert_num_queries(2):
        client.get(f"/verify/{new_public_id()}/")
