"""开通两步验证: at the first sign-in after the password was changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from accounts import second_factor
from accounts.models import SecondFactor
from tests.authenticator import code_at, next_code
from tests.builders import PASSWORD
from tests.portals.entrance.visitors import text_of

if TYPE_CHECKING:
    from accounts.models import User
    from tests.builders import World

import time

pytestmark = pytest.mark.django_db
PAGE = "/staff/enrol/"


@pytest.fixture
def newcomer(client: Client, world: World) -> User:
    """A clerk who has no authenticator yet and typed the right password."""
    user = world.clerk.user
    SecondFactor.objects.filter(user=user).delete()
    client.post("/staff/sign-in/", {"account": user.username, "password": PASSWORD})
    return user


def first_code(user: User) -> str:
    return code_at(time.time(), second_factor.proposed_secret(user))


def test_the_page_shows_a_picture_to_scan_and_the_secret_to_type(
    client: Client, newcomer: User
) -> None:
    html = text_of(client.get(PAGE))

    assert "data:image/png;base64," in html
    secret = re.search(r'class="secret num">([A-Z2-7 ]+)<', html)
    assert secret is not None
    assert secret[1].replace(" ", "") == second_factor.proposed_secret(newcomer)


def test_looking_does_not_change_the_secret(client: Client, newcomer: User) -> None:
    before = second_factor.proposed_secret(newcomer)

    client.get(PAGE)
    client.get(PAGE)

    assert second_factor.proposed_secret(newcomer) == before


def test_each_sign_in_shows_another_secret(client: Client, newcomer: User) -> None:
    seen_by_somebody = second_factor.proposed_secret(newcomer)

    Client().post("/staff/sign-in/", {"account": newcomer.username, "password": PASSWORD})

    assert second_factor.proposed_secret(newcomer) != seen_by_somebody


def test_the_first_code_shows_ten_spare_ones_and_signs_in(client: Client, newcomer: User) -> None:
    answer = client.post(PAGE, {"code": first_code(newcomer)})

    html = text_of(answer)
    codes = re.findall(r"<li>(\d{5}) (\d{5})</li>", html)
    assert answer.status_code == 200
    assert len(codes) == 10
    assert 'href="/office/"' in html
    assert client.get("/office/").status_code == 200
    assert client.get(PAGE)["Location"] == "/staff/sign-in/"


def test_a_spare_code_lets_in_at_the_next_sign_in(client: Client, newcomer: User) -> None:
    html = text_of(client.post(PAGE, {"code": first_code(newcomer)}))
    spare = re.findall(r"<li>(\d{5} \d{5})</li>", html)[0]
    client.post("/sign-out/")
    client.post("/staff/sign-in/", {"account": newcomer.username, "password": PASSWORD})

    assert client.post("/staff/code/", {"code": spare})["Location"] == "/office/"


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "请输入验证器上的 6 位数字。"), ("0000000000", "6 位数字。"), ("000000", "验证码不对")],
)
def test_a_wrong_code_is_said_and_the_same_picture_stays(
    client: Client, newcomer: User, typed: str, said: str
) -> None:
    secret = second_factor.proposed_secret(newcomer)

    answer = client.post(PAGE, {"code": typed})

    assert answer.status_code == 422
    assert said in text_of(answer)
    assert second_factor.proposed_secret(newcomer) == secret
    assert not second_factor.is_enrolled(newcomer)


def test_too_many_wrong_codes_wait(client: Client, newcomer: User) -> None:
    for _ in range(5):
        client.post(PAGE, {"code": "000000"})

    answer = client.post(PAGE, {"code": first_code(newcomer)})

    assert "输错的次数太多" in text_of(answer)


def test_the_password_alone_does_not_replace_an_authenticator(client: Client, world: World) -> None:
    user = world.clerk.user
    client.post("/staff/sign-in/", {"account": user.username, "password": PASSWORD})

    assert client.get(PAGE)["Location"] == "/staff/sign-in/"
    assert client.post(PAGE, {"code": next_code(user)})["Location"] == "/staff/sign-in/"


def test_a_visitor_is_led_to_the_door(client: Client, world: World) -> None:
    assert client.get(PAGE)["Location"] == "/staff/sign-in/"
