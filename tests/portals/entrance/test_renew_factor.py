"""换手机: the authenticator moves to another phone, with the password once more."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from accounts import second_factor
from accounts.throttle import MOST_PER_ACCOUNT
from tests.authenticator import code_at, next_code
from tests.builders import PASSWORD, a_person
from tests.portals.entrance.visitors import text_of

if TYPE_CHECKING:
    from tests.builders import World

pytestmark = pytest.mark.django_db
PAGE = "/staff/renew/"


@pytest.fixture
def clerk(client: Client, world: World) -> Client:
    client.force_login(world.clerk.user)
    return client


def test_another_phone_takes_over_and_other_sessions_end(clerk: Client, world: World) -> None:
    user = world.clerk.user
    elsewhere = Client()
    elsewhere.force_login(user)
    old_code = next_code(user)

    assert clerk.post(PAGE, {"password": PASSWORD})["Location"] == "/staff/enrol/"
    secret = second_factor.proposed_secret(user)
    shown = clerk.post("/staff/enrol/", {"code": code_at(time.time(), secret)})

    assert "备用码" in text_of(shown)
    assert clerk.get("/office/").status_code == 200
    assert elsewhere.get("/office/").status_code == 302
    elsewhere.post("/staff/sign-in/", {"account": user.username, "password": PASSWORD})
    assert elsewhere.post("/staff/code/", {"code": old_code}).status_code == 422


def test_until_the_first_code_the_old_phone_stays_good(clerk: Client, world: World) -> None:
    clerk.post(PAGE, {"password": PASSWORD})
    other = Client()
    other.post("/staff/sign-in/", {"account": world.clerk.user.username, "password": PASSWORD})

    assert other.post("/staff/code/", {"code": next_code(world.clerk.user)}).status_code == 302


def test_a_wrong_password_is_said_and_counted(clerk: Client) -> None:
    answers = [clerk.post(PAGE, {"password": "wrong-1"}) for _ in range(MOST_PER_ACCOUNT + 1)]

    assert {answer.status_code for answer in answers} == {422}
    assert "现在的密码不对" in text_of(answers[0])
    assert "试的次数太多" in text_of(answers[-1])
    assert clerk.get("/staff/enrol/")["Location"] == "/staff/sign-in/"


def test_it_is_for_staff_signed_in(client: Client, world: World) -> None:
    assert client.get(PAGE).status_code == 302
    client.force_login(a_person())
    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE, {"password": PASSWORD}).status_code == 404


def test_the_page_says_how_many_codes_are_left(clerk: Client) -> None:
    assert "备用码还剩 0 个" in text_of(clerk.get(PAGE))
