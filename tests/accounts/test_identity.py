"""ID numbers, names and phones in all the ways people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts import identity
from accounts.identity import NotAnIdentity

TODAY = date(2026, 11, 23)
GOOD = "11010519491231002X"


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        "11010519491231002x",
        " 110105 19491231 002X ",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105\u200b19491231002X",
        "\u202e11010519491231002X",
    ],
)
def test_an_id_number_is_read_however_it_is_typed(text: str) -> None:
    assert identity.read_id_number(text, today=TODAY).value == GOOD


def test_birth_date_and_sex_come_from_the_number() -> None:
    woman = identity.read_id_number(GOOD, today=TODAY)
    man = identity.read_id_number("440524198001010013", today=TODAY)

    assert woman.birth_date == date(1949, 12, 31)
    assert (woman.sex, man.sex) == ("female", "male")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("110105491231002", "15 位旧号码"),
        ("11010519491231002", "18 位"),
        ("1101051949123100211", "18 位"),
        ("11010519491231002Y", "18 位"),
        ("01010519491231002X", "18 位"),
        ("", "18 位"),
        ("110105194913310021", "出生日期"),
        ("110105194902300028", "出生日期"),
        ("110105204912310020", "出生日期"),
        ("110105188912310028", "出生日期"),
        ("110105194912310021", "对不上"),
        ("110105194912310x21", "18 位"),
    ],
)
def test_a_wrong_id_number_is_refused_with_its_reason(text: str, why: str) -> None:
    with pytest.raises(NotAnIdentity, match=why):
        identity.read_id_number(text, today=TODAY)


@given(st.integers(0, 16), st.integers(1, 9))
def test_any_single_wrong_digit_is_caught(place: int, shift: int) -> None:
    digit = str((int(GOOD[place]) + shift) % 10)
    wrong = GOOD[:place] + digit + GOOD[place + 1 :]

    with pytest.raises(NotAnIdentity):
        identity.read_id_number(wrong, today=TODAY)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("王秀英", "王秀英"),
        (" 王 秀英 ", "王秀英"),
        ("王㛃", "王㛃"),
        ("李䶮", "李䶮"),
        ("张𬭊", "张𬭊"),
        ("阿依古丽·买买提", "阿依古丽·买买提"),
        ("阿依古丽・买买提", "阿依古丽·买买提"),
        ("阿依古丽•买买提", "阿依古丽·买买提"),
        ("阿依古丽.买买提", "阿依古丽·买买提"),
        ("王\u200b秀英", "王秀英"),
    ],
)
def test_names_are_kept_in_one_form(text: str, name: str) -> None:
    assert identity.read_name(text) == name


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("王\ue863", "自造字"),
        ("王\U000f0001", "自造字"),
        ("Wang", "汉字"),
        ("王1", "汉字"),
        ("", "汉字"),
        ("·", "汉字"),
        ("王", "2 至 30"),
        ("王" * 31, "2 至 30"),
    ],
)
def test_a_name_that_is_none_is_refused(text: str, why: str) -> None:
    with pytest.raises(NotAnIdentity, match=why):
        identity.read_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "13812345678",
        "138 1234 5678",
        "138-1234-5678",
        "+8613812345678",
        "8613812345678",
        "１３８１２３４５６７８",
    ],
)
def test_a_phone_is_read_however_it_is_typed(text: str) -> None:
    assert identity.read_phone(text) == "13812345678"


@pytest.mark.parametrize("text", ["", "1381234567", "23812345678", "12812345678", "138123456789"])
def test_a_phone_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(NotAnIdentity, match="11 位"):
        identity.read_phone(text)


def test_masks_show_only_what_they_may() -> None:
    assert identity.mask_id_number(GOOD) == "1101**********002X"
    assert identity.mask_phone("13812345678") == "138****5678"
    assert identity.mask_name("李雷") == "李*"
    assert identity.mask_name("王秀英") == "王*英"
    assert identity.mask_name("阿依古丽·买买提") == "阿******提"
