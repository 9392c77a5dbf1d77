"""No refusal without its why, its when and its way out: a new rule that lacks one fails here."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from applications.rules.advice import Advice, why_and_when
from applications.rules.findings import Code
from applications.rules.reading import read_case, read_parameters
from applications.rules.remedies import REMEDIES
from applications.rules.verdict import judge
from applications.rules.years import shifted
from portals.candidate.reasons import FIELDS
from tests.applications.rules.generated import generated_cases
from tests.applications.rules.test_properties import CASES, PARAMETERS
from tests.applications.rules.world import TRADES, USUAL, written_rows

if TYPE_CHECKING:
    from applications.rules.case import Case
    from applications.rules.parameters import Parameters

AHEAD = 12
WITHOUT_A_NUMBER = {
    Code.IN_DISCIPLINE, Code.TRADE_NOT_OPEN, Code.TRADE_MERGED, Code.TRADE_CANCELLED,
    Code.SAME_TRADE, Code.EDUCATION, Code.CURRENT_LEVEL, Code.ALREADY_GRADED, Code.APPOINTED,
    Code.ACHIEVEMENT, Code.BREAK_LEVEL,
}  # fmt: skip
"""Causes that count nothing: they name what was answered instead."""
PAPER_OR_ANSWER = re.compile("证|表|材料|更正|改为|改选|选择|取消勾选|勾选|填写|核对")
WHEN = re.compile(r"最早20\d\d年可以报考|再等几年也不能报考")
LEVELS = re.compile("今年可以报考[一二三四五]级|今年没有其他等级可以报考")


@cache
def advice_by_code() -> dict[str, list[Advice]]:
    """Return, for every cause met in the table and the made cases, what those people are told."""
    told: defaultdict[str, list[Advice]] = defaultdict(list)
    for facts in [row.facts for row in written_rows()] + generated_cases():
        case, parameters = read_case(facts, trades=TRADES), read_parameters(facts, usual=USUAL)
        verdict = judge(case, parameters, TRADES)
        new = {reason.code for reason in verdict.reasons if len(told[reason.code]) < 5}
        if new:
            advice = why_and_when(case, parameters, TRADES)
            for code in new:
                told[code].append(advice)
    return told


@pytest.mark.parametrize("code", Code)
def test_every_rule_says_why_when_at_which_level_and_by_which_paper(code: Code) -> None:
    told = advice_by_code()[code]

    assert told, f"no case of the table is refused for {code}"
    for advice in told:
        assert advice.failed
        assert all(reason.text.endswith(("。", "条件")) for reason in advice.failed)
        assert WHEN.search(advice.earliest_text)
        assert LEVELS.search(advice.other_levels_text)
        assert any(REMEDIES[code] == remedy.text for remedy in advice.remedies)
    assert PAPER_OR_ANSWER.search(REMEDIES[code])


@pytest.mark.parametrize("code", sorted(set(Code) - WITHOUT_A_NUMBER - {Code.LEVEL_OR_WORK_YEARS}))
def test_who_is_refused_for_a_count_reads_the_own_number(code: Code) -> None:
    texts = {
        reason.text for told in advice_by_code().values() for advice in told
        for reason in advice.failed if reason.code == code
    }  # fmt: skip

    assert texts
    assert all(re.search(r"\d", text) for text in texts)


@pytest.mark.parametrize("code", Code)
def test_every_cause_has_its_place_in_the_form(code: Code) -> None:
    anchor, label = FIELDS[code]

    assert anchor
    assert label


@given(CASES, PARAMETERS)
def test_the_year_named_is_the_first_that_fits(case: Case, parameters: Parameters) -> None:
    year = why_and_when(case, parameters, TRADES, years_ahead=AHEAD).earliest_year
    last = year or case.exam_year + AHEAD

    fits = [_fits_in(case, parameters, one) for one in range(case.exam_year, last + 1)]

    assert fits == [False] * (len(fits) - 1) + [year is not None]


@given(CASES, PARAMETERS)
def test_the_levels_named_fit_this_year(case: Case, parameters: Parameters) -> None:
    others = why_and_when(case, parameters, TRADES, years_ahead=0).other_levels

    for level in {1, 2, 3, 4, 5} - {case.apply_level}:
        fits = judge(replace(case, apply_level=level), parameters, TRADES).eligible
        assert fits == (level in others)


def _fits_in(case: Case, parameters: Parameters, year: int) -> bool:
    later = replace(case, exam_year=year, today=shifted(case.today, years=year - case.exam_year))
    return judge(later, parameters.moved_by(year - case.exam_year), TRADES).eligible
