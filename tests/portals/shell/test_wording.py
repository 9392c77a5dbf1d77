"""Values in the words people read."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from portals.shell import wording

NINE_FIVE = datetime(2026, 3, 18, 1, 5, tzinfo=UTC)  # 09:05 in China


@pytest.mark.parametrize(
    ("fen", "text"),
    [(0, "0.00"), (5, "0.05"), (12000, "120.00"), (123456789, "1,234,567.89"), (-150, "-1.50")],
)
def test_money_is_yuan_with_two_places(fen: int, text: str) -> None:
    assert wording.money(fen) == text
    assert wording.yuan(fen) == f"{text} 元"


def test_days_and_times_are_those_of_china() -> None:
    late = datetime(2026, 3, 18, 17, 0, tzinfo=UTC)

    assert wording.day_time(NINE_FIVE) == "3 月 18 日 09:05"
    assert wording.day(late) == "3 月 19 日"
    assert wording.full_day(date(1979, 6, 4)) == "1979 年 6 月 4 日"


def test_midnight_is_24_oclock_of_the_day_before() -> None:
    midnight = datetime(2026, 3, 22, 16, 0, tzinfo=UTC)

    assert wording.deadline(midnight) == "3 月 22 日（周日）24:00"
    assert wording.deadline(midnight + timedelta(hours=18)) == "3 月 23 日（周一）18:00"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (-5, "0 秒"),
        (59, "59 秒"),
        (60, "1 分 0 秒"),
        (3600, "1 小时 0 分"),
        (86399, "23 小时 59 分"),
        (86400, "1 天 0 小时"),
        (3 * 86400 + 13 * 3600 + 1, "3 天 13 小时"),
    ],
)
def test_a_span_has_its_two_largest_units(seconds: float, text: str) -> None:
    assert wording.span(seconds) == text
    assert wording.until(NINE_FIVE + timedelta(seconds=seconds), NINE_FIVE) == text


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "刚刚"), (60, "1 分钟"), (7199, "1 小时"), (86400 * 5, "5 天")]
)
def test_the_past_has_one_unit(seconds: int, text: str) -> None:
    assert wording.since(NINE_FIVE - timedelta(seconds=seconds), NINE_FIVE) == text


def test_without_a_clock_the_present_is_meant() -> None:
    assert wording.since(datetime.now(UTC)) == "刚刚"
    assert wording.until(datetime.now(UTC) + timedelta(days=2, seconds=5)) == "2 天 0 小时"


def test_levels_have_a_long_and_a_short_name() -> None:
    assert (wording.level_name(4), wording.level_short(4)) == ("四级（中级工）", "四级")
    assert (wording.level_name(None), wording.level_short(None)) == ("未定级", "未定级")


def test_a_phone_number_is_dialled_by_its_digits() -> None:
    assert wording.dial("0371-6718 2216") == "037167182216"


def test_without_an_exam_the_site_has_a_plain_name() -> None:
    assert wording.site_title(None) == "工考网上报名"
