"""What the reviewer reads: every rule with its verdict and the person's own numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from applications.rules.findings import Finding, refusals
from applications.rules.verdict import judge
from tests.applications.rules.generated import TECHNICIAN
from tests.applications.rules.world import TRADES, USUAL, a_case, told, verdict_on


def details(**facts: object) -> dict[str, Finding]:
    return {finding.code: finding for finding in verdict_on(told(**facts)).findings}


def test_every_rule_tried_is_listed_under_its_route() -> None:
    verdict = verdict_on(told(apply_level=4, start_date="2010-07-01", exceptional=True))

    assert [(f.route, f.code) for f in verdict.findings] == [
        (None, "in_discipline"),
        (None, "retired"),
        (None, "trade_not_open"),
        ("L4-A", "current_level"),
        ("L4-A", "same_trade"),
        ("L4-A", "level_years"),
        ("L4-B", "work_years"),
        ("BREAK", "achievement"),
        ("BREAK", "current_level"),
        ("BREAK", "same_trade"),
    ]


def test_a_finding_says_the_persons_own_numbers() -> None:
    short = details(apply_level=4, start_date="2020-07-01")["work_years"]
    reached = details(apply_level=4, start_date="2010-07-01")["work_years"]

    counted = "参加工作，按“从参加工作当年到考核当年，首尾两年都算”计算为"
    assert short.detail == f"2020年7月1日{counted}7年，还差3年（须满10年）。"
    assert reached.detail == f"2010年7月1日{counted}17年，已满10年。"


def test_higher_skill_is_left_to_the_reviewer() -> None:
    older = details(
        apply_level=2,
        current_level=3,
        level_year=2015,
        current_trade="护理员",
        education="junior",
        birth_date="1970-01-01",
    )

    assert older["education"].passed is None
    assert "由审核员认定" in older["education"].detail


def test_the_consent_of_the_employer_is_left_to_the_reviewer() -> None:
    moved = details(apply_level=4, current_level=5, level_year=2015, current_trade="打字员")

    assert moved["same_trade"].passed is None
    assert "须经单位人事部门同意" in moved["same_trade"].detail


def test_an_unknown_birth_date_is_left_to_the_reviewer() -> None:
    unknown = details(apply_level=4, birth_date=None)

    assert unknown["retired"].passed is None


def test_an_exam_without_a_notice_date_looks_at_today() -> None:
    parameters = replace(USUAL, notice_date=None)
    leaving = a_case(apply_level=4, start_date="1990-01-01", birth_date="1966-01-01")

    before = judge(replace(leaving, today=date(2026, 4, 30)), parameters, TRADES)
    after = judge(replace(leaving, today=date(2026, 5, 1)), parameters, TRADES)

    assert before.eligible
    assert [reason.code for reason in after.reasons] == ["retired"]


def test_an_honour_at_level_one_is_checked_by_the_reviewer() -> None:
    honoured = details(**TECHNICIAN, commendations=["labour_medal"])

    assert honoured["level_one_exemption"].passed is None
    assert "education" not in honoured


def test_a_code_is_refused_once_in_the_words_said_first() -> None:
    first = Finding("level_years", "满五年", passed=False, detail="先说的")

    [reason] = refusals([first, replace(first, detail="后说的")])

    assert (reason.code, reason.text) == ("level_years", "先说的")
