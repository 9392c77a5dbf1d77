"""Which documents are asked for."""

from __future__ import annotations

import pytest

from applications.rules.papers import base_of, slot_codes
from tests.applications.rules.generated import TECHNICIAN
from tests.applications.rules.world import told, verdict_on

ALWAYS = ["portrait", "id_card"]
LEVEL_ONE = [*ALWAYS, "level_two_certificate", "diploma", "salary_form", "appraisal_form"]
DETAILS = ["assessment_detail_2024", "assessment_detail_2022"]
MATCH = {"level": 5, "year": 2020, "trade": "护理员"}
HOLDER: dict[str, object] = {
    "apply_level": 4,
    "current_level": 5,
    "level_year": 2020,
    "current_trade": "护理员",
}


def papers(**facts: object) -> list[str]:
    return [str(document) for document in verdict_on(told(**facts)).documents]


def test_portrait_and_id_card_are_always_asked() -> None:
    assert papers(apply_level=4, start_date="2010-01-01") == ALWAYS
    assert papers(apply_level=5) == ALWAYS
    assert papers(**HOLDER, register=MATCH) == ALWAYS


@pytest.mark.parametrize("record", [MATCH | {"year": 2021}, MATCH | {"trade": "药工"}])
def test_a_mismatch_asks_for_certificate_diploma_and_salary_form(record: object) -> None:
    asked = papers(**HOLDER, register=record)

    assert asked == [*ALWAYS, "level_certificate", "diploma", "salary_form"]


def test_a_level_without_a_record_asks_for_its_certificate() -> None:
    assert papers(**HOLDER) == [*ALWAYS, "level_certificate"]


def test_level_two_asks_for_the_diploma() -> None:
    record = {"level": 3, "year": 2018, "trade": "护理员"}
    facts = HOLDER | {"apply_level": 2, "current_level": 3, "level_year": 2018, "register": record}

    assert papers(**facts) == [*ALWAYS, "diploma"]


def test_a_claimed_exception_asks_for_its_proof() -> None:
    assert papers(**HOLDER, register=MATCH, exceptional=True) == [*ALWAYS, "break_proof"]


def test_level_one_asks_for_its_own_papers() -> None:
    assert papers(**TECHNICIAN) == [*LEVEL_ONE, *DETAILS]


def test_a_year_that_is_not_excellent_needs_no_detail_sheet() -> None:
    assert papers(**TECHNICIAN | {"assessments": ["pass"] * 5}) == LEVEL_ONE


def test_an_honour_stands_in_for_the_diploma_at_level_one() -> None:
    asked = papers(**TECHNICIAN, commendations=["labour_medal"])

    assert "diploma" not in asked
    assert asked[-1] == "commendation_proof_labour_medal"


def test_a_mismatch_at_level_one_asks_for_the_level_two_certificate_once() -> None:
    record = {"level": 2, "year": 2014, "trade": "护理员"}

    asked = papers(**TECHNICIAN, current_trade="护理员", register=record)

    assert asked == [*LEVEL_ONE, *DETAILS]


def test_each_honour_has_a_proof_of_its_own() -> None:
    asked = papers(**TECHNICIAN, commendations=["labour_medal", "technical_expert"])

    assert asked[-2:] == [
        "commendation_proof_labour_medal", "commendation_proof_technical_expert",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("offered", "slots"),
    [
        ({"portrait", "assessment_detail"}, ("portrait", "assessment_detail")),
        (
            {"portrait", "assessment_detail_2024", "assessment_detail_2022"},
            ("portrait", "assessment_detail_2024", "assessment_detail_2022"),
        ),
        ({"portrait"}, ("portrait",)),
    ],
)
def test_an_exam_decides_between_one_slot_and_one_for_each(
    offered: set[str], slots: tuple[str, ...]
) -> None:
    assert slot_codes(["portrait", *DETAILS], offered) == slots


def test_a_code_is_known_by_what_it_begins_with() -> None:
    assert base_of("assessment_detail_2024") == "assessment_detail"
    assert base_of("level_certificate") == "level_certificate"
    assert base_of("level_two_certificate") == "level_two_certificate"
    assert base_of("other") is None
