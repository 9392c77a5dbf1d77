"""Levels, schooling, days and numbers in the words of the guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from applications.rules.case import Education

if TYPE_CHECKING:
    from datetime import date

DIGITS = "零一二三四五六七八九十"
UNGRADED = "未定级"
SCHOOLING = {
    Education.PRIMARY: "小学",
    Education.JUNIOR: "初中",
    Education.SENIOR: "高中（职高）",
    Education.TECHNICAL: "技工学校（职专、中专）",
    Education.COLLEGE: "大专",
    Education.BACHELOR: "本科及以上",
}

FLOORS = {Education.SENIOR: "技工学校（职专）、高中（职高）或以上学历"}


def schooling_floor_words(least: Education) -> str:
    """Return the least schooling asked for, as the notice puts it."""
    return FLOORS.get(least, f"{SCHOOLING[least]}或以上学历")


def level_words(level: int | None) -> str:
    """Return 四级 for 4 and 未定级 for none."""
    return UNGRADED if level is None else f"{DIGITS[level]}级"


def number_words(number: int) -> str:
    """Return 五 for 5; above ten the guide writes digits."""
    return DIGITS[number] if number < 10 else str(number)


def day_words(day: date) -> str:
    """Return 2026年9月30日."""
    return f"{day.year}年{day.month}月{day.day}日"
