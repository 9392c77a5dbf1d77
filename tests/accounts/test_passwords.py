"""A refused password says why."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from accounts.models import User
from accounts.passwords import HardToGuess, Person, weakness_of

PERSON = Person(name="王秀英", id_number="410103198005170024", phone="13812345678")


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("abc1234", "至少要 8 位"),
        ("a1" * 33, "最多 64 位"),
        ("abcdefghij", "字母和数字"),
        ("1234567890", "字母和数字"),
        ("密码密码密码密码", "字母和数字"),
        ("wxy123456", "姓名的拼音首字母"),
        ("123456wxy", "姓名的拼音首字母"),
        ("Wang@2026", "姓名的拼音首字母"),
        ("xiuying_520", "姓名的拼音首字母"),
        ("ab1980517", "生日"),
        ("05-17-1980-ab", "生日"),
        ("a1b2-800-517", "生日"),
        ("a13812b345", "手机号码"),
        ("kaoshi@123", "常用词的拼音"),
        ("gongqin2026", "常用词的拼音"),
        ("woaizhongguo1", "常用词的拼音"),
        ("luoyang379luoyang", "常用词的拼音"),
        ("p@ssw0rd1", "很多人在用"),
        ("zxcvbnm,./1", "键盘上挨着"),
        ("aaaaaaaa1", "重复"),
        ("abcdefgh765432", "连号"),
        ("qz2019-03-05", "日期"),
        ("WXY@123456", "姓名的拼音首字母"),
        ("ab19800517", "生日"),
        ("ab800517cd", "生日"),
        ("xk410103pq", "身份证号码"),
        ("ab13812345", "手机号码"),
        ("password1", "很多人在用"),
        ("1qaz2wsx", "很多人在用"),
        ("woaini1314", "很多人在用"),
        ("gongkao520", "很多人在用"),
        ("wangxiuying1", "姓名的拼音首字母（或拼音）"),
    ],
)
def test_a_weak_password_is_told_its_weakness(password: str, why: str) -> None:
    assert why in weakness_of(password, PERSON)


@pytest.mark.parametrize(
    "password", ["plum-Blossom-72", "pingguo7yueliang3laohu", "xiaohua7kaihua", "Lao3jie-Kou9"]
)
def test_a_good_password_passes(password: str) -> None:
    assert weakness_of(password, PERSON) == ""


def test_nobody_known_is_fine_too() -> None:
    assert weakness_of("plum-Blossom-72", Person()) == ""


def test_django_is_told_in_its_own_words() -> None:
    validator = HardToGuess()

    with pytest.raises(ValidationError, match="姓名的拼音首字母"):
        validator.validate("wxy123456", User(name="王秀英", id_number="410103198005170024"))
    validator.validate("plum-Blossom-72")

    assert "字母和数字" in validator.get_help_text()
