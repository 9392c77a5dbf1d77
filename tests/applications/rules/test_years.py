"""Years and months between days, month ends and leap days included."""

from __future__ import annotations

from datetime import date

import pytest

from applications.rules.years import full_months, full_years, shifted


@pytest.mark.parametrize(
    ("since", "until", "years"),
    [
        (date(2016, 9, 30), date(2026, 9, 30), 10),
        (date(2016, 10, 1), date(2026, 9, 30), 9),
        (date(2016, 2, 29), date(2026, 2, 28), 10),
        (date(2016, 2, 29), date(2026, 2, 27), 9),
        (date(2016, 2, 29), date(2024, 2, 28), 7),
        (date(2016, 2, 29), date(2024, 2, 29), 8),
        (date(2015, 2, 28), date(2024, 2, 28), 9),
        (date(2016, 8, 31), date(2026, 8, 30), 9),
        (date(2016, 12, 31), date(2026, 12, 31), 10),
        (date(2026, 9, 30), date(2026, 9, 30), 0),
        (date(2027, 1, 1), date(2026, 9, 30), 0),
    ],
)
def test_a_year_is_full_on_its_corresponding_day(since: date, until: date, years: int) -> None:
    assert full_years(since, until) == years


@pytest.mark.parametrize(
    ("day", "years", "months", "expected"),
    [
        (date(2024, 2, 29), 1, 0, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, 0, date(2028, 2, 29)),
        (date(2025, 1, 31), 0, 1, date(2025, 2, 28)),
        (date(2025, 11, 30), 0, 3, date(2026, 2, 28)),
        (date(2025, 12, 31), 0, 1, date(2026, 1, 31)),
        (date(1965, 8, 31), 60, 1, date(2025, 9, 30)),
    ],
)
def test_a_missing_day_becomes_the_last_of_its_month(
    day: date, years: int, months: int, expected: date
) -> None:
    assert shifted(day, years=years, months=months) == expected


@pytest.mark.parametrize(
    ("since", "until", "months"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), 1),
        (date(2026, 1, 15), date(2026, 3, 14), 1),
        (date(2026, 1, 15), date(2026, 3, 15), 2),
        (date(2026, 3, 15), date(2026, 1, 15), 0),
    ],
)
def test_a_month_is_full_on_its_corresponding_day(since: date, until: date, months: int) -> None:
    assert full_months(since, until) == months
