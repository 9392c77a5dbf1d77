"""找回密码: a phone alone proves nothing, and nobody learns who is registered."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.utils import timezone

from audit.models import Entry
from notifications import outbox
from notifications.models import Delivery, OutboxMessage
from portals.entrance.grants import LEAVE
from tests.builders import PASSWORD, a_person
from tests.portals.entrance.visitors import GOOD, last_code, opened, text_of

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer
    from pytest_django import DjangoAssertNumQueries, Settings

    from accounts.models import User

pytestmark = pytest.mark.django_db
NEW = "cedar-Lantern-58"


@pytest.fixture
def person(settings: Settings) -> User:
    limits = ("claim", "phone", "network", "everyone")
    settings.SMS_LIMITS = {name: [(60, 99)] for name in limits}
    return a_person()


def said_by(person: User, **changes: str) -> dict[str, str]:
    tail = str(person.id_number)[-6:]
    typed = {"phone": str(person.phone), "name": person.name, "id_tail": tail, "opened": opened()}
    return typed | changes


def ask(client: Client, typed: dict[str, str]) -> Answer:
    return client.post("/forgot/code/", typed)


def prove(client: Client, typed: dict[str, str]) -> Answer:
    ask(client, typed)
    return client.post("/forgot/", {**typed, "code": last_code()})


def set_password(client: Client, password: str = NEW) -> Answer:
    return client.post("/new-password/", {"password": password, "password_again": password})


def test_who_knows_all_three_and_has_the_phone_sets_a_new_password(
    client: Client, person: User
) -> None:
    assert prove(client, said_by(person))["Location"] == "/new-password/"
    answer = set_password(client)

    person.refresh_from_db()
    assert answer["Location"] == "/sign-in/"
    assert person.check_password(NEW)
    assert Entry.objects.get(subject=person.public_id).verb == "reset_password"


@pytest.mark.parametrize(
    "wrong", [{"name": "张三丰"}, {"id_tail": "000000"}, {"phone": "13700000000"}]
)
def test_a_stranger_is_told_the_same_and_gets_nothing(
    client: Client, person: User, wrong: dict[str, str]
) -> None:
    typed = said_by(person, **wrong)

    real, decoy = ask(client, said_by(person)), ask(client, typed)
    proven = client.post("/forgot/", {**typed, "code": last_code()})

    assert real.status_code == decoy.status_code == 200
    assert "如信息相符，验证码已发出" in text_of(real)
    assert "如信息相符，验证码已发出" in text_of(decoy)
    assert proven.status_code == 422
    assert "验证码不对，或者已经过期" in text_of(proven)


def test_known_and_unknown_people_cost_the_same_work(
    client: Client, person: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ask(client, said_by(person))
    with django_assert_num_queries(13):
        ask(client, said_by(person))
    with django_assert_num_queries(13):
        ask(client, said_by(person, phone="13700000000"))


def test_what_was_written_for_a_stranger_is_never_sent(client: Client, person: User) -> None:
    ask(client, said_by(person, name="张三丰"))

    outbox.relay(gateway=None)  # type: ignore[arg-type]  # a gateway would be an error here

    assert OutboxMessage.objects.get().delivery == Delivery.EXPIRED


def test_a_person_who_left_is_a_stranger(client: Client, person: User) -> None:
    person.is_active = False
    person.save()

    assert prove(client, said_by(person)).status_code == 422


def test_a_recycled_phone_opens_nothing(client: Client, person: User) -> None:
    typed = said_by(person, name="李新主", id_tail="123456")
    ask(client, typed)

    assert client.post("/forgot/", {**typed, "code": last_code()}).status_code == 422


def test_a_code_for_other_answers_opens_nothing(client: Client, person: User) -> None:
    ask(client, said_by(person, name="张三丰"))

    answer = client.post("/forgot/", {**said_by(person), "code": last_code()})

    assert answer.status_code == 422


def test_every_other_session_of_the_person_ends(client: Client, person: User) -> None:
    elsewhere = Client()
    elsewhere.force_login(person)
    assert elsewhere.get("/change-password/").status_code == 200

    prove(client, said_by(person))
    set_password(client)

    assert elsewhere.get("/change-password/").status_code == 302


def test_the_leave_is_good_for_one_password(client: Client, person: User) -> None:
    prove(client, said_by(person))
    set_password(client)

    assert client.get("/new-password/")["Location"] == "/forgot/"


def test_the_leave_dies_with_the_password_it_replaces(client: Client, person: User) -> None:
    second = Client()
    prove(client, said_by(person))
    prove(second, said_by(person))
    set_password(client)

    assert set_password(second, GOOD)["Location"] == "/forgot/"


def test_the_leave_ends_after_ten_minutes(client: Client, person: User) -> None:
    prove(client, said_by(person))
    session = client.session
    session["new_password"] |= {"until": (timezone.now() - timedelta(seconds=1)).timestamp()}
    session.save()

    answer = client.get("/new-password/", follow=True)

    assert timedelta(minutes=10) == LEAVE.life
    assert "时间已过，请重新来一次。" in text_of(answer)


def test_the_session_gets_a_new_number_with_the_leave(client: Client, person: User) -> None:
    session = client.session
    session["region"] = "410300"
    session.save()
    before = session.session_key

    prove(client, said_by(person))

    assert client.session.session_key != before


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        (PASSWORD, "新密码不能和现在的密码一样"),
        ("wxy123456", "姓名的拼音首字母"),
        ("plum800517x", "生日"),
    ],
)
def test_a_weak_or_old_password_is_refused(
    client: Client, person: User, password: str, reason: str
) -> None:
    prove(client, said_by(person))

    answer = set_password(client, password)

    assert answer.status_code == 422
    assert reason in text_of(answer)


@pytest.mark.parametrize(
    ("field", "typed", "reason"),
    [
        ("phone", "123", "手机号应为 11 位数字"),
        ("name", "x", "姓名请填写汉字"),
        ("id_tail", "", "请填写身份证号的后六位。"),
        ("id_tail", "12345", "最后 6 位"),
        ("website", "x", "没有通过安全检查"),
    ],
)
def test_what_cannot_be_right_is_said(
    client: Client, person: User, field: str, typed: str, reason: str
) -> None:
    answer = ask(client, said_by(person, **{field: typed}))

    assert answer.status_code == 422
    assert reason in text_of(answer)
    assert not OutboxMessage.objects.exists()


def test_a_small_x_and_full_width_digits_are_fine(client: Client, person: User) -> None:
    tail = "".join(chr(ord(sign) + 0xFEE0) for sign in str(person.id_number)[-6:].lower())

    assert prove(client, said_by(person, id_tail=tail)).status_code == 302


def test_the_buttons_script_is_answered_in_json(client: Client, person: User) -> None:
    answer = client.post("/forgot/code/", said_by(person), headers={"Accept": "application/json"})

    assert answer.json()["ok"] is True


def test_limits_hold_for_strangers_too(client: Client, person: User, settings: Settings) -> None:
    settings.SMS_LIMITS = {"claim": [(60, 1)], "network": [(60, 99)], "everyone": [(60, 99)]}
    waits = []
    for typed in (said_by(person), said_by(person, phone="13700000000")):
        ask(client, typed)
        waits.append(ask(client, typed))

    assert [answer.status_code for answer in waits] == [429, 429]
    assert all(re.search(r"请 \d+ 秒后再试。", text_of(answer)) for answer in waits)
