"""What must hold for everybody: more time or more merit never takes a right away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from applications.rules.case import Assessment, Case, Commendation, Education, RegisterRecord, Sex
from applications.rules.counting import level_years, work_years
from applications.rules.findings import Code, Matter
from applications.rules.levels import tried
from applications.rules.parameters import LevelYears, Parameters, RetirementDay, WorkYears
from applications.rules.remedies import REMEDIES
from applications.rules.verdict import judge
from applications.rules.years import full_years, shifted
from tests.applications.rules.oracle import anniversaries
from tests.applications.rules.world import TRADES

NAMES = sorted(TRADES.by_name)
LEVELS = st.integers(1, 5)
DAYS = st.dates(date(1980, 1, 1), date(2026, 3, 10))
PARAMETERS = st.builds(
    Parameters,
    cutoff=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    level_years=st.sampled_from(LevelYears),
    work_years=st.sampled_from(WorkYears),
    retirement=st.sampled_from(RetirementDay),
    notice_date=st.none() | st.dates(date(2026, 1, 1), date(2026, 4, 1)),
)
RECORDS = st.builds(
    RegisterRecord, level=LEVELS, year=st.integers(1990, 2026), trade=st.sampled_from(NAMES)
)
CASES = st.builds(
    Case,
    apply_level=LEVELS,
    apply_trade=st.sampled_from(NAMES),
    exam_year=st.just(2026),
    today=st.just(date(2026, 3, 10)),
    current_level=LEVELS,
    level_year=st.integers(1990, 2026),
    current_trade=st.sampled_from(NAMES),
    start_date=DAYS,
    regularised_date=st.none() | st.dates(date(2000, 1, 1), date(2026, 12, 31)),
    birth_date=st.dates(date(1955, 1, 1), date(2000, 12, 31)),
    sex=st.none() | st.sampled_from(Sex),
    education=st.sampled_from(Education),
    appointed=st.booleans(),
    assessments=st.just(()) | st.tuples(*[st.sampled_from(Assessment)] * 5),
    exceptional=st.booleans(),
    commendations=st.lists(st.sampled_from(Commendation), max_size=3).map(tuple),
    in_discipline=st.booleans(),
    register=st.none() | RECORDS,
)


def is_eligible(case: Case, parameters: Parameters) -> bool:
    return judge(case, parameters, TRADES).eligible


def is_monotone(case: Case, better: Case, parameters: Parameters) -> bool:
    return is_eligible(better, parameters) or not is_eligible(case, parameters)


@given(CASES, PARAMETERS, st.integers(1, 4000))
def test_another_day_of_work_never_takes_a_right_away(
    case: Case, parameters: Parameters, days: int
) -> None:
    assume(case.apply_level != 5)
    assert case.start_date
    earlier = replace(case, start_date=case.start_date - timedelta(days=days))

    assert is_monotone(case, earlier, parameters)


@given(CASES, PARAMETERS, st.integers(1, 20))
def test_an_older_certificate_never_takes_a_right_away(
    case: Case, parameters: Parameters, years: int
) -> None:
    assert case.level_year
    earlier = replace(case, level_year=case.level_year - years)

    assert is_monotone(case, earlier, parameters)


@given(CASES, PARAMETERS, st.sampled_from(Education))
def test_more_schooling_never_takes_a_right_away(
    case: Case, parameters: Parameters, school: Education
) -> None:
    assert case.education
    better = replace(case, education=max(case.education, school))

    assert is_monotone(case, better, parameters)


@given(CASES, PARAMETERS, st.sampled_from(Commendation))
def test_another_honour_never_takes_a_right_away(
    case: Case, parameters: Parameters, honour: Commendation
) -> None:
    better = replace(case, commendations=(*case.commendations, honour), exceptional=True)

    assert is_monotone(case, better, parameters)


@given(CASES, PARAMETERS)
def test_a_disciplinary_period_bars_everybody(case: Case, parameters: Parameters) -> None:
    barred = judge(replace(case, in_discipline=True), parameters, TRADES)

    assert not barred.eligible
    assert barred.route is None
    assert barred.reasons[0].code == Code.IN_DISCIPLINE


@given(CASES, PARAMETERS)
def test_eligible_means_a_route_and_no_reason(case: Case, parameters: Parameters) -> None:
    verdict = judge(case, parameters, TRADES)

    assert verdict.eligible == (verdict.route is not None) == (not verdict.reasons)
    assert all(reason.code in REMEDIES for reason in verdict.reasons)
    assert len({reason.code for reason in verdict.reasons}) == len(verdict.reasons)


@given(CASES, PARAMETERS)
def test_the_routes_of_a_level_do_not_depend_on_the_register(
    case: Case, parameters: Parameters
) -> None:
    alone = replace(case, register=None)

    assert tried(Matter(case, parameters, TRADES)) == tried(Matter(alone, parameters, TRADES))
    assert is_eligible(case, parameters) == is_eligible(alone, parameters)


@given(DAYS, PARAMETERS)
def test_the_inclusive_count_is_one_more_and_full_years_never_exceed_it(
    start: date, parameters: Parameters
) -> None:
    calendar, inclusive, full = (
        work_years(start, exam_year=2026, parameters=replace(parameters, work_years=method))
        for method in WorkYears
    )

    assert calendar is not None
    assert inclusive == calendar + 1
    assert full is not None
    assert calendar - 1 <= full <= calendar


@given(st.integers(1990, 2026), PARAMETERS)
def test_a_full_level_year_never_exceeds_the_calendars(year: int, parameters: Parameters) -> None:
    calendar, full = (
        level_years(year, exam_year=2026, parameters=replace(parameters, level_years=method))
        for method in LevelYears
    )

    assert calendar is not None
    assert full is not None
    assert full <= calendar


@settings(max_examples=60)
@given(DAYS, st.integers(0, 12000))
def test_full_years_agree_with_counting_anniversaries(since: date, days: int) -> None:
    until = since + timedelta(days=days)

    assert full_years(since, until) == anniversaries(since, until)


@given(DAYS, st.integers(-60, 60))
def test_a_shift_by_months_lands_in_the_month(day: date, months: int) -> None:
    moved = shifted(day, months=months)

    assert (moved.year - day.year) * 12 + moved.month - day.month == months
    assert moved.day <= day.day
