"""A deadline in words, at the edges of days."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from portals.reviewer.deadlines import due_in

HENAN = ZoneInfo("Asia/Shanghai")
MIDNIGHT = datetime(2026, 3, 27, tzinfo=HENAN)


@pytest.mark.parametrize(
    ("before", "word"),
    [
        (timedelta(days=2, seconds=1), "剩 2 天"),
        (timedelta(days=1, seconds=1), "剩 1 天"),
        (timedelta(days=1), "今日到期"),
        (timedelta(seconds=1), "今日到期"),
        (timedelta(0), "刚刚逾期"),
        (-timedelta(hours=3), "逾期 3 小时"),
        (-timedelta(days=1), "逾期 1 天"),
    ],
)
def test_a_deadline_at_midnight_in_words(before: timedelta, word: str) -> None:
    assert due_in(MIDNIGHT, MIDNIGHT - before).word == word
