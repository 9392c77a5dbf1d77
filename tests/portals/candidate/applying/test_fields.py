"""What people type, clean or refused in words."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from forms.fields import CleanTextField, TypedDateField, YearField, clean_text
from forms.level_one import AssessmentsField
from forms.signing import CodeField

DAY = TypedDateField(label="参加工作时间")
YEAR = YearField(label="现等级取得年份")
NOTE = CleanTextField(label="说明", most=500, lines=4)


def words_of(refused: pytest.ExceptionInfo[ValidationError]) -> str:
    return "".join(refused.value.messages)


@pytest.mark.parametrize(
    "typed",
    [
        "1998-07-01", "1998-7-1", "1998/7/1", "1998.7.1", "19980701", "1998年7月1日",
        "1998年7月1号", "１９９８年７月１日", "１９９８－０７－０１", " 1998 - 07 - 01 ",
        "1998\u200b-07-01",         "\u202e1998-07-01\u202c", "\ufeff19980701",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_was_typed(typed: str) -> None:
    assert DAY.clean(typed) == date(1998, 7, 1)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1998年7月", "请填到年、月、日"),
        ("1998", "请填到年、月、日"),
        ("1998-02-30", "没有这一天"),
        ("98-7-1", "没有看懂这个日期"),
        ("七月一日", "没有看懂这个日期"),
        ("1998-07-01\x00", "没有看懂这个日期"),
        ("1" * 10_000, "没有看懂这个日期"),
        ("1900-01-01", "年份应在 1950 年以后"),
        (f"{timezone.localdate().year + 1}-01-01", "还没有到"),
    ],
)
def test_a_day_that_cannot_be_is_refused_in_words(typed: str, said: str) -> None:
    with pytest.raises(ValidationError) as refused:
        DAY.clean(typed)

    assert said in words_of(refused)


@pytest.mark.parametrize("typed", ["2018", "２０１８", " 2018年 ", "2018\u200b"])
def test_a_year_is_read_however_it_was_typed(typed: str) -> None:
    assert YEAR.clean(typed) == 2018


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("18", "四位数"),
        ("两千", "四位数"),
        ("1800", "1950"),
        ("9999", "之间"),
        ("2" * 10_000, "四位数"),
    ],
)
def test_a_year_that_cannot_be_is_refused_in_words(typed: str, said: str) -> None:
    with pytest.raises(ValidationError) as refused:
        YEAR.clean(typed)

    assert said in words_of(refused)


def test_nothing_typed_is_nothing_kept() -> None:
    assert (DAY.clean(""), DAY.clean(None), YEAR.clean(" "), NOTE.clean(None)) == (
        None,
        None,
        None,
        "",
    )


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("２０１８年获奖ＡＢＣ", "2018年获奖ABC"),
        ("带徒\u200b三\u200d人\ufeff", "带徒三人"),
        ("\u202e省级\u202c表彰", "省级表彰"),
        ("一\x00二\x07三\x1b四", "一二三四"),
        ("第一行\r\n第二行\u2028第三行", "第一行\n第二行\n第三行"),
        ("  前　后\t都有空格  ", "前 后 都有空格"),
        ("标点，（不变）：“好”", "标点，（不变）：“好”"),
        ("生僻字\U00020bb7\u3ad0㛃", "生僻字\U00020bb7\u3ad0㛃"),
    ],
)
def test_text_is_kept_without_what_cannot_be_seen(typed: str, kept: str) -> None:
    assert NOTE.clean(typed) == kept


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("王\ue123", "自造字"),
        ("王\U000f1234", "自造字"),
        ("王\ufffd", "没有认出来"),
        ("字" * 10_000, "最多 500 个字，现在有 10000 个字"),
    ],
)
def test_text_nobody_else_could_read_is_refused_in_words(typed: str, said: str) -> None:
    with pytest.raises(ValidationError) as refused:
        NOTE.clean(typed)

    assert said in words_of(refused)


def test_a_field_of_one_line_keeps_one_line() -> None:
    assert CleanTextField(label="名称", most=20).clean("一\n二") == "一 二"


def test_cleaning_twice_changes_nothing() -> None:
    once = clean_text(" １\u200b　行\r\n\x07二 ")

    assert clean_text(once) == once


def test_five_assessments_are_kept_newest_first() -> None:
    field = AssessmentsField(exam_year=2026)

    assert field.clean(["excellent", "pass", "pass", "basic", "absent"])[0] == "excellent"
    assert field.clean(["", "", "", "", ""]) == []
    assert field.clean(None) == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["pass", "", "", "pass", ""], "还差 3 年"),
        (["pass"] * 4 + ["superb"], "请从列出的几项里选"),
    ],
)
def test_assessments_that_are_not_complete_are_refused_in_words(
    given: list[str], said: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        AssessmentsField(exam_year=2026).clean(given)

    assert said in words_of(refused)


@pytest.mark.parametrize("typed", ["123456", "１２３４５６", "123 456"])
def test_a_code_is_read_however_it_was_typed(typed: str) -> None:
    assert CodeField().clean(typed) == "123456"


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", None])
def test_what_cannot_be_a_code_is_refused(typed: str | None) -> None:
    with pytest.raises(ValidationError):
        CodeField().clean(typed)
