"""Years in the present level and working years, by the method of the exam."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, assert_never

from applications.rules.parameters import LevelYears, WorkYears
from applications.rules.wording import day_words
from applications.rules.years import MONTHS, full_months, full_years

if TYPE_CHECKING:
    from applications.rules.parameters import Parameters


def level_years(level_year: int | None, *, exam_year: int, parameters: Parameters) -> int | None:
    """Return the years since the level was obtained; None while the year is unknown."""
    if level_year is None:
        return None
    match parameters.level_years:
        case LevelYears.CALENDAR:
            return max(exam_year - level_year, 0)
        case LevelYears.FULL:
            numbers = parameters.numbers
            awarded = date(level_year, numbers.award_month, numbers.award_day)
            return full_years(awarded, parameters.cutoff)
        case _ as never:
            assert_never(never)


def work_years(start: date | None, *, exam_year: int, parameters: Parameters) -> int | None:
    """Return the working years the form shows (工作年限); None while the start is unknown."""
    if start is None:
        return None
    match parameters.work_years:
        case WorkYears.CALENDAR:
            return max(exam_year - start.year, 0)
        case WorkYears.INCLUSIVE:
            return max(exam_year - start.year + 1, 0)
        case WorkYears.FULL:
            return full_years(start, parameters.cutoff)
        case _ as never:
            assert_never(never)


def level_years_method(parameters: Parameters) -> str:
    """Say how the years in a level are counted, for the form and the case page."""
    if parameters.level_years is LevelYears.CALENDAR:
        return "考核年份减去取得年份"
    return f"从取得之日到{day_words(parameters.cutoff)}，满一年算一年"


def work_years_method(parameters: Parameters) -> str:
    """Say how working years are counted, for the form and the case page."""
    match parameters.work_years:
        case WorkYears.CALENDAR:
            return "考核年份减去参加工作年份"
        case WorkYears.INCLUSIVE:
            return "从参加工作当年到考核当年，首尾两年都算"
        case WorkYears.FULL:
            return f"从参加工作之日到{day_words(parameters.cutoff)}，满一年算一年"
        case _ as never:
            assert_never(never)


def work_years_sum(start: date, *, exam_year: int, parameters: Parameters) -> str:
    """Write out how the working years were counted, for whoever wants to count along."""
    years = work_years(start, exam_year=exam_year, parameters=parameters)
    span, last = f"{start.year} 年到 {exam_year} 年", parameters.cutoff
    match parameters.work_years:
        case WorkYears.CALENDAR:
            return f"{span}，两个年份相减：{exam_year} − {start.year} = {years} 年"
        case WorkYears.INCLUSIVE:
            return f"{span}，首尾两年都算：{exam_year} − {start.year} + 1 = {years} 年"
        case WorkYears.FULL:
            months = full_months(start, last) % MONTHS
            return f"{day_words(start)}到{day_words(last)}，{years} 年 {months} 个月，满一年算一年"
        case _ as never:
            assert_never(never)
