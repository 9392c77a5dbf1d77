"""Text is found by pinyin however its characters may be read."""

from __future__ import annotations

import time

import pytest

from documents.pinyin import (
    initials,
    name_initials,
    name_readings,
    name_search_key,
    readings,
    search_key,
)


@pytest.mark.parametrize(
    ("trade", "typed"),
    [
        ("护理员", "hly"),
        ("播音员", "byy"),
        ("行车工", "hcg"),
        ("行车工", "xcg"),
        ("调酒师", "tjs"),
        ("调酒师", "djs"),
        ("会计员", "kjy"),
        ("重型汽车驾驶员", "zxqcjsy"),
        ("藏文打字员", "zwdzy"),
        ("给水工", "jsg"),
        ("绿化工", "lvhua"),
        ("护理员", "huliyuan"),
        ("调酒师", "tiaojiu"),
        ("PLC操作工（高级）", "plcczg"),
        ("ＰＬＣ操作工", "plcczg"),
    ],
)
def test_a_trade_is_found_by_any_reading(trade: str, typed: str) -> None:
    assert f" {typed}" in search_key(trade)


def test_a_search_starts_at_a_word_only() -> None:
    assert search_key("护理员").startswith(" hly ")
    assert " ly" not in search_key("护理员")


@pytest.mark.parametrize(
    ("text", "letters"), [("护理员", "hly"), ("重庆 3 号", "cq3h"), ("", ""), ("（）！", "")]
)
def test_the_likeliest_initials_leave_signs_out(text: str, letters: str) -> None:
    assert initials(text) == letters


def test_the_likeliest_reading_comes_first() -> None:
    assert readings("朝阳").initials == ("zy", "cy")
    assert readings("朝阳").full == ("zhaoyang", "chaoyang")


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("单雄", "sx"),
        ("仇丽", "ql"),
        ("曾国强", "zgq"),
        ("解放", "xf"),
        ("查良", "zl"),
        ("区伯", "ob"),
        ("覃丽", "ql"),
        ("重文", "cw"),
        ("万俟卨", "mqx"),
        ("尉迟恭", "ycg"),
        ("长孙明", "zsm"),
        ("赵𬭊", "zd"),
        ("㛃䶮", "jy"),
        ("买买提·艾力", "mmtal"),
        ("", ""),
    ],
)
def test_a_surname_is_read_as_a_surname(name: str, letters: str) -> None:
    assert name_initials(name) == letters


def test_a_surname_is_also_found_by_its_everyday_reading() -> None:
    assert {"sx", "dx", "cx"} <= set(name_readings("单雄").initials)
    assert " tanli" in name_search_key("覃丽")
    assert " qinli" in name_search_key("覃丽")


def test_only_the_first_character_is_a_surname() -> None:
    assert name_readings("王单").initials[0] == "wd"


@pytest.mark.parametrize("text", ["", "·", "😀", " \n"])
def test_nothing_to_say_gives_no_keys(text: str) -> None:
    assert search_key(text) == ""
    assert readings(text).initials == ()


def test_unknown_signs_between_known_ones_do_no_harm() -> None:
    assert initials("护😀理 𪚥员")[:2] == "hl"


def test_endless_readings_are_cut_at_thirty_two() -> None:
    started = time.perf_counter()
    keys = readings("行重调长乐" * 40)

    assert len(keys.full) <= 32
    assert len(keys.initials) <= 32
    assert time.perf_counter() - started < 1
