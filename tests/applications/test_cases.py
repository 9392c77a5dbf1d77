"""An exam's rows become the parameters and trades of the rules."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from applications.cases import parameters_of, trades_of
from applications.rules import BreakWaives, LevelYears, RetirementDay, WorkYears
from applications.rules.reading import BadCase
from registry.models import Trade
from tests.applications.rules.world import TRADES, USUAL

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from exams.models import Exam


def test_an_exam_without_wishes_has_the_usual_parameters(exam_of_the_table: Exam) -> None:
    assert parameters_of(exam_of_the_table) == USUAL


def test_an_exam_says_its_methods_and_numbers(exam_of_the_table: Exam) -> None:
    exam_of_the_table.level_years_method = "full"
    exam_of_the_table.work_years_method = "calendar"
    exam_of_the_table.retirement_rule = "off"
    exam_of_the_table.rule_numbers = {"work_years_for_level_4": 8, "break_waives": "years"}

    parameters = parameters_of(exam_of_the_table)

    assert parameters.level_years is LevelYears.FULL
    assert parameters.work_years is WorkYears.CALENDAR
    assert parameters.retirement is RetirementDay.OFF
    assert parameters.numbers.work_years_for_level_4 == 8
    assert parameters.break_waives is BreakWaives.YEARS


def test_a_misspelt_number_of_an_exam_is_refused_by_name(exam_of_the_table: Exam) -> None:
    exam_of_the_table.rule_numbers = {"work_years_level_4": 8}

    with pytest.raises(BadCase, match=r"rule_numbers\.work_years_level_4"):
        parameters_of(exam_of_the_table)


def test_trades_come_with_levels_successors_and_ends(
    exam_of_the_table: Exam, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        trades = trades_of(exam_of_the_table)

    assert trades == TRADES


def test_a_trade_that_ends_after_the_notice_is_still_itself(exam_of_the_table: Exam) -> None:
    Trade.objects.filter(name="中药工").update(valid_to=date(2026, 3, 2))

    trades = trades_of(exam_of_the_table)

    assert trades.present_name("中药工") == "中药工"
    assert not trades.is_cancelled("中药工")


def test_a_trade_that_ended_on_the_day_of_the_notice_is_merged(exam_of_the_table: Exam) -> None:
    Trade.objects.filter(name="中药工").update(valid_to=date(2026, 3, 1))

    assert trades_of(exam_of_the_table).present_name("中药工") == "药工"
