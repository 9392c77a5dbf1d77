"""An exam's rules and trades, taken from the database for the pure rules to use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from applications.rules.fields import Fields
from applications.rules.overrides import overridden
from applications.rules.parameters import LevelYears, Parameters, RetirementDay, WorkYears
from applications.rules.trades import Trade, Trades
from exams.models import LevelOffer
from registry.models import Trade as RegisteredTrade

if TYPE_CHECKING:
    from datetime import date

    from exams.models import Exam


def parameters_of(exam: Exam) -> Parameters:
    """Return the exam's parameters, its `rule_numbers` laid over the usual ones.

    Raises:
        BadCase: a number of the exam has an unknown name or an impossible value.
    """
    usual = Parameters(
        cutoff=exam.tenure_cutoff,
        level_years=LevelYears(exam.level_years_method),
        work_years=WorkYears(exam.work_years_method),
        retirement=RetirementDay(exam.retirement_rule),
        notice_date=exam.notice_date,
    )
    return overridden(usual, Fields.of(exam.rule_numbers, "rule_numbers"))


def trades_of(exam: Exam) -> Trades:
    """Return every trade there has been, with the levels this exam opens. One narrow query."""
    levels = LevelOffer.objects.filter(exam=exam, trade=OuterRef("pk")).values("level")
    known = RegisteredTrade.objects.order_by().annotate(levels=ArraySubquery(levels))
    rows = known.values_list("name", "valid_to", "successor__name", "levels")
    return Trades.of(_trade(*row, day=exam.notice_date) for row in rows)


def _trade(
    name: str, valid_to: date | None, successor: str | None, levels: list[int], *, day: date
) -> Trade:
    """Return a trade as it stood on the day of the notice."""
    ended = valid_to is not None and valid_to <= day
    return Trade(
        name=name,
        open_levels=frozenset(levels),
        successor=successor if ended else None,
        cancelled=ended and successor is None,
    )
