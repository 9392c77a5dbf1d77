"""获取验证码: for everybody alike, not too often, and not for robots."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from accounts.models import OneTimeCode
from forms.bot_wall import fresh_token
from notifications.models import OutboxMessage
from tests.builders import a_person
from tests.portals.entrance.visitors import agree, registration, send_code, text_of

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer
    from pytest_django import Settings

    from tests.builders import World

pytestmark = pytest.mark.django_db
SCRIPT = {"Accept": "application/json"}


@pytest.fixture
def newcomer(client: Client, world: World) -> Client:
    agree(client)
    return client


def without_tokens(response: Answer, typed: dict[str, str]) -> str:
    """Return a page without what differs between any two visits."""
    page = re.sub(
        r'(csrfmiddlewaretoken|name="opened"|X-CSRFToken|data-now)[^>]*', "", text_of(response)
    )
    for value in typed.values():
        page = page.replace(value, "…") if value else page
    return re.sub(r"\d+ 月 \d+ 日 \d+:\d+", "", page)


def test_a_code_goes_to_the_phone_and_everything_typed_stays(newcomer: Client) -> None:
    typed = registration()

    answer = send_code(newcomer, typed)
    html = text_of(answer)

    assert answer.status_code == 200
    assert "验证码已发到您填的手机" in html
    assert "选填" not in html
    assert OutboxMessage.objects.get().phone == typed["phone"]
    for name in ("id_number", "name", "phone", "password"):
        assert f'value="{typed[name]}"' in html


def test_the_buttons_script_is_answered_in_json(newcomer: Client) -> None:
    answer = newcomer.post("/register/code/", registration(), headers=SCRIPT)

    assert answer.json() == {
        "ok": True,
        "message": "验证码已发到您填的手机，一般一分钟内收到。没收到？请关闭手机的短信拦截。",
        "wait": 60,
    }


def test_the_script_is_told_which_field_to_mend(newcomer: Client) -> None:
    answer = newcomer.post("/register/code/", registration(name="王"), headers=SCRIPT)

    assert answer.status_code == 422
    assert answer.json()["message"] == "姓名：姓名应为 2 至 30 个字，请与身份证一致。"
    assert not OutboxMessage.objects.exists()


def test_a_second_code_has_to_wait_a_minute(newcomer: Client) -> None:
    typed = registration()
    send_code(newcomer, typed)

    shown = send_code(newcomer, typed)
    told = newcomer.post("/register/code/", typed, headers=SCRIPT)

    assert (shown.status_code, told.status_code) == (429, 429)
    assert re.search(r"请 \d+ 秒后再试。", text_of(shown))
    assert 0 < told.json()["wait"] <= 60
    assert OutboxMessage.objects.count() == 1


def test_after_a_minute_a_second_code_comes_and_voids_the_first(newcomer: Client) -> None:
    typed = registration()
    send_code(newcomer, typed)
    OneTimeCode.objects.update(sent_at=timezone.now() - timedelta(seconds=61))

    assert send_code(newcomer, typed).status_code == 200
    assert OneTimeCode.objects.filter(expires_at__gt=timezone.now()).count() == 1


def test_one_network_cannot_bomb_many_phones(newcomer: Client, settings: Settings) -> None:
    settings.SMS_LIMITS = {"phone": [(60, 9)], "network": [(60, 2)], "everyone": [(60, 99)]}

    answers = [
        newcomer.post(
            "/register/code/", registration(), headers={"X-Forwarded-For": f"203.0.113.{number}"}
        )
        for number in range(3)
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 429]


@pytest.mark.parametrize("field", ["id_number", "phone"])
def test_known_and_unknown_people_get_the_same_answer(newcomer: Client, field: str) -> None:
    unknown = registration()
    known = registration(**{field: str(getattr(a_person(), field))})

    first, second = send_code(newcomer, unknown), send_code(newcomer, known)

    assert first.status_code == second.status_code == 200
    assert without_tokens(first, unknown) == without_tokens(second, known)
    assert OutboxMessage.objects.count() == 2


@pytest.mark.parametrize(
    "robot",
    [{"website": "http://spam.example"}, {"opened": ""}, {"opened": "forged"}],
    ids=["fills in everything", "no note", "forged note"],
)
def test_a_robot_gets_no_message(newcomer: Client, robot: dict[str, str]) -> None:
    answer = send_code(newcomer, registration(**robot))

    assert answer.status_code == 422
    assert "没有通过安全检查" in text_of(answer)
    assert not OutboxMessage.objects.exists()


def test_nobody_fills_in_the_form_in_a_second(newcomer: Client) -> None:
    answer = send_code(newcomer, registration(opened=fresh_token()))

    assert "没有通过安全检查" in text_of(answer)


def test_a_page_left_open_too_long_works_again_at_the_second_press(
    newcomer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = registration()
    with monkeypatch.context() as later:
        later.setattr("forms.bot_wall.LIFE", timedelta(seconds=-1))
        refused = send_code(newcomer, typed)
    assert "没有通过安全检查" in text_of(refused)

    note = re.search(r'name="opened"\s+value="([^"]+)"', text_of(refused))

    assert note
    assert note[1] != typed["opened"]


def test_a_code_is_asked_for_by_post_only(newcomer: Client) -> None:
    assert newcomer.get("/register/code/").status_code == 405
