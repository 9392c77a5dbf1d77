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
    assert "从参加工作之日到2026年9月30日，满一年算一年" in work
