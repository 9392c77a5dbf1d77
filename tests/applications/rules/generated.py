"""Cases made by machine around every boundary; what must come out is the oracle's to say."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING

from tests.applications.rules.world import told

if TYPE_CHECKING:
    from collections.abc import Iterator

WORK_METHODS = ["calendar", "inclusive", "full"]
LEVEL_METHODS = ["calendar", "full"]
CUTOFFS = ["2026-09-30", "2026-02-28", "2026-12-31"]
GOOD_FIVE = ["pass", "excellent", "pass", "excellent", "pass"]
TECHNICIAN: dict[str, object] = {
    "apply_level": 1,
    "current_level": 2,
    "level_year": 2015,
    "start_date": "1999-07-01",
    "appointed": True,
    "education": "college",
    "assessments": GOOD_FIVE,
}
Facts = dict[str, object]


def generated_cases() -> list[Facts]:
    return [
        *around_the_working_years(),
        *around_the_level_years(),
        *around_the_regularisation(),
        *around_schooling_and_age(),
        *around_assessments_and_honours(),
        *around_the_exception(),
        *around_retirement(),
    ]


def around_the_working_years() -> Iterator[Facts]:
    limits = [(5, 10), (4, 9), (4, 10), (3, 17), (3, 18), (1, 25)]
    for (level, years), method, cutoff in product(limits, WORK_METHODS, CUTOFFS):
        last = date.fromisoformat(cutoff)
        for start in starts_around(date(last.year - years, last.month, last.day)):
            base = TECHNICIAN if level == 1 else {"apply_level": level}
            yield told(
                **base
                | {"start_date": start.isoformat(), "regularised_date": "2026-01-31"}
                | {"parameters": {"work_years": method, "cutoff": cutoff}}
            )


def starts_around(day: date) -> list[date]:
    """Return a day, its neighbours, its leap day if it has one, and the turns of its year."""
    near = {day + timedelta(days=n) for n in (-1, 0, 1)}
    return sorted(near | {date(day.year, 1, 1), date(day.year - 1, 12, 31)})


def around_the_level_years() -> Iterator[Facts]:
    levels = [(4, 5), (3, 4), (2, 3), (1, 2)]
    years, trades = [2020, 2021, 2022], ["护理员", "药工"]
    for (level, held), year, method, trade in product(levels, years, LEVEL_METHODS, trades):
        base = TECHNICIAN if level == 1 else {"apply_level": level, "education": "senior"}
        yield told(
            **base
            | {"current_level": held, "level_year": year, "current_trade": trade}
            | {"parameters": {"level_years": method}}
        )


def around_the_regularisation() -> Iterator[Facts]:
    days = [None, "2026-09-29", "2026-09-30", "2026-10-01", "2026-12-31"]
    for day, held in product(days, [None, 5]):
        facts = {"apply_level": 5, "regularised_date": day, "start_date": "2024-02-29"}
        yield told(**facts, current_level=held, level_year=held and 2025)


def around_schooling_and_age() -> Iterator[Facts]:
    births = {"male": ["1976-09-30", "1976-10-01"], "female": ["1981-09-30", "1981-10-01"]}
    schools = ["primary", "junior", "senior", "technical", "college", None]
    for sex, school in product(births, schools):
        for birth in births[sex]:
            yield told(
                apply_level=2,
                current_level=3,
                level_year=2018,
                current_trade="护理员",
                sex=sex,
                birth_date=birth,
                education=school,
            )


def around_assessments_and_honours() -> Iterator[Facts]:
    results = [
        GOOD_FIVE,
        ["excellent", "pass", "pass", "pass", "pass"],
        ["excellent", "excellent", "pass", "pass", "basic"],
        ["absent", "excellent", "excellent", "pass", "pass"],
        None,
    ]
    honours = [[], ["party_member_of_the_year"], ["technical_expert"], ["two_utility_models"]]
    for result, honour, school in product(results, honours, ["junior", "senior"]):
        changed = {"assessments": result, "commendations": honour, "education": school}
        yield told(**TECHNICIAN | changed)


def around_the_exception() -> Iterator[Facts]:
    honours = [[], ["model_worker"], ["contest_third_prize"], ["labour_medal"]]
    for level, held, honour in product([5, 4, 3, 2, 1], [None, 5, 4, 3, 2], honours):
        yield told(
            apply_level=level,
            current_level=held,
            level_year=held and 2025,
            current_trade="护理员",
            education="senior",
            exceptional=True,
            commendations=honour,
            appointed=True,
        )


def around_retirement() -> Iterator[Facts]:
    births = {
        "male": ["1965-01-01", "1965-10-31", "1965-12-31", "1966-01-01", "1966-08-31"],
        "female": ["1975-02-28", "1975-08-31", "1975-10-31", "1976-01-01", "1976-06-30"],
    }
    for sex, rule in product(births, ["notice_date", "year_end", "previous_year_end", "off"]):
        for birth in births[sex]:
            facts = {"apply_level": 3, "start_date": "2000-01-01", "sex": sex, "birth_date": birth}
            yield told(**facts, parameters={"retirement": rule})
