"""Read a case from decoded JSON and refuse what cannot be true, naming the field."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from applications.rules.case import (
    Assessment,
    Case,
    Commendation,
    Education,
    RegisterRecord,
    Sex,
)
from applications.rules.fields import BadCase, Fields
from applications.rules.overrides import overridden

if TYPE_CHECKING:
    from datetime import date

    from applications.rules.parameters import Parameters
    from applications.rules.trades import Trades

__all__ = ["BadCase", "read_case", "read_parameters"]

Value = TypeVar("Value")
NAMES = (*Case.__dataclass_fields__, "parameters")
FIRST_YEAR = 1900
LAST_YEAR = 2200
ASSESSMENTS = 5


def read_case(decoded: object, *, trades: Trades) -> Case:
    """Return the case in a JSON object; the names are those of `Case`.

    Raises:
        BadCase: a field is missing, unknown, of the wrong type, or cannot be true.
    """
    if not isinstance(decoded, dict):
        raise BadCase("case", "应为 JSON 对象。")
    given = Fields(decoded)
    given.only(NAMES)
    case = _assembled(given, trades)
    _refuse_the_future(given, case)
    _refuse_the_impossible(given, case)
    return case


def read_parameters(decoded: object, *, usual: Parameters) -> Parameters:
    """Return the exam's parameters with those in the case's `parameters` in place.

    Raises:
        BadCase: as `read_case`.
    """
    raw = decoded.get("parameters") if isinstance(decoded, dict) else None
    return usual if raw is None else overridden(usual, Fields.of(raw, "parameters"))


def _assembled(given: Fields, trades: Trades) -> Case:
    return Case(
        apply_level=_needed(given, "apply_level", given.whole("apply_level", least=1, most=5)),
        apply_trade=_needed(given, "apply_trade", _trade(given, "apply_trade", trades)),
        exam_year=_needed(given, "exam_year", _year(given, "exam_year")),
        today=_needed(given, "today", given.day("today")),
        current_level=given.whole("current_level", least=1, most=5),
        level_year=_year(given, "level_year"),
        current_trade=_trade(given, "current_trade", trades),
        start_date=given.day("start_date"),
        regularised_date=given.day("regularised_date"),
        birth_date=given.day("birth_date"),
        sex=given.word("sex", Sex),
        education=given.rank("education", Education),
        appointed=given.flag("appointed") or False,
        assessments=given.words("assessments", Assessment) or (),
        exceptional=given.flag("exceptional") or False,
        commendations=given.words("commendations", Commendation) or (),
        in_discipline=given.flag("in_discipline") or False,
        register=_register(given, trades),
    )


def _needed(given: Fields, name: str, value: Value | None) -> Value:
    if value is None:
        raise given.wrong(name, "必须填写。")
    return value


def _year(given: Fields, name: str) -> int | None:
    return given.whole(name, least=FIRST_YEAR, most=LAST_YEAR)


def _trade(given: Fields, name: str, trades: Trades) -> str | None:
    trade = given.text(name)
    if trade is not None and not trades.knows(trade):
        raise given.wrong(name, f"没有“{trade}”这个工种。")
    return trade


def _register(given: Fields, trades: Trades) -> RegisterRecord | None:
    raw = given.values.get("register")
    if raw is None:
        return None
    record = Fields.of(raw, "register")
    record.only(RegisterRecord.__dataclass_fields__)
    return RegisterRecord(
        level=_needed(record, "level", record.whole("level", least=1, most=5)),
        year=_needed(record, "year", _year(record, "year")),
        trade=_needed(record, "trade", _trade(record, "trade", trades)),
    )


def _refuse_the_future(given: Fields, case: Case) -> None:
    """Nothing may lie after today or the exam, except a regularisation later in the year."""
    this_year = min(case.today.year, case.exam_year)
    years: dict[str, tuple[int | None, int]] = {
        "exam_year": (case.exam_year, case.today.year + 1),
        "level_year": (case.level_year, this_year),
        "start_date": (_year_of(case.start_date), this_year),
        "regularised_date": (_year_of(case.regularised_date), case.exam_year),
        "register.year": (case.register.year if case.register else None, case.today.year),
    }
    for name, (year, last) in years.items():
        if year is not None and year > last:
            raise given.wrong(name, f"{year} 年在将来。")
    for name, day in (("start_date", case.start_date), ("birth_date", case.birth_date)):
        if day is not None and day > case.today:
            raise given.wrong(name, f"{day} 在将来。")


def _year_of(day: date | None) -> int | None:
    return None if day is None else day.year


def _refuse_the_impossible(given: Fields, case: Case) -> None:
    if case.current_level is None and case.level_year is not None:
        raise given.wrong("level_year", "未定级时应为空。")
    if case.assessments and len(case.assessments) != ASSESSMENTS:
        raise given.wrong("assessments", f"应为 {ASSESSMENTS} 个年度，最近的在前。")
    born = case.birth_date
    if born is None:
        return
    if case.start_date is not None and case.start_date <= born:
        raise given.wrong("start_date", "早于出生日期。")
    if case.level_year is not None and case.level_year <= born.year:
        raise given.wrong("level_year", "早于出生日期。")
