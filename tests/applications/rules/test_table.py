"""The verdicts agree with the sources: a written table, and cases generated at every boundary."""

from __future__ import annotations

import pytest

from applications.rules.verdict import no_years_text
from tests.applications.rules.generated import generated_cases
from tests.applications.rules.oracle import answer
from tests.applications.rules.world import USUAL, Row, told, verdict_on, written_rows

ROWS = written_rows()
GENERATED = generated_cases()
GUIDE = "现岗位等级年限不满五年，且工作年限不满10或18年，不符合报名条件"
BEYOND_THE_SOURCES = {
    "level_years_needed",
    "work_years_for_level_4",
    "award_month",
    "free_trades",
    "cancelled_trade_counts",
    "good_assessments_for_level_2",
    "level_one_exemptions",
    "break_waives",
}


def speaks_of_the_sources_alone(row: Row) -> bool:
    changed = row.facts.get("parameters") or {}
    return isinstance(changed, dict) and not BEYOND_THE_SOURCES & changed.keys()


FROM_THE_SOURCES = [row for row in ROWS if speaks_of_the_sources_alone(row)]


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_a_written_case_is_judged_as_written(row: Row) -> None:
    verdict = verdict_on(row.facts)

    assert (verdict.route, [reason.code for reason in verdict.reasons]) == (row.route, row.reasons)
    assert verdict.eligible == (row.route is not None)


@pytest.mark.parametrize("row", FROM_THE_SOURCES, ids=[row.name for row in FROM_THE_SOURCES])
def test_the_written_table_agrees_with_the_sources(row: Row) -> None:
    assert answer(row.facts) == (row.route is not None, row.route)


@pytest.mark.parametrize("facts", GENERATED)
def test_a_generated_case_agrees_with_the_sources(facts: dict[str, object]) -> None:
    verdict = verdict_on(facts)

    assert (verdict.eligible, verdict.route) == answer(facts)


def test_half_of_the_table_is_generated_and_both_answers_are_common() -> None:
    eligible = sum(verdict_on(facts).eligible for facts in GENERATED)

    assert len(ROWS) >= 80
    assert len(GENERATED) >= len(ROWS)
    assert len(GENERATED) / 4 < eligible < len(GENERATED) * 3 / 4


def test_levels_four_and_three_refuse_in_the_words_of_the_guide() -> None:
    refused = [verdict_on(told(apply_level=level)) for level in (4, 3)]

    assert no_years_text(USUAL.numbers) == GUIDE
    for verdict in refused:
        assert [(r.code, r.text) for r in verdict.reasons] == [("level_or_work_years", GUIDE)]


def test_other_levels_never_use_the_sentence_of_levels_four_and_three() -> None:
    verdicts = [verdict_on(facts) for facts in GENERATED if facts["apply_level"] in {5, 2, 1}]

    assert "level_or_work_years" not in {r.code for verdict in verdicts for r in verdict.reasons}
    assert GUIDE not in {r.text for verdict in verdicts for r in verdict.reasons}
