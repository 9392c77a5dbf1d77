"""A refusal says why, from when, what else, and which paper would change the answer."""

from __future__ import annotations

import pytest

from applications.rules.advice import Advice, why_and_when
from applications.rules.findings import Code
from applications.rules.reading import read_parameters
from applications.rules.remedies import REMEDIES
from tests.applications.rules.generated import TECHNICIAN, generated_cases
from tests.applications.rules.world import TRADES, USUAL, a_case, told, verdict_on, written_rows


def advice_on(**facts: object) -> Advice:
    parameters = read_parameters(told(**facts), usual=USUAL)
    return why_and_when(a_case(**facts), parameters, TRADES)


@pytest.mark.parametrize("code", Code)
def test_every_cause_of_refusal_has_its_way_out(code: Code) -> None:
    assert REMEDIES[code].endswith("。")


def test_the_table_meets_every_cause_of_refusal() -> None:
    told_cases = [row.facts for row in written_rows()] + generated_cases()

    met = {reason.code for facts in told_cases for reason in verdict_on(facts).reasons}

    assert met == set(Code)


def test_the_guides_sentence_is_spelled_out_with_the_persons_numbers() -> None:
    advice = advice_on(
        apply_level=4,
        current_level=5,
        level_year=2023,
        current_trade="护理员",
        start_date="2022-07-01",
    )

    assert [reason.code for reason in advice.failed] == ["level_years", "work_years"]
    assert "计算为3年，还差2年（须满5年）" in advice.failed[0].text
    assert "计算为5年，还差5年（须满10年）" in advice.failed[1].text
    assert [reason.code for reason in advice.remedies] == ["level_or_work_years"]


def test_the_earliest_year_is_the_sooner_of_both_ways() -> None:
    held = {"apply_level": 4, "current_level": 5, "level_year": 2023, "current_trade": "护理员"}

    assert advice_on(**held, start_date="2022-07-01").earliest_year == 2028
    assert advice_on(**held, start_date="2018-07-01").earliest_year == 2027


@pytest.mark.parametrize(
    ("method", "year"), [("inclusive", 2031), ("calendar", 2032), ("full", 2033)]
)
def test_the_earliest_year_follows_the_method(method: str, year: int) -> None:
    facts = {"apply_level": 4, "start_date": "2022-12-01", "parameters": {"work_years": method}}

    advice = advice_on(**facts)

    assert advice.earliest_year == year
    assert advice.earliest_text == f"按现在填报的信息，最早{year}年可以报考四级。"


def test_who_retires_first_has_no_earliest_year() -> None:
    advice = advice_on(apply_level=4, start_date="2025-01-01", birth_date="1968-01-01")

    assert advice.earliest_year is None
    assert advice.earliest_text == "再等几年也不能报考四级，要先解决上面不满足的那一条。"


def test_time_does_not_mend_what_is_not_time() -> None:
    assert (
        advice_on(apply_level=4, start_date="2000-01-01", in_discipline=True).earliest_year is None
    )
    assert advice_on(**TECHNICIAN | {"appointed": False}).earliest_year is None


def test_other_levels_that_fit_now_are_named() -> None:
    advice = advice_on(apply_level=5, start_date="2005-07-01", regularised_date="2006-07-01")

    assert advice.other_levels == (4, 3)
    assert advice.other_levels_text == "按现在填报的信息，今年可以报考四级、三级。"


def test_no_other_level_is_said_too() -> None:
    advice = advice_on(apply_level=2)

    assert advice.other_levels == ()
    assert advice.other_levels_text == "按现在填报的信息，今年没有其他等级可以报考。"


def test_an_eligible_person_hears_this_year() -> None:
    advice = advice_on(**TECHNICIAN)

    assert (advice.failed, advice.remedies, advice.earliest_year) == ((), (), 2026)


def test_a_bar_is_told_beside_the_years() -> None:
    advice = advice_on(apply_level=3, start_date="2020-01-01", in_discipline=True)

    assert [reason.code for reason in advice.failed] == [
        "in_discipline",
        "current_level",
        "work_years",
    ]
    assert [reason.code for reason in advice.remedies] == ["in_discipline", "level_or_work_years"]


def test_a_wrong_trade_behind_the_guides_sentence_has_its_own_way_out() -> None:
    advice = advice_on(apply_level=4, current_level=5, level_year=2015, current_trade="药工")

    assert [reason.code for reason in advice.failed] == ["same_trade", "work_years"]
    assert [reason.code for reason in advice.remedies] == ["level_or_work_years", "same_trade"]


def test_ways_out_that_are_the_same_are_told_once() -> None:
    advice = advice_on(apply_level=2, education="senior")

    assert [reason.code for reason in advice.failed] == [
        "current_level",
        "same_trade",
        "level_years",
    ]
    assert [reason.code for reason in advice.remedies] == ["current_level", "same_trade"]


def test_a_condition_that_fails_twice_is_told_once() -> None:
    advice = advice_on(apply_level=4, start_date="2023-01-01", exceptional=True)
    texts = [reason.text for reason in advice.failed]

    assert len(texts) == len(set(texts))
