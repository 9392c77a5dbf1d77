"""报考人员登录 and 工作人员登录: who comes in, and where it leads."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.utils import timezone

from accounts.models import SignInFailure
from accounts.sessions import BEGAN, LONGEST, OUTLIVED
from accounts.throttle import MOST_PER_ACCOUNT, SPAN
from tests.builders import PASSWORD, a_person
from tests.portals.entrance.visitors import text_of

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer
    from pytest_django import DjangoAssertNumQueries

    from accounts.models import User
    from tests.builders import World

pytestmark = pytest.mark.django_db
DOORS = {"/sign-in/": "手机号（身份证号）或密码不对", "/staff/sign-in/": "用户名或密码不对"}


def knock(client: Client, door: str, account: str, password: str = PASSWORD, **more: str) -> Answer:
    return client.post(door, {"account": account, "password": password, **more})


def signed_in_as(client: Client) -> str:
    return str(client.session.get("_auth_user_id", ""))


@pytest.mark.parametrize("known_by", ["phone", "id_number"])
def test_a_candidate_comes_in_by_phone_or_id_number(
    client: Client, world: World, known_by: str
) -> None:
    person = a_person()

    answer = knock(client, "/sign-in/", str(getattr(person, known_by)))

    assert answer["Location"] == "/my/"
    assert signed_in_as(client) == str(person.pk)


def test_staff_are_known_by_their_user_name(client: Client, world: World) -> None:
    answer = knock(client, "/staff/sign-in/", world.clerk.user.username)

    assert answer["Location"] == "/staff/code/"
    assert not signed_in_as(client)


def strangers(world: World) -> list[str]:
    """Return accounts with a wrong password, a left one, and none at all."""
    gone = a_person()
    gone.is_active = False
    gone.save()
    return [str(a_person().phone), world.clerk.user.username, str(gone.phone), "13700000000"]


@pytest.mark.parametrize("door", DOORS)
def test_known_unknown_and_left_people_get_the_same_answer(
    client: Client, world: World, door: str
) -> None:
    answers = [knock(client, door, account, "wrong-Password-1") for account in strangers(world)]

    assert {answer.status_code for answer in answers} == {422}
    assert {str(answer.context["form"].errors) for answer in answers} == {
        str(answers[0].context["form"].errors)
    }
    assert DOORS[door] in text_of(answers[0])


@pytest.mark.parametrize("door", DOORS)
def test_known_and_unknown_people_cost_one_password_hash(
    client: Client, world: World, door: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    encode = MD5PasswordHasher.encode

    def counted(self: MD5PasswordHasher, password: str, salt: str) -> str:
        hashed.append(password)
        return encode(self, password, salt)

    known, *_, unknown = strangers(world)
    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    knock(client, door, known, "wrong-Password-1")
    cost_of_known = len(hashed)
    knock(client, door, unknown, "wrong-Password-1")

    assert cost_of_known == 1
    assert len(hashed) == 2


def test_a_left_person_with_the_right_password_stays_out(client: Client, world: World) -> None:
    *_, gone, _ = strangers(world)

    answer = knock(client, "/sign-in/", gone)

    assert "手机号（身份证号）或密码不对" in text_of(answer)


@pytest.mark.parametrize(
    ("door", "said"),
    [("/sign-in/", "请从「工作人员登录」进入"), ("/staff/sign-in/", "现在没有工作岗位")],
)
def test_the_wrong_door_is_told_to_the_right_password_only(
    client: Client, world: World, door: str, said: str
) -> None:
    people: dict[str, User] = {"/sign-in/": world.clerk.user, "/staff/sign-in/": a_person()}
    account = people[door].username

    wrong, right = knock(client, door, account, "wrong-Password-1"), knock(client, door, account)

    assert said not in text_of(wrong)
    assert said in text_of(right)
    assert not signed_in_as(client)


def test_a_posting_that_has_ended_opens_nothing(client: Client, world: World) -> None:
    world.clerk.ends = timezone.now() - timedelta(days=1)
    world.clerk.save()

    answer = knock(client, "/staff/sign-in/", world.clerk.user.username)

    assert "现在没有工作岗位" in text_of(answer)


def test_a_start_password_that_is_over_is_told_to_who_knows_it_only(
    client: Client, world: World
) -> None:
    staff = world.clerk.user
    staff.must_change_password = True
    staff.start_password_at = timezone.now() - timedelta(days=7)
    staff.save()

    wrong = knock(client, "/staff/sign-in/", staff.username, "wrong-Password-1")
    right = knock(client, "/staff/sign-in/", staff.username)

    assert "初始密码" not in text_of(wrong)
    assert "初始密码已过期：发出后 7 天内要登录并改掉。" in text_of(right)
    assert client.get("/new-password/")["Location"] == "/forgot/"


@pytest.mark.parametrize("door", DOORS)
def test_after_twelve_hours_one_signs_in_again_and_is_told_why(
    client: Client, world: World, door: str
) -> None:
    knock(client, "/sign-in/", str(a_person().phone))
    session = client.session
    session[BEGAN] = int((timezone.now() - LONGEST).timestamp())
    session.save()

    answer = client.get("/my/", follow=True)
    assert answer.redirect_chain == [("/sign-in/?next=/my/", 302)]
    assert "您已登录满 12 小时，请重新登录。" in text_of(answer)

    assert "12 小时" not in text_of(client.get(door))
    knock(client, "/sign-in/", str(a_person().phone))
    assert OUTLIVED not in client.session


def test_the_session_gets_a_new_number_and_the_region_stays(client: Client, world: World) -> None:
    client.post("/region/", {"region": world.city.code})
    before = client.session.session_key

    knock(client, "/sign-in/", str(a_person().phone))

    assert client.session.session_key != before
    assert client.session["region"] == world.city.code


def test_after_five_wrong_tries_even_the_right_password_waits(client: Client, world: World) -> None:
    phone = str(a_person().phone)
    for _ in range(MOST_PER_ACCOUNT):
        knock(client, "/sign-in/", phone, "wrong-Password-1")

    assert "试的次数太多，请 " in text_of(knock(client, "/sign-in/", phone))
    assert not signed_in_as(client)

    SignInFailure.objects.update(at=timezone.now() - SPAN)
    assert knock(client, "/sign-in/", phone).status_code == 302


def test_the_owner_elsewhere_comes_in_during_an_attack(client: Client, world: World) -> None:
    phone = str(a_person().phone)
    for number in range(40):
        client.post(
            "/sign-in/", {"account": phone, "password": "wrong-Password-1"},
            REMOTE_ADDR=f"203.0.113.{number % 8}",
        )  # fmt: skip

    assert knock(client, "/sign-in/", phone).status_code == 302


@pytest.mark.parametrize(
    ("wanted", "led_to"),
    [
        ("/my/progress/", "/my/progress/"),
        ("https://evil.example/my/", "/my/"),
        ("//evil.example/", "/my/"),
        (r"/\evil.example", "/my/"),
        ("javascript:alert(1)", "/my/"),
        ("", "/my/"),
    ],
)
def test_where_somebody_was_going_stays_on_this_site(
    client: Client, world: World, wanted: str, led_to: str
) -> None:
    answer = knock(client, "/sign-in/", str(a_person().phone), next=wanted)

    assert answer["Location"] == led_to


def test_the_way_on_survives_a_wrong_password_and_a_change_of_doors(
    client: Client, world: World
) -> None:
    html = text_of(knock(client, "/sign-in/", "13700000000", "x", next="/desk/?a=1"))

    assert 'name="next" value="/desk/?a=1"' in html
    assert 'href="/staff/sign-in/?next=%2Fdesk%2F%3Fa%3D1"' in html


def test_somebody_signed_in_is_led_on(client: Client, world: World) -> None:
    client.force_login(a_person())

    assert client.get("/sign-in/")["Location"] == "/my/"
    assert client.get("/sign-in/?next=/my/progress/")["Location"] == "/my/progress/"


@pytest.mark.parametrize("account", ["", "a\x00b", "x" * 61])
def test_what_is_no_account_is_said_so(client: Client, world: World, account: str) -> None:
    answer = knock(client, "/sign-in/", account)

    assert answer.status_code == 422
    assert "account" in answer.context["form"].errors


def test_signing_out_ends_the_session_and_empties_the_cache(client: Client, world: World) -> None:
    client.post("/region/", {"region": world.city.code})
    knock(client, "/sign-in/", str(a_person().phone))

    answer = client.post("/sign-out/")

    assert answer["Location"] == "/"
    assert answer["Clear-Site-Data"] == '"cache"'
    assert not signed_in_as(client)
    assert client.session["region"] == world.city.code
    assert client.get("/sign-out/").status_code == 405


@pytest.mark.parametrize("door", DOORS)
def test_a_door_costs_one_query(
    client: Client, world: World, door: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        client.get(door)
