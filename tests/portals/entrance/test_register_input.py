"""What people really type when they register, and what they are told."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.builders import id_number
from tests.portals.entrance.visitors import (
    GOOD,
    agree,
    candidates,
    last_code,
    registration,
    send_code,
    text_of,
)

if TYPE_CHECKING:
    from django.test import Client

    from tests.builders import World

pytestmark = pytest.mark.django_db

BORN_1979 = "410105197906040021"


@pytest.fixture
def newcomer(client: Client, world: World) -> Client:
    agree(client)
    return client


def wide(text: str) -> str:
    """Return text as an IME in full-width mode writes it."""
    return "".join(chr(ord(sign) + 0xFEE0) for sign in text)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("id_number", "", "请填写身份证号。"),
        ("id_number", "410105790604002", "这是 15 位旧号码"),
        ("id_number", "410105197906040024", "最后一位对不上"),
        ("id_number", "41010519790604", "身份证号应为 18 位"),
        ("id_number", "410105197913040021", "不是有效的出生日期"),
        ("id_number", "410105187906040021", "出生日期不对"),
        ("id_number", "41010520990604002X", "出生日期不对"),
        ("name", "", "请填写姓名。"),
        ("name", "Anna", "姓名请填写汉字"),
        ("name", "王", "姓名应为 2 至 30 个字"),
        ("name", "王\ue000英", "旧电脑的自造字"),
        ("name", "王\U000f0001英", "旧电脑的自造字"),
        ("phone", "", "请填写手机号。"),
        ("phone", "1381234567", "手机号应为 11 位数字"),
        ("phone", "0371-67182216", "手机号应为 11 位数字"),
        ("password", "", "请设一个密码。"),
        ("password_again", "", "请再输入一遍密码。"),
        ("password_again", "plum-Blossom-73", "两次输入的密码不一样"),
    ],
)
def test_what_cannot_be_right_is_said_at_its_field(
    newcomer: Client, field: str, typed: str, said: str
) -> None:
    answer = send_code(newcomer, registration(**{field: typed}))

    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors[field])
    assert said in text_of(answer)


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("ab12345", "密码太短，至少要 8 位。"),
        ("a1" * 33, "密码太长，最多 64 位。"),
        ("a1" * 101, "密码太长，最多 64 位。"),
        ("abcdefghij", "密码要同时有字母和数字"),
        ("5629384710", "密码要同时有字母和数字"),
        ("ａｂｃ５６９４３６", "密码要同时有字母和数字"),
        ("lxl123456", "您姓名的拼音首字母（或拼音）加数字"),
        ("plum19790604x", "密码里有您的生日"),
        ("plum790604x", "密码里有您的生日"),
        ("plum-604002", "身份证号码"),
        ("plum-712567", "手机号码"),
        ("password1", "很多人在用"),
        ("woaini1314", "很多人在用"),
        ("liuxiulan1", "您姓名的拼音首字母（或拼音）加数字"),
    ],
)
def test_a_guessable_password_is_refused_with_its_reason(
    newcomer: Client, password: str, said: str
) -> None:
    typed = registration(
        id_number=BORN_1979, phone="13837125678", password=password, password_again=password
    )

    answer = send_code(newcomer, typed)

    assert said in str(answer.context["form"].errors["password"])
    assert password not in text_of(answer)


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("id_number", wide(BORN_1979), BORN_1979),
        ("id_number", f" {BORN_1979[:6]} {BORN_1979[6:14]} {BORN_1979[14:]} ", BORN_1979),
        ("phone", wide("13837125678"), "13837125678"),
        ("phone", "+86 138-3712-5678", "13837125678"),
        ("phone", "138 3712 5678", "13837125678"),
        ("name", " 王 秀英 ", "王秀英"),
        ("name", "阿依古丽•买买提", "阿依古丽·买买提"),
        ("name", "阿依古丽・买买提", "阿依古丽·买买提"),
        ("name", "阿依古丽.买买提", "阿依古丽·买买提"),
        ("name", "阿依古丽･买买提", "阿依古丽·买买提"),
        ("name", "王㛃", "王㛃"),
        ("name", "王䶮", "王䶮"),
        ("name", "王𬭊", "王𬭊"),
        ("name", "王\u200b秀英", "王秀英"),
    ],
)
def test_what_is_right_is_kept_in_one_form(
    newcomer: Client, field: str, typed: str, kept: str
) -> None:
    said = registration(**{field: typed})
    assert send_code(newcomer, said).status_code == 200

    newcomer.post("/register/", {**said, "code": last_code()})

    assert getattr(candidates().get(), field) == kept


def test_a_small_x_at_the_end_is_fine(newcomer: Client) -> None:
    days = (date(1980, 1, 1) + timedelta(days=days) for days in range(300))
    with_x = next(number for day in days if (number := id_number(born=day)).endswith("X"))
    said = registration(id_number=with_x.lower())
    send_code(newcomer, said)

    newcomer.post("/register/", {**said, "code": last_code()})

    assert candidates().get().id_number == with_x


def test_one_wrong_field_loses_none_of_the_others(newcomer: Client) -> None:
    typed = registration(name="王", id_number="123")

    html = text_of(send_code(newcomer, typed))

    for name in ("id_number", "name", "phone", "password"):
        assert f'value="{typed[name]}"' in html


def test_a_password_that_is_refused_is_not_sent_back(newcomer: Client) -> None:
    html = text_of(send_code(newcomer, registration(password_again="plum-Blossom-73")))

    assert GOOD not in html
