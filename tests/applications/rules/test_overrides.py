"""An exam's own numbers and choices lie over the usual ones."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import date

import pytest

from applications.rules.case import Commendation, Education
from applications.rules.fields import BadCase, Fields
from applications.rules.overrides import overridden
from applications.rules.parameters import (
    BreakWaives,
    LevelYears,
    Numbers,
    Parameters,
    RetirementDay,
    WorkYears,
)
from tests.applications.rules.world import USUAL

EVERYTHING: dict[str, object] = {
    "cutoff": "2027-08-31",
    "level_years": "full",
    "work_years": "calendar",
    "retirement": "year_end",
    "notice_date": "2027-02-01",
    "break_waives": "all_but_certificate",
    "break_achievements": ["model_worker"],
    "level_one_exemptions": [],
    "schooling": "college",
    "schooling_of_the_older": "senior",
    "free_trades": ["汽车驾驶员"],
    "cancelled_trade_counts": False,
}


def laid_over(**given: object) -> Parameters:
    return overridden(USUAL, Fields.of(given, "parameters"))


def test_nothing_given_changes_nothing() -> None:
    assert laid_over() == USUAL


def test_every_choice_can_be_made_by_the_exam() -> None:
    assert EVERYTHING.keys() == {f.name for f in fields(Parameters)} - {"numbers"}
    assert laid_over(**EVERYTHING) == Parameters(
        cutoff=date(2027, 8, 31),
        level_years=LevelYears.FULL,
        work_years=WorkYears.CALENDAR,
        retirement=RetirementDay.YEAR_END,
        notice_date=date(2027, 2, 1),
        break_waives=BreakWaives.ALL_BUT_CERTIFICATE,
        break_achievements=frozenset({Commendation.MODEL_WORKER}),
        level_one_exemptions=frozenset(),
        schooling=Education.COLLEGE,
        schooling_of_the_older=Education.SENIOR,
        free_trades=frozenset({"汽车驾驶员"}),
        cancelled_trade_counts=False,
    )


@pytest.mark.parametrize("name", [field.name for field in fields(Numbers)])
def test_every_number_can_be_set_by_the_exam(name: str) -> None:
    changed = laid_over(**{name: 7}).numbers

    assert asdict(changed) == asdict(Numbers()) | {name: 7}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("level_years", "exact"),
        ("work_years", "虚年"),
        ("retirement", True),
        ("cutoff", "2026-09-31"),
        ("level_years_needed", -1),
        ("level_years_needed", "5"),
        ("men_months_of_birth_per_step", 0),
        ("award_month", 13),
        ("schooling", "kindergarten"),
        ("free_trades", "汽车驾驶员"),
        ("cancelled_trade_counts", "no"),
        ("level_year", 5),
    ],
)
def test_an_impossible_parameter_is_refused_by_name(name: str, value: object) -> None:
    with pytest.raises(BadCase) as refusal:
        laid_over(**{name: value})

    assert refusal.value.field == f"parameters.{name}"


def test_an_award_day_exists_in_every_year() -> None:
    with pytest.raises(BadCase, match="award_day"):
        laid_over(award_month=2, award_day=29)


def test_an_exam_moves_to_another_year_with_its_days() -> None:
    leap = laid_over(cutoff="2028-02-29", notice_date="2027-12-31")

    moved = leap.moved_by(1)

    assert (moved.cutoff, moved.notice_date) == (date(2029, 2, 28), date(2028, 12, 31))
    assert Parameters(cutoff=date(2026, 9, 30)).moved_by(-8).cutoff == date(2018, 9, 30)
    assert Parameters(cutoff=date(2026, 9, 30)).moved_by(1).notice_date is None
