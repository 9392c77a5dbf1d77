"""A case that cannot be true is refused, and the field is named."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

import pytest

from applications.rules.case import Assessment, Case, Commendation, Education, RegisterRecord, Sex
from applications.rules.reading import BadCase, read_case, read_parameters
from tests.applications.rules.world import TRADES, USUAL, told

HOLDER: dict[str, object] = {"apply_level": 4, "current_level": 5, "level_year": 2020}


def refused_field(**facts: object) -> str:
    with pytest.raises(BadCase) as refusal:
        read_case(told(**HOLDER | facts), trades=TRADES)
    assert str(refusal.value) == f"{refusal.value.field}：{refusal.value.text}"
    return refusal.value.field


def test_every_field_is_read() -> None:
    facts = {
        "apply_level": 1,
        "current_level": 2,
        "level_year": 2015,
        "start_date": "1999-07-01",
        "regularised_date": "2000-07-01",
        "birth_date": "1980-02-29",
        "sex": "female",
        "current_trade": "中药工",
        "apply_trade": "药工",
        "education": "technical",
        "appointed": True,
        "assessments": ["excellent", "pass", "basic", "fail", "absent"],
        "exceptional": True,
        "commendations": ["labour_medal"],
        "in_discipline": True,
        "register": {"level": 2, "year": 2014, "trade": "药工"},
        "exam_year": 2026,
        "today": "2026-03-10",
    }

    case = read_case(facts, trades=TRADES)

    assert case == Case(
        apply_level=1,
        current_level=2,
        level_year=2015,
        start_date=date(1999, 7, 1),
        regularised_date=date(2000, 7, 1),
        birth_date=date(1980, 2, 29),
        sex=Sex.FEMALE,
        current_trade="中药工",
        apply_trade="药工",
        education=Education.TECHNICAL,
        appointed=True,
        assessments=tuple(Assessment),
        exceptional=True,
        commendations=(Commendation.LABOUR_MEDAL,),
        in_discipline=True,
        register=RegisterRecord(level=2, year=2014, trade="药工"),
        exam_year=2026,
        today=date(2026, 3, 10),
    )


def test_what_is_left_out_or_null_is_unknown() -> None:
    needed = {"apply_level": 4, "apply_trade": "药工", "exam_year": 2026, "today": "2026-03-10"}
    nothing = dict.fromkeys(set(Case.__dataclass_fields__) - set(needed))

    assert read_case(needed, trades=TRADES) == read_case(needed | nothing, trades=TRADES)
    assert asdict(read_case(needed, trades=TRADES))["start_date"] is None


@pytest.mark.parametrize("name", ["apply_level", "apply_trade", "exam_year", "today"])
def test_a_case_without_its_question_is_refused(name: str) -> None:
    assert refused_field(**{name: None}) == name


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("apply_level", "4"),
        ("apply_level", 4.0),
        ("apply_level", True),
        ("apply_level", 0),
        ("apply_level", 6),
        ("current_level", 0),
        ("level_year", "2020"),
        ("level_year", 20),
        ("start_date", 2016),
        ("start_date", "2016-02-30"),
        ("start_date", "2015-02-29"),
        ("start_date", "20160229"),
        ("start_date", "2016-2-29"),
        ("today", "2026-13-01"),
        ("birth_date", "二〇〇〇年"),
        ("regularised_date", "2025-09-31"),
        ("sex", "男"),
        ("sex", 1),
        ("education", "master"),
        ("education", 3),
        ("appointed", "yes"),
        ("exceptional", 1),
        ("in_discipline", 0),
        ("current_trade", 7),
        ("assessments", "pass"),
        ("assessments", ["pass", 1, "pass", "pass", "pass"]),
        ("assessments", ["pass"] * 4),
        ("assessments", ["pass"] * 6),
        ("assessments", ["good"] * 5),
        ("commendations", ["knighthood"]),
        ("register", "none"),
        ("register", []),
    ],
)
def test_a_wrong_type_or_value_is_refused(name: str, value: object) -> None:
    assert refused_field(**{name: value}) == name


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("level_year", 2027),
        ("start_date", "2026-03-11"),
        ("start_date", "2027-01-01"),
        ("birth_date", "2026-03-11"),
        ("regularised_date", "2027-01-01"),
        ("exam_year", 2028),
        ("register", {"level": 5, "year": 2027, "trade": "药工"}),
    ],
)
def test_what_lies_in_the_future_is_refused(name: str, value: object) -> None:
    field = "register.year" if name == "register" else name

    assert refused_field(**{name: value}) == field


def test_work_that_begins_today_can_be_told() -> None:
    case = read_case(told(apply_level=5, start_date="2026-03-10"), trades=TRADES)

    assert case.start_date == case.today


def test_a_level_cannot_be_younger_than_the_exam() -> None:
    assert refused_field(exam_year=2018) == "level_year"


def test_a_regularisation_later_in_the_exam_year_can_be_told() -> None:
    case = read_case(told(apply_level=5, regularised_date="2026-12-31"), trades=TRADES)

    assert case.regularised_date == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("start_date", "1985-06-15"),
        ("level_year", 1985),
        ("current_trade", "打铁工"),
        ("apply_trade", "打铁工"),
        ("apply_trade", ""),
    ],
)
def test_what_cannot_be_is_refused(name: str, value: object) -> None:
    assert refused_field(**{name: value}) == name


def test_an_ungraded_person_has_no_level_year() -> None:
    assert refused_field(current_level=None) == "level_year"


def test_a_person_without_a_birth_date_can_be_read() -> None:
    facts = told(**HOLDER, birth_date=None, start_date="1950-01-01")

    assert read_case(facts, trades=TRADES).start_date == date(1950, 1, 1)


@pytest.mark.parametrize(
    ("record", "field"),
    [
        ({"year": 2020, "trade": "药工"}, "register.level"),
        ({"level": 5, "trade": "药工"}, "register.year"),
        ({"level": 5, "year": 2020}, "register.trade"),
        ({"level": 5, "year": 2020, "trade": "打铁工"}, "register.trade"),
        ({"level": 5, "year": 2020, "trade": "药工", "number": 1}, "register.number"),
    ],
)
def test_a_register_record_is_whole_or_refused(record: object, field: str) -> None:
    assert refused_field(register=record) == field


def test_a_field_nobody_knows_is_refused() -> None:
    assert refused_field(aply_level=4) == "aply_level"


@pytest.mark.parametrize("decoded", [None, [], "case", 4])
def test_a_case_is_an_object(decoded: object) -> None:
    with pytest.raises(BadCase, match="case"):
        read_case(decoded, trades=TRADES)


def test_a_case_without_parameters_takes_the_exams() -> None:
    assert read_parameters(told(), usual=USUAL) is USUAL
    assert read_parameters([], usual=USUAL) is USUAL


def test_parameters_are_an_object() -> None:
    with pytest.raises(BadCase, match="parameters"):
        read_parameters(told(parameters=[]), usual=USUAL)
