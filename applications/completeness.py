"""What is still missing before a paper can be submitted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from applications.errors import Objection
from applications.records import KINDS, unfinished
from applications.rules.papers import slot_codes
from applications.states import State
from exams.levels import Level

if TYPE_CHECKING:
    from collections.abc import Iterable

    from applications.models import Application
    from exams.models import DocumentRule

ALWAYS = {
    "employer": "所属单位",
    "employer_kind": "单位类别",
    "employer_level": "单位级别",
    "start_date": "参加工作时间",
    "education": "学历",
    "staff_type": "人员类型",
    "current_level": "现岗位等级",
    "apply_trade": "申报岗位工种",
    "in_discipline": "是否存在禁止申报情形",
}
WHEN_RATED = {"current_trade": "现岗位工种", "level_year": "现等级取得年份"}
AT_LEVEL_FIVE = {"regularised_date": "转正定级时间"}
AT_LEVEL_ONE = {
    "appointed": "是否已聘任到二级岗位",
    "assessments": "年度考核结果",
    "work_history": "学习工作简历",
    "achievements": "主要技术业务工作业绩",
}
WHEN_EXCEPTIONAL = {"exceptional_note": "破格晋升证明材料说明", "commendations": "破格晋升条件"}

KEYS = {name: f"{name}_id" for name in ("employer", "current_trade", "apply_trade")}
"""Whether one was chosen is known by its key, without looking it up."""


def required_fields(application: Application) -> dict[str, str]:
    """Return the fields this paper needs, with their labels, in the order of the form."""
    needed = dict(ALWAYS)
    if not application.is_unrated:
        needed |= WHEN_RATED
    if application.apply_level == Level.FIVE:
        needed |= AT_LEVEL_FIVE
    if application.apply_level == Level.ONE:
        needed |= AT_LEVEL_ONE
    if application.exceptional:
        needed |= WHEN_EXCEPTIONAL
    return needed


def is_answered(value: object) -> bool:
    """Say whether a field was answered; False and 0 are answers."""
    return value is not None and value not in ("", [])


def missing_fields(application: Application) -> list[Objection]:
    """Return an objection for every field that is not answered yet."""
    missing = [
        Objection("missing_field", field, f"请填写「{label}」。")
        for field, label in required_fields(application).items()
        if not is_answered(getattr(application, KEYS.get(field, field)))
    ]
    return missing + _unfinished_rows(application)


def _unfinished_rows(application: Application) -> list[Objection]:
    """Return an objection for each row begun and not finished; once handed in, they stand."""
    if application.apply_level != Level.ONE or application.state != State.DRAFT:
        return []
    return [
        Objection("missing_field", field, text)
        for field in KINDS
        for text in unfinished(application, field)
    ]


def missing_documents(
    application: Application, rules: Iterable[DocumentRule], asked: Iterable[str]
) -> list[Objection]:
    """Return an objection for every paper that is asked for and not there."""
    titles = {rule.code: rule.title for rule in rules}
    there = {paper.code for paper in application.attachments.all() if paper.is_current}
    return [
        Objection("missing_document", code, f"请上传「{titles[code]}」。")
        for code in slot_codes(asked, titles)
        if code not in there
    ]
