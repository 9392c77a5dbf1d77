"""Each method of counting, and the words in which the form explains it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from applications.rules.counting import (
    level_years,
    level_years_method,
    work_years,
    work_years_method,
    work_years_sum,
)
from applications.rules.parameters import LevelYears, WorkYears
from tests.applications.rules.world import USUAL


@pytest.mark.parametrize(
    ("method", "start", "years"),
    [
        (WorkYears.CALENDAR, date(2016, 12, 31), 10),
        (WorkYears.INCLUSIVE, date(2016, 12, 31), 11),
        (WorkYears.FULL, date(2016, 12, 31), 9),
        (WorkYears.CALENDAR, date(2027, 1, 1), 0),
        (WorkYears.INCLUSIVE, date(2028, 1, 1), 0),
        (WorkYears.FULL, date(2026, 12, 31), 0),
    ],
)
def test_working_years_follow_the_method(method: WorkYears, start: date, years: int) -> None:
    parameters = replace(USUAL, work_years=method)

    assert work_years(start, exam_year=2026, parameters=parameters) == years


@pytest.mark.parametrize(
    ("method", "year", "years"),
    [
        (LevelYears.CALENDAR, 2021, 5),
        (LevelYears.FULL, 2021, 4),
        (LevelYears.FULL, 2020, 5),
        (LevelYears.CALENDAR, 2027, 0),
    ],
)
def test_level_years_follow_the_method(method: LevelYears, year: int, years: int) -> None:
    parameters = replace(USUAL, level_years=method)

    assert level_years(year, exam_year=2026, parameters=parameters) == years


def test_an_unknown_start_leaves_the_years_unknown() -> None:
    assert work_years(None, exam_year=2026, parameters=USUAL) is None
    assert level_years(None, exam_year=2026, parameters=USUAL) is None


def test_every_method_is_explained_in_its_own_words() -> None:
    work = {work_years_method(replace(USUAL, work_years=method)) for method in WorkYears}
    level = {level_years_method(replace(USUAL, level_years=method)) for method in LevelYears}

    assert len(work) == len(WorkYears)
    assert len(level) == len(LevelYears)


@pytest.mark.parametrize(
    ("method", "said"),
    [
        (WorkYears.CALENDAR, "2009 年到 2026 年，两个年份相减：2026 − 2009 = 17 年"),
        (WorkYears.INCLUSIVE, "2009 年到 2026 年，首尾两年都算：2026 − 2009 + 1 = 18 年"),
        (WorkYears.FULL, "2009年7月1日到2026年9月30日，17 年 2 个月，满一年算一年"),
    ],
)
def test_the_sum_of_the_working_years_is_written_out(method: WorkYears, said: str) -> None:
    parameters = replace(USUAL, work_years=method)

    assert work_years_sum(date(2009, 7, 1), exam_year=2026, parameters=parameters) == said
