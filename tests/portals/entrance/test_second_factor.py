"""The second step of the staff's sign-in: nothing opens before it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.models import Role, SecondFactor
from accounts.models.second_factor import FREE_TRIES
from accounts.second_factor import PASSED, STEP_SECONDS
from portals.entrance.own_page import DESKS
from tests.authenticator import code_at, enrolled, next_code
from tests.builders import PASSWORD, a_person, a_posting
from tests.portals.entrance.visitors import text_of

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

    from accounts.models import User
    from tests.builders import World

pytestmark = pytest.mark.django_db
PAGE = "/staff/code/"


def knock(client: Client, user: User, **more: str) -> Answer:
    typed = {"account": user.username, "password": PASSWORD, **more}
    return client.post("/staff/sign-in/", typed)


def sign_in(client: Client, user: User, **more: str) -> Answer:
    knock(client, user, **more)
    return client.post(PAGE, {"code": next_code(user)})


@pytest.mark.parametrize("role", Role)
def test_the_right_code_leads_to_the_desk(client: Client, world: World, role: Role) -> None:
    posting = a_posting(role, region=world.city, employer=world.employer)

    answer = sign_in(client, posting.user)

    assert answer["Location"] == reverse(DESKS[role])
    assert client.session["_auth_user_id"] == str(posting.user.pk)
    assert client.session.get_expiry_age() == 15 * 60


def test_the_password_alone_signs_nobody_in(client: Client, world: World) -> None:
    answer = knock(client, world.clerk.user)

    assert answer["Location"] == PAGE
    assert "_auth_user_id" not in client.session
    assert client.get("/office/").status_code == 302


def test_the_session_gets_a_new_number_at_both_steps(client: Client, world: World) -> None:
    client.post("/region/", {"region": world.city.code})
    numbers = [client.session.session_key]

    knock(client, world.clerk.user)
    numbers.append(client.session.session_key)
    client.post(PAGE, {"code": next_code(world.clerk.user)})
    numbers.append(client.session.session_key)

    assert len(set(numbers)) == 3
    assert client.session["region"] == world.city.code


def test_the_way_on_survives_the_second_step(client: Client, world: World) -> None:
    answer = sign_in(client, world.clerk.user, next="/office/scores/")

    assert answer["Location"] == "/office/scores/"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "请输入验证器上的 6 位数字"),
        ("12345", "请输入验证器上的 6 位数字"),
        ("abcdef", "请输入验证器上的 6 位数字"),
        ("000000", "验证码不对"),
        ("0000000000", "验证码不对"),
    ],
)
def test_a_wrong_code_is_said_at_its_box(
    client: Client, world: World, typed: str, said: str
) -> None:
    knock(client, world.clerk.user)

    answer = client.post(PAGE, {"code": typed})

    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors["code"])
    assert "_auth_user_id" not in client.session


def test_full_width_digits_and_blanks_are_fine(client: Client, world: World) -> None:
    knock(client, world.clerk.user)
    code = next_code(world.clerk.user).translate({48 + n: 0xFF10 + n for n in range(10)})

    assert client.post(PAGE, {"code": f"{code[:3]} {code[3:]}"}).status_code == 302


def test_a_code_seen_over_the_shoulder_opens_nothing(client: Client, world: World) -> None:
    user = world.clerk.user
    knock(client, user)
    code = next_code(user)
    client.post(PAGE, {"code": code})
    thief = Client()

    knock(thief, user)
    answer = thief.post(PAGE, {"code": code})

    assert "已经用过了" in text_of(answer)
    assert "_auth_user_id" not in thief.session


def test_guessing_is_slowed_from_whatever_network(client: Client, world: World) -> None:
    knock(client, world.clerk.user)
    for number in range(FREE_TRIES):
        client.post(PAGE, {"code": "000000"}, REMOTE_ADDR=f"203.0.113.{number}")

    answer = client.post(PAGE, {"code": next_code(world.clerk.user)}, REMOTE_ADDR="203.0.113.99")

    assert "输错的次数太多" in text_of(answer)
    assert answer.status_code == 422


def test_without_a_password_just_before_the_page_leads_to_the_door(
    client: Client, world: World
) -> None:
    for answer in (client.get(PAGE), client.post(PAGE, {"code": "123456"})):
        assert answer["Location"] == "/staff/sign-in/"


def test_a_left_person_does_not_pass_the_second_step(client: Client, world: World) -> None:
    user = world.clerk.user
    knock(client, user)
    user.is_active = False
    user.save()

    assert client.post(PAGE, {"code": next_code(user)})["Location"] == "/staff/sign-in/"


def staff_addresses(
    patterns: list[URLPattern | URLResolver], space: str = ""
) -> list[tuple[str, int]]:
    """Return every address of the staff's faces, with how many parts it takes."""
    found: list[tuple[str, int]] = []
    for one in patterns:
        if isinstance(one, URLResolver):
            found += staff_addresses(one.url_patterns, one.namespace or space)
        elif space in {"reviewer", "office", "supervisor"}:
            found.append((f"{space}:{one.name}", len(one.pattern.converters)))
    return found


def test_no_page_of_the_staff_opens_without_the_second_factor(client: Client, world: World) -> None:
    """Somebody who works here and also applies may have come in by the candidates' door."""
    both = a_person()
    a_posting_for_all(both, world)
    client.post("/sign-in/", {"account": str(both.phone), "password": PASSWORD})
    assert client.session["_auth_user_id"] == str(both.pk)

    known = staff_addresses(get_resolver().url_patterns)
    addresses = [reverse(name, args=["0" * 22] * parts) for name, parts in known]
    answers = [send(one) for one in addresses for send in (client.get, client.post)]

    assert len(addresses) > 30
    assert {answer.status_code for answer in answers} <= {404, 405}


def a_posting_for_all(person: User, world: World) -> None:
    enrolled(person)
    for role in Role:
        posting = a_posting(role, region=world.city, employer=world.employer)
        posting.user = person
        posting.save()


def test_who_came_by_the_other_door_may_still_prove_the_second_factor(
    client: Client, world: World
) -> None:
    both = a_person()
    a_posting_for_all(both, world)
    client.post("/sign-in/", {"account": str(both.phone), "password": PASSWORD})
    assert client.get("/posting/").status_code == 404

    assert client.get("/staff/sign-in/").status_code == 200
    assert sign_in(client, both)["Location"] == "/desk/"

    assert client.session[PASSED]
    assert client.get("/posting/").status_code == 200


def test_a_code_of_the_step_before_is_fine_on_a_slow_phone(client: Client, world: World) -> None:
    knock(client, world.clerk.user)
    now = time.time()
    early = code_at(now - STEP_SECONDS if now % STEP_SECONDS < STEP_SECONDS - 5 else now)

    assert client.post(PAGE, {"code": early}).status_code == 302


def test_who_has_no_authenticator_is_led_to_enrolling(client: Client, world: World) -> None:
    SecondFactor.objects.filter(user=world.clerk.user).delete()

    assert knock(client, world.clerk.user)["Location"] == "/staff/enrol/"
