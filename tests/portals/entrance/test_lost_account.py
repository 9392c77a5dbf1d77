"""身份证号已被注册？手机号换了？: who is registered is told only to a proven phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from accounts import codes
from accounts.codes import Claim
from accounts.models import RecoveryRequest
from notifications.models import OutboxMessage
from tests.builders import a_person, id_number
from tests.portals.entrance.lost_people import WIDE, asked, typed_by
from tests.portals.entrance.visitors import (
    agree,
    last_code,
    registration,
    send_code,
    text_of,
)

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries, Settings

    from accounts.models import User
    from tests.builders import World

pytestmark = pytest.mark.django_db
CLAIM, PHONE = "/account/claim/", "/account/lost-phone/"
both = pytest.mark.parametrize("where", [CLAIM, PHONE])


@pytest.fixture
def person(settings: Settings) -> User:
    settings.SMS_LIMITS = WIDE
    return a_person()


@both
def test_a_request_is_taken_in_and_can_be_followed(
    client: Client, world: World, person: User, where: str
) -> None:
    typed = typed_by(person, world)

    answer = asked(client, where, typed)

    made = RecoveryRequest.objects.get()
    assert answer["Location"] == "/account/follow/"
    assert (made.account, made.employer, made.name) == (person, world.employer, "王秀英")
    assert (made.phone, made.note) == (typed["phone"], "身份证在我手里")
    assert made.reference in text_of(client.get("/account/follow/"))


@both
def test_nothing_is_looked_up_before_the_code(
    client: Client, world: World, person: User, where: str,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    known, unknown = typed_by(person, world), typed_by(person, world, id_number=id_number())
    client.post(f"{where}code/", known)
    answers = []
    for typed in (known, unknown):
        with django_assert_num_queries(14):
            answers.append(client.post(f"{where}code/", typed))

    assert [answer.status_code for answer in answers] == [200, 200]
    assert all("验证码已发到您填的手机" in text_of(answer) for answer in answers)
    assert OutboxMessage.objects.filter(expires_at__isnull=False).count() == 3


@both
def test_a_number_nobody_registered_is_told_to_a_proven_phone_only(
    client: Client, world: World, person: User, where: str
) -> None:
    typed = typed_by(person, world, id_number=id_number())

    wrong = client.post(where, {**typed, "code": "000000"})
    right = asked(client, where, typed)

    assert "没有注册过" not in text_of(wrong)
    assert "没有注册过" in text_of(right)
    assert wrong.status_code == right.status_code == 422
    assert not RecoveryRequest.objects.exists()


@both
def test_a_phone_of_somebody_else_is_said_beside_its_box(
    client: Client, world: World, person: User, where: str
) -> None:
    answer = asked(client, where, typed_by(person, world, phone=str(a_person().phone)))

    assert answer.context["form"].errors["phone"] == [
        "这个手机号已经用于别的账号，请换一个手机号。"
    ]


@both
def test_a_wrong_code_keeps_everything_typed(
    client: Client, world: World, person: User, where: str
) -> None:
    typed = typed_by(person, world)
    client.post(f"{where}code/", typed)
    wrong = "000000" if last_code() != "000000" else "111111"

    html = text_of(client.post(where, {**typed, "code": wrong}))

    assert "验证码不对，或者已经过期" in html
    for name in ("id_number", "name", "phone", "employer"):
        assert f'value="{typed[name]}"' in html
    assert typed["note"] in html
    assert not RecoveryRequest.objects.exists()


@both
@pytest.mark.parametrize("purpose", ["register", "claim", "phone", "reset"])
def test_a_code_for_something_else_opens_nothing(
    client: Client, world: World, person: User, where: str, purpose: str
) -> None:
    typed = typed_by(person, world)
    code = codes.issue(Claim(typed["phone"], purpose))

    assert client.post(where, {**typed, "code": code}).status_code == 422


@both
@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("id_number", "41010519790604002", "身份证号应为 18 位"),
        ("id_number", "", "请填写身份证号。"),
        ("name", "x", "姓名请填写汉字"),
        ("phone", "123", "手机号应为 11 位数字"),
        ("employer", "", "请选择您的单位。"),
        ("employer", "没有这个单位", "没有找到这个单位"),
        ("employer", "医院", "有几个相近的"),
        ("employer", "x" * 81, "名称太长了"),
        ("employer", "\x00", "请选择您的单位。"),
        ("note", "说" * 101, "最多 100 个字"),
        ("website", "x", "没有通过安全检查"),
        ("opened", "forged", "没有通过安全检查"),
    ],
)
def test_what_cannot_be_right_is_said_and_no_code_is_sent(
    client: Client, world: World, person: User, where: str, field: str, value: str, reason: str
) -> None:
    answer = client.post(f"{where}code/", typed_by(person, world, **{field: value}))

    assert answer.status_code == 422
    assert reason in text_of(answer)
    assert not OutboxMessage.objects.exists()


def test_several_employers_are_offered_and_one_is_picked(
    client: Client, world: World, person: User
) -> None:
    typed = typed_by(person, world, employer="中心医院")
    html = text_of(client.post(f"{CLAIM}code/", typed))
    assert 'name="employer_pick"' in html

    picked = typed | {"employer_pick": world.other_employer.public_id}
    asked(client, CLAIM, picked)

    assert RecoveryRequest.objects.get().employer == world.other_employer


def test_the_key_of_an_employer_comes_back_as_its_name(
    client: Client, world: World, person: User
) -> None:
    name, key = world.employer.name, world.employer.public_id
    typed = typed_by(person, world, employer_key=key, employer_text=name, name="x")

    html = text_of(client.post(CLAIM, typed))

    assert f'value="{name}"' in html
    assert f'value="{key}"' in html


@both
def test_the_buttons_script_is_answered_in_json(
    client: Client, world: World, person: User, where: str
) -> None:
    answer = client.post(
        f"{where}code/", typed_by(person, world), headers={"Accept": "application/json"}
    )

    assert answer.json()["ok"] is True


@both
def test_limits_hold_for_a_phone(
    client: Client, world: World, person: User, where: str, settings: Settings
) -> None:
    settings.SMS_LIMITS = WIDE | {"phone": [(60, 1)]}
    typed = typed_by(person, world)
    client.post(f"{where}code/", typed)

    assert client.post(f"{where}code/", typed).status_code == 429


@both
def test_the_pages_take_what_they_are_meant_for(client: Client, world: World, where: str) -> None:
    assert client.get(where).status_code == 200
    assert client.put(where).status_code == 405
    assert client.get(f"{where}code/").status_code == 405


def test_whoever_finds_the_number_taken_goes_on_with_what_was_typed(
    client: Client, world: World, person: User
) -> None:
    agree(client)
    typed = registration(id_number=str(person.id_number))
    send_code(client, typed)
    html = text_of(client.post("/register/", {**typed, "code": last_code()}))
    assert 'formaction="/account/claim/"' in html

    begun = client.post(CLAIM, {**typed, "begin": "1"})

    assert begun.status_code == 200
    for name in ("id_number", "name", "phone"):
        assert f'value="{typed[name]}"' in text_of(begun)
    assert typed["password"] not in text_of(begun)


def test_no_address_and_no_log_line_carries_an_id_number(
    client: Client, world: World, person: User, caplog: pytest.LogCaptureFixture
) -> None:
    answer = asked(client, CLAIM, typed_by(person, world))

    assert str(person.id_number) not in answer["Location"]
    assert str(person.id_number) not in caplog.text


def test_the_sign_in_and_help_pages_lead_to_both_ways(client: Client, world: World) -> None:
    for page in ("/sign-in/", "/help/"):
        html = text_of(client.get(page))
        assert all(f'href="{where}"' in html for where in (CLAIM, PHONE, "/account/follow/"))
    agree(client)
    assert f'href="{CLAIM}"' in text_of(client.get("/register/"))


def test_employers_are_found_by_visitors_near_their_region_first(
    client: Client, world: World
) -> None:
    def names(**asked_for: str) -> list[str]:
        options = client.get("/account/employers/", asked_for).context["options"]
        return [option.text for option in options]

    assert names(q="") == []
    assert set(names(q="中心医院")) == {"洛阳市中心医院", "开封市中心医院"}
    client.post("/region/", {"region": world.other_city.code})
    assert names(q="中心医院")[0] == "开封市中心医院"
    assert client.post("/account/employers/").status_code == 405


def test_without_a_province_no_employer_is_found(client: Client, db: None) -> None:
    assert client.get("/account/employers/", {"q": "医院"}).context["options"] == []
