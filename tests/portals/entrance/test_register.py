"""新用户注册: the code first, then the account."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from accounts import codes
from accounts.codes import Claim
from accounts.models import OneTimeCode
from audit.models import Entry
from tests.builders import a_person, id_number, phone
from tests.portals.entrance.visitors import (
    GOOD,
    agree,
    candidates,
    last_code,
    register,
    registration,
    send_code,
    text_of,
)

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer
    from pytest_django import DjangoAssertNumQueries, Settings

    from tests.builders import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def newcomer(client: Client, world: World, settings: Settings) -> Client:
    settings.SMS_LIMITS = {"phone": [(60, 99)], "network": [(60, 99)], "everyone": [(60, 99)]}
    agree(client)
    return client


def finish(client: Client, typed: dict[str, str], code: str) -> Answer:
    return client.post("/register/", {**typed, "code": code})


def test_a_newcomer_is_registered_signed_in_and_led_on(newcomer: Client) -> None:
    typed = registration()
    send_code(newcomer, typed)

    answer = newcomer.post("/register/", {**typed, "code": last_code()})

    person = candidates().get()
    assert (person.name, person.id_number, person.phone) == (
        typed["name"], typed["id_number"], typed["phone"],
    )  # fmt: skip
    assert person.check_password(GOOD)
    assert answer["Location"].startswith("/my/")
    assert newcomer.session["_auth_user_id"] == str(person.pk)
    assert "agreed_notice" not in newcomer.session
    assert [entry.verb for entry in Entry.objects.filter(subject=person.public_id)] == ["register"]


def test_the_session_gets_a_new_number(newcomer: Client) -> None:
    before = newcomer.session.session_key

    register(newcomer)

    assert newcomer.session.session_key != before


def test_a_wrong_code_keeps_everything_typed(newcomer: Client) -> None:
    typed = registration()
    send_code(newcomer, typed)
    wrong = "000000" if last_code() != "000000" else "111111"

    answer = finish(newcomer, typed, wrong)

    assert answer.status_code == 422
    html = text_of(answer)
    assert "验证码不对，或者已经过期" in html
    for name in ("id_number", "name", "phone", "password"):
        assert f'value="{typed[name]}"' in html
    assert answer["Cache-Control"] == "no-store, private"
    assert not candidates().exists()


def test_a_code_is_used_once(newcomer: Client) -> None:
    typed = register(newcomer)
    code = last_code()
    newcomer.post("/sign-out/")
    agree(newcomer)

    answer = finish(newcomer, {**typed, "phone": typed["phone"]}, code)

    assert "验证码不对，或者已经过期" in text_of(answer)


def test_an_expired_code_is_refused(newcomer: Client) -> None:
    typed = registration()
    send_code(newcomer, typed)
    OneTimeCode.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    assert finish(newcomer, typed, last_code()).status_code == 422
    assert not candidates().exists()


@pytest.mark.parametrize("purpose", ["submit", "reset", "ticket"])
def test_a_code_for_something_else_opens_nothing(newcomer: Client, purpose: str) -> None:
    typed = registration()
    code = codes.issue(Claim(typed["phone"], purpose))

    assert finish(newcomer, typed, code).status_code == 422


def test_a_code_belongs_to_the_number_it_was_asked_for(newcomer: Client) -> None:
    typed = registration()
    send_code(newcomer, typed)

    other = {**typed, "id_number": id_number()}

    assert finish(newcomer, other, last_code()).status_code == 422


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef"])
def test_what_is_no_code_is_said_so_and_costs_no_try(newcomer: Client, code: str) -> None:
    typed = registration()
    send_code(newcomer, typed)

    answer = finish(newcomer, typed, code)

    assert "请输入短信里的 6 位数字。" in text_of(answer)
    assert OneTimeCode.objects.get().tries == 0


@pytest.mark.parametrize("field", ["id_number", "phone"])
def test_whether_somebody_is_registered_is_told_after_the_code_only(
    newcomer: Client, field: str
) -> None:
    known = a_person()
    typed = registration(**{field: str(getattr(known, field))})

    asked = send_code(newcomer, typed)
    assert "已经注册" not in text_of(asked)

    told = finish(newcomer, typed, last_code())
    html = text_of(told)
    assert "这个身份证号或手机号已经注册过" in html
    assert 'href="/sign-in/"' in html
    assert 'href="/forgot/"' in html
    assert 'formaction="/account/claim/"' in html
    assert candidates().count() == 1


def test_full_width_digits_in_a_code_are_fine(newcomer: Client) -> None:
    typed = registration()
    send_code(newcomer, typed)
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in last_code())

    finish(newcomer, typed, wide)

    assert candidates().count() == 1


def test_the_page_costs_two_queries_and_the_session(
    newcomer: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2 + 4):  # the session is read, and kept alive in a savepoint
        newcomer.get("/register/")


def test_an_id_number_is_judged_as_soon_as_it_is_typed(client: Client, world: World) -> None:
    good = client.post("/register/check/", {"id_number": "410105197906040021"})
    bad = client.post("/register/check/", {"id_number": "410105197906040024"})

    assert "号码正确：女，1979 年 6 月 4 日出生" in text_of(good)
    assert "最后一位对不上" in text_of(bad)
    assert client.get("/register/check/").status_code == 405


def test_two_people_with_one_phone_are_not_both_registered(newcomer: Client) -> None:
    number = phone()
    register(newcomer, phone=number)
    newcomer.post("/sign-out/")

    register(newcomer, phone=number)

    assert candidates().count() == 1
