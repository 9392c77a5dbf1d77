"""Working days: no holiday ever, make-up Saturdays too, and honest about a year nobody knows."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from exams.models import Exam
from exams.working_days import is_announced, is_working_day, working_day_after
from flows import deadlines

KNOWN = st.dates(date(2024, 1, 1), date(2026, 11, 30))
COUNTS = st.integers(0, 12)
UNKNOWN_YEAR = 2090
START = datetime(2024, 12, 1, tzinfo=UTC)


def an_exam(**facts: object) -> Exam:
    return Exam(**{"review_days": 5, **facts})


def after(day: date, count: int) -> date:
    return working_day_after(day, count=count, changes={})


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 2, 14), True),  # a Saturday, worked for the Spring Festival
        (date(2026, 9, 20), True),  # a Sunday, worked for the National Day
        (date(2026, 10, 10), True),
        (date(2026, 2, 16), False),  # Spring Festival's eve, a Monday
        (date(2026, 10, 6), False),  # a Tuesday of the National Day's week
        (date(2026, 10, 8), True),
        (date(2026, 11, 28), False),
        (date(2026, 11, 27), True),
    ],
)
def test_a_day_of_2026_is_what_the_state_council_said(day: date, *, works: bool) -> None:
    assert is_working_day(day, changes={}) is works


def test_before_the_national_day_five_working_days_reach_past_the_holiday() -> None:
    assert after(date(2026, 9, 29), 5) == date(2026, 10, 11) + timedelta(days=1)
    assert after(date(2026, 9, 29), 4) == date(2026, 10, 10)


@given(KNOWN, COUNTS)
def test_it_never_ends_on_a_day_off_and_never_before_it_began(day: date, count: int) -> None:
    end = after(day, count)

    assert is_working_day(end, changes={})
    assert end >= day + timedelta(days=count)


@given(KNOWN, KNOWN, COUNTS)
def test_who_comes_later_is_never_due_earlier(one: date, other: date, count: int) -> None:
    early, late = sorted((one, other))

    assert after(early, count) <= after(late, count)
    assert after(early, count) < after(early, count + 1) or count == 0


@given(KNOWN, st.integers(1, 6), st.integers(1, 6))
def test_days_may_be_counted_in_two_goes(day: date, some: int, more: int) -> None:
    assert after(after(day, some), more) == after(day, some + more)


@given(st.dates(date(UNKNOWN_YEAR, 1, 1), date(UNKNOWN_YEAR, 12, 31)))
def test_a_year_nobody_knows_counts_monday_to_friday(day: date) -> None:
    assert not is_announced(day.year)
    assert is_working_day(day, changes={}) is (day.isoweekday() <= 5)


def test_an_exams_own_days_go_before_every_calendar() -> None:
    own = {"2026-11-30": False, "2026-12-05": True}

    assert working_day_after(date(2026, 11, 27), count=1, changes=own) == date(2026, 12, 1)
    assert is_working_day(date(2026, 12, 5), changes=own)


def test_at_the_end_of_the_year_a_guess_is_known_as_one() -> None:
    first_unknown = next(year for year in range(2026, UNKNOWN_YEAR) if not is_announced(year))
    last_week = datetime(first_unknown - 1, 12, 30, 2, tzinfo=UTC)
    guess = deadlines.review_due(an_exam(), now=last_week)
    sure = deadlines.review_due(an_exam(review_days=0), now=datetime(2026, 11, 27, 2, tzinfo=UTC))

    assert guess.year == first_unknown
    assert deadlines.is_guess(guess, an_exam())
    assert not deadlines.is_guess(guess, an_exam(day_changes={f"{first_unknown}-01-01": False}))
    assert not deadlines.is_guess(sure, an_exam())


@given(st.integers(0, 700 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes)))
def test_a_desks_time_ends_at_a_midnight_in_henan_whatever_the_hour(now: datetime) -> None:
    due = timezone.localtime(deadlines.review_due(an_exam(), now=now))
    last = due - timedelta(seconds=1)

    assert (due.hour, due.minute, due.utcoffset()) == (0, 0, timedelta(hours=8))
    assert is_working_day(last.date(), changes={})
    assert last.date() >= timezone.localtime(now).date() + timedelta(days=5)


def test_late_in_the_evening_utc_it_is_already_tomorrow_in_henan() -> None:
    friday_night = datetime(2026, 11, 26, 16, 30, tzinfo=UTC)  # 00:30 on the 27th in Henan

    due = deadlines.review_due(an_exam(review_days=1), now=friday_night)

    assert deadlines.spoken_day(due) == "11月30日"
