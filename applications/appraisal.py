"""The 考评申报表 of a paper: what is printed on it, and the code that stands for all of it."""

from __future__ import annotations

import hashlib
import json
from base64 import b32encode
from dataclasses import asdict
from typing import TYPE_CHECKING

from applications.completeness import missing_fields
from applications.errors import Objection
from applications.records import KINDS, records_of
from applications.rules.case import Assessment, Commendation
from applications.rules.papers import Document
from applications.rules.wording import ASSESSMENTS, COMMENDATIONS, day_words
from documents.appraisal_form import AppraisalSheet, AppraisalTable, Opinion

if TYPE_CHECKING:
    from datetime import date

    from applications.models import Application, Attachment
    from applications.records import Record

TITLE = "考评申报表"
PROMISE = Opinion(
    "本人承诺", "本人签字", "以上内容和提交的材料都真实、完整，如有虚假，愿意承担相应责任。",
    is_stamped=False,
)  # fmt: skip
OPINIONS = (PROMISE, Opinion("所在单位意见"), Opinion("主管部门意见"), Opinion("工考机构意见"))
NOTES = (
    "请核对无误后打印，本人签字，由所在单位、主管部门审核签字并盖章。",
    "盖章以后把每一页拍照，传到「考评申报表照片」。每页下面的核对码和二维码要拍进去。",
    "打印以后改过报名信息的，请重新打印、重新盖章。",
)
SEX = {"male": "男", "female": "女"}
WIDTHS = {
    "work_history": (44.0, 64.0, 40.0, 26.0),
    "awards": (30.0, 68.0, 46.0, 30.0),
    "achievements": (44.0, 54.0, 48.0, 28.0),
}
"""Millimetres of the columns, months together in the first."""


def missing_for_form(paper: Application) -> list[Objection]:
    """Return what must be filled in before the form is worth printing."""
    missing = missing_fields(paper)
    if _portrait(paper) is None:
        missing.append(Objection("missing_document", Document.PORTRAIT, "请上传「本人近期照片」。"))
    return missing


def check_code(paper: Application) -> str:
    """Return twelve signs that stand for everything printed: 7K2F-9QXM-4TAB."""
    portrait = _portrait(paper)
    printed = [paper.reference, *_printed(paper), portrait.sha256 if portrait else ""]
    told = json.dumps(printed, ensure_ascii=False, default=asdict)
    signs = b32encode(hashlib.sha256(told.encode()).digest()).decode()[:12]
    return "-".join(signs[at : at + 4] for at in (0, 4, 8))


def sheet_of(paper: Application, *, today: date) -> AppraisalSheet:
    """Return the filled-in form."""
    portrait = _portrait(paper)
    content = b""
    if portrait is not None:
        with portrait.file.open("rb") as stored:
            content = stored.read()
    title, facts, tables, opinions, notes = _printed(paper)
    return AppraisalSheet(
        exam_title=paper.exam.full_title,
        title=title,
        reference=paper.reference,
        check_code=check_code(paper),
        facts=facts,
        tables=tables,
        opinions=opinions,
        notes=notes,
        printed_on=today,
        portrait=content,
    )


def _printed(
    paper: Application,
) -> tuple[
    str,
    tuple[tuple[str, str], ...],
    tuple[AppraisalTable, ...],
    tuple[Opinion, ...],
    tuple[str, ...],
]:
    """Return everything printed but the portrait. The exam's own texts go before ours."""
    texts = paper.exam.appraisal_form
    opinions = tuple(Opinion(**one) for one in texts.get("opinions", [])) or OPINIONS
    notes = tuple(texts.get("notes", NOTES))
    tables = (_years(paper), *(_table(paper, field) for field in KINDS))
    return str(texts.get("title", TITLE)), _facts(paper), tables, opinions, notes


def _facts(paper: Application) -> tuple[tuple[str, str], ...]:
    person, employer = paper.candidate, paper.employer
    born = day_words(person.birth_date) if person.birth_date else ""
    honours = "；".join(COMMENDATIONS[Commendation(code)] for code in paper.commendations)
    kind = (paper.get_employer_kind_display(), paper.employer_level)
    return (
        ("姓名", person.name),
        ("性别、出生日期", _joined(SEX.get(person.sex, ""), born)),
        ("身份证号", person.id_number or ""),
        ("工作单位", employer.name if employer else ""),
        ("单位类别、级别", _joined(*kind)),
        ("学历", paper.get_education_display()),
        ("人员类型", paper.get_staff_type_display()),
        ("参加工作时间", day_words(paper.start_date) if paper.start_date else ""),
        (
            "现岗位等级、工种",
            _joined(paper.get_current_level_display(), str(paper.current_trade or "")),
        ),
        ("现等级取得年份", f"{paper.level_year} 年" if paper.level_year else ""),
        ("已聘任到二级岗位", "是" if paper.appointed else "否"),
        ("申报等级、工种", _joined(paper.level.label, str(paper.apply_trade or ""))),
        ("符合的可选条件", honours),
    )


def _joined(*words: str) -> str:
    return "，".join(str(word) for word in words if word)


def _years(paper: Application) -> AppraisalTable:
    newest = paper.exam.year - 1
    results = tuple(ASSESSMENTS[Assessment(word)] for word in paper.assessments)
    wide = 174.0 / max(len(results), 1)
    columns = tuple((f"{newest - past} 年", wide) for past in range(len(results)))
    return AppraisalTable("近五年年度考核结果", columns, (results,))


def _table(paper: Application, field: str) -> AppraisalTable:
    kind = KINDS[field]
    others = [one for one in kind.columns if not one.is_month]
    headings = ("起止年月" if "since" in {one.name for one in kind.columns} else "时间",
                *(one.label for one in others))  # fmt: skip
    rows = tuple(_row(record, [one.name for one in others]) for record in records_of(paper, field))
    return AppraisalTable(kind.title, tuple(zip(headings, WIDTHS[field], strict=True)), rows)


def _row(record: Record, names: list[str]) -> tuple[str, ...]:
    return (record.period, *(record[name] for name in names))


def _portrait(paper: Application) -> Attachment | None:
    found: Attachment | None = (
        paper.attachments.of_code(Document.PORTRAIT).current().order_by("-pk").first()
    )
    return found
