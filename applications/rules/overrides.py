"""Lay an exam's own numbers and choices over the usual ones."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypeVar

from applications.rules.case import Commendation, Education
from applications.rules.parameters import (
    BreakWaives,
    LevelYears,
    Numbers,
    Parameters,
    RetirementDay,
    WorkYears,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from applications.rules.fields import Fields

Item = TypeVar("Item")
NUMBERS = tuple(field.name for field in fields(Numbers))
CHOICES = tuple(field.name for field in fields(Parameters) if field.name != "numbers")
DIVISORS = frozenset({"men_months_of_birth_per_step", "women_months_of_birth_per_step"})
LAST_DAYS = {"award_month": 12, "award_day": 31}
COMMON_YEAR = 2001
MOST = 9999


def overridden(parameters: Parameters, given: Fields) -> Parameters:
    """Return the parameters with the given ones in place; all names live side by side.

    Raises:
        BadCase: an unknown name, a wrong type or an impossible value.
    """
    given.only((*NUMBERS, *CHOICES))
    counted = replace(
        parameters,
        cutoff=given.day("cutoff") or parameters.cutoff,
        level_years=given.word("level_years", LevelYears) or parameters.level_years,
        work_years=given.word("work_years", WorkYears) or parameters.work_years,
        retirement=given.word("retirement", RetirementDay) or parameters.retirement,
        notice_date=given.day("notice_date") or parameters.notice_date,
        numbers=_numbers(parameters.numbers, given),
    )
    return _with_choices(counted, given)


def _with_choices(parameters: Parameters, given: Fields) -> Parameters:
    achievements = given.words("break_achievements", Commendation)
    exemptions = given.words("level_one_exemptions", Commendation)
    trades = given.texts("free_trades")
    counts = given.flag("cancelled_trade_counts")
    now = parameters
    return replace(
        now,
        break_waives=given.word("break_waives", BreakWaives) or now.break_waives,
        break_achievements=_either(achievements, now.break_achievements),
        level_one_exemptions=_either(exemptions, now.level_one_exemptions),
        schooling=given.rank("schooling", Education) or now.schooling,
        schooling_of_the_older=given.rank("schooling_of_the_older", Education)
        or now.schooling_of_the_older,
        free_trades=_either(trades, now.free_trades),
        cancelled_trade_counts=now.cancelled_trade_counts if counts is None else counts,
    )


def _either(given: Iterable[Item] | None, usual: frozenset[Item]) -> frozenset[Item]:
    return usual if given is None else frozenset(given)


def _numbers(usual: Numbers, given: Fields) -> Numbers:
    changed: dict[str, int] = {}
    for name in NUMBERS:
        least = 1 if name in DIVISORS or name in LAST_DAYS else 0
        value = given.whole(name, least=least, most=LAST_DAYS.get(name, MOST))
        if value is not None:
            changed[name] = value
    numbers = replace(usual, **changed)
    if numbers.award_day > monthrange(COMMON_YEAR, numbers.award_month)[1]:
        raise given.wrong("award_day", "这个月没有这一天。")
    return numbers
