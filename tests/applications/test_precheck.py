"""`manage.py precheck`: a case in, a verdict out, a bad case refused with exit code 2."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest
from django.core.management import CommandError, call_command

from tests.applications.rules.generated import TECHNICIAN, generated_cases
from tests.applications.rules.oracle import answer
from tests.applications.rules.world import told, written_rows

if TYPE_CHECKING:
    from exams.models import Exam

pytestmark = pytest.mark.usefixtures("exam_of_the_table")
GUIDE = "现岗位等级年限不满五年，且工作年限不满10或18年，不符合报名条件"


class Asker:
    """Feed bytes to the command as its standard input."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch

    def raw(self, given: bytes, *, exam: str = "table") -> str:
        answered = io.StringIO()
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        call_command("precheck", exam=exam, stdout=answered)
        return answered.getvalue()

    def judged(self, facts: dict[str, object]) -> dict[str, object]:
        answered = json.loads(self.raw(json.dumps(facts).encode()))
        assert isinstance(answered, dict)
        return answered

    def refused(self, given: bytes, *, exam: str = "table") -> str:
        with pytest.raises(CommandError) as refusal:
            self.raw(given, exam=exam)
        assert refusal.value.returncode == 2
        return str(refusal.value)


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Asker:
    return Asker(monkeypatch)


def test_the_verdict_has_the_promised_shape(ask: Asker) -> None:
    record = {"level": 5, "year": 2020, "trade": "药工"}
    facts = told(
        apply_level=4, current_level=5, level_year=2021, current_trade="护理员", register=record
    )

    assert ask.judged(facts) == {
        "eligible": True,
        "route": "L4-A",
        "reasons": [],
        "confirmations": [
            {
                "code": "level_year_differs",
                "text": "现岗位等级取得时间与合格库信息不符，是否确认报考",
            },
            {"code": "trade_differs", "text": "现岗位工种与合格库信息不符，是否确认报考"},
        ],
        "documents": ["portrait", "id_card", "level_certificate", "diploma", "salary_form"],
    }


def test_a_refusal_is_an_answer_and_not_an_error(ask: Asker) -> None:
    answered = ask.judged(told(apply_level=4, start_date="2020-01-01"))

    assert (answered["eligible"], answered["route"]) == (False, None)
    assert answered["reasons"] == [{"code": "level_or_work_years", "text": GUIDE}]


def test_the_command_agrees_with_the_whole_table(ask: Asker) -> None:
    for row in written_rows():
        answered = ask.judged(row.facts)
        assert (answered["route"], codes_of(answered)) == (row.route, row.reasons), row.name


def test_the_command_agrees_with_the_sources_on_generated_cases(ask: Asker) -> None:
    for facts in generated_cases()[::3]:
        answered = ask.judged(facts)
        assert (answered["eligible"], answered["route"]) == answer(facts), facts


def codes_of(answered: dict[str, object]) -> list[str]:
    reasons = answered["reasons"]
    assert isinstance(reasons, list)
    return [reason["code"] for reason in reasons]


def test_an_earlier_exam_year_takes_its_own_days(ask: Asker) -> None:
    facts = told(apply_level=4, start_date="2008-09-30", exam_year=2018, today="2018-03-20")
    by_days: dict[str, object] = {"parameters": {"work_years": "full"}}

    assert ask.judged(facts | by_days)["route"] == "L4-B"
    assert ask.judged(facts | by_days | {"start_date": "2008-10-01"})["route"] is None


def test_the_exams_own_numbers_hold(ask: Asker, exam_of_the_table: Exam) -> None:
    exam_of_the_table.rule_numbers = {"work_years_for_level_4": 30}
    exam_of_the_table.save()

    assert not ask.judged(told(apply_level=4, start_date="2005-01-01"))["eligible"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"current_trade": "打铁工"}, "current_trade"),
        ({"apply_trade": "打铁工"}, "apply_trade"),
        ({"start_date": "2021-02-29"}, "start_date"),
        ({"level_year": 2027}, "level_year"),
        ({"apply_level": "1"}, "apply_level"),
        ({"apply_level": None}, "apply_level"),
        ({"assessments": ["pass"]}, "assessments"),
        ({"nickname": "老王"}, "nickname"),
        ({"register": {"level": 9, "year": 2015, "trade": "药工"}}, "register.level"),
        ({"parameters": {"level_years": "lunar"}}, "parameters.level_years"),
        ({"parameters": {"colour": "red"}}, "parameters.colour"),
    ],
)
def test_a_bad_field_is_named(ask: Asker, changed: dict[str, object], field: str) -> None:
    said = ask.refused(json.dumps(told(**TECHNICIAN | changed)).encode())

    assert said.startswith(f"{field}：")


@pytest.mark.parametrize(
    "given", [b"", b"{", b"\xff\xfe", b"[]", b"null", b'{"apply_level": 4,}', b"[" * 100_000]
)
def test_what_is_no_json_object_is_refused(ask: Asker, given: bytes) -> None:
    assert ask.refused(given).startswith("case：")


def test_a_field_told_twice_is_refused(ask: Asker) -> None:
    assert ask.refused(b'{"apply_level": 4, "apply_level": 5}').startswith("apply_level：")


def test_a_byte_order_mark_does_no_harm(ask: Asker) -> None:
    given = b"\xef\xbb\xbf" + json.dumps(told(apply_level=5)).encode()

    assert json.loads(ask.raw(given))["eligible"] is False


def test_an_unknown_exam_is_refused(ask: Asker) -> None:
    assert ask.refused(b"{}", exam="1999").startswith("--exam：")
