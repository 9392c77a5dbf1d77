"""更换手机号: signed in, with the password once more; the owner can stop what is under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from accounts.models import RecoveryRequest, RecoveryState
from flows.commands import recovering
from notifications.models import OutboxMessage
from tests import builders, recoveries
from tests.builders import PASSWORD, a_person, phone
from tests.portals.entrance.lost_people import WIDE, asked
from tests.portals.entrance.visitors import text_of

if TYPE_CHECKING:
    from pytest_django import Settings

    from accounts.models import User
    from tests.builders import World

pytestmark = pytest.mark.django_db
WHERE = "/account/change-phone/"


@pytest.fixture
def person(settings: Settings) -> User:
    settings.SMS_LIMITS = WIDE
    return a_person()


@pytest.fixture
def own(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def typed(world: World, **changes: str) -> dict[str, str]:
    said = {"password": PASSWORD, "employer": world.employer.name, "note": "", "phone": phone()}
    return said | changes


def test_the_wish_is_taken_in_and_followed(own: Client, world: World, person: User) -> None:
    said = typed(world)

    answer = asked(own, WHERE, said)

    made = RecoveryRequest.objects.get()
    assert answer["Location"] == "/account/follow/"
    assert (made.account, made.phone, made.kind) == (person, said["phone"], "phone")
    assert made.reference in text_of(own.get("/account/follow/"))


def test_a_wrong_password_spends_no_code_and_is_counted(
    own: Client, world: World, person: User
) -> None:
    answer = asked(own, WHERE, typed(world, password="wrong-Guess-1"))
    for _ in range(5):
        own.post(WHERE, {**typed(world, password="wrong-Guess-1"), "code": "123456"})
    limited = own.post(WHERE, {**typed(world), "code": "123456"})

    assert answer.context["form"].errors["password"] == ["现在的密码不对，请重新输入。"]
    assert "试的次数太多" in text_of(limited)
    assert not RecoveryRequest.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("password", "", "请填写登录密码。"),
        ("employer", "", "请选择您的单位。"),
        ("phone", "123", "手机号应为 11 位数字"),
        ("note", "说" * 101, "最多 100 个字"),
    ],
)
def test_what_cannot_be_right_is_said_and_no_code_is_sent(
    own: Client, world: World, field: str, value: str, reason: str
) -> None:
    answer = own.post(f"{WHERE}code/", typed(world, **{field: value}))

    assert answer.status_code == 422
    assert reason in text_of(answer)
    assert not OutboxMessage.objects.exists()


def test_the_buttons_script_is_answered_in_json(own: Client, world: World) -> None:
    answer = own.post(f"{WHERE}code/", typed(world), headers={"Accept": "application/json"})

    assert answer.json()["ok"] is True


def test_the_employer_of_the_paper_stands_in_its_box(
    own: Client, world: World, person: User
) -> None:
    builders.a_draft(world, person=person)

    assert f'value="{world.employer.name}"' in text_of(own.get(WHERE))


def test_the_owner_sees_a_change_under_way_and_stops_it(
    own: Client, world: World, person: User
) -> None:
    change = recoveries.a_phone_change(world, account=person)
    assert change.phone_masked in text_of(own.get(WHERE))

    html = text_of(own.post(f"{WHERE}stop/", follow=True))

    assert "已停止更换，手机号没有变。建议您马上修改密码。" in html
    assert recoveries.fresh(change).state == RecoveryState.STOPPED
    assert own.post(f"{WHERE}stop/").status_code == 404


def test_a_stop_that_comes_too_late_is_said(
    own: Client, world: World, person: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = recoveries.a_phone_change(world, account=person)
    stop = recovering.stop

    def stopped_elsewhere(public_id: str, *, by: User | None = None) -> RecoveryRequest:
        stop(public_id)
        return stop(public_id, by=by)

    monkeypatch.setattr(recovering, "stop", stopped_elsewhere)

    assert "已经办理过" in text_of(own.post(f"{WHERE}stop/", follow=True))
    assert recoveries.fresh(change).state == RecoveryState.STOPPED


def test_somebody_elses_change_is_neither_seen_nor_stopped(own: Client, world: World) -> None:
    change = recoveries.a_phone_change(world)

    assert change.phone_masked not in text_of(own.get(WHERE))
    assert own.post(f"{WHERE}stop/").status_code == 404


def test_strangers_are_asked_to_sign_in_and_staff_finds_nothing(
    client: Client, world: World
) -> None:
    assert client.get(WHERE)["Location"].startswith("/sign-in/")
    client.force_login(world.admin.user)
    assert client.get(WHERE).status_code == 404
    assert client.put(WHERE).status_code == 405
    assert client.get(f"{WHERE}stop/").status_code == 405
