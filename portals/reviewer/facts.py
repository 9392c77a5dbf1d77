"""What the candidate has filled in, as a reviewer reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from applications import completeness
from applications.records import lines_of
from applications.rules.case import Assessment, Commendation
from applications.rules.wording import ASSESSMENTS, COMMENDATIONS
from exams.levels import Level
from flows.commands.editing import OPEN_FIELDS
from portals.shell.wording import full_day, level_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from applications.models import Application

LABELS = {
    **completeness.ALWAYS,
    **completeness.WHEN_RATED,
    **completeness.AT_LEVEL_FIVE,
    **completeness.AT_LEVEL_ONE,
    **completeness.WHEN_EXCEPTIONAL,
    "awards": "奖惩情况",
}
NOT_FILLED_IN = "未填写"
READING_ORDER = [
    "employer", "employer_kind", "employer_level", "start_date", "education", "staff_type",
    "current_trade", "current_level", "level_year", "regularised_date", "appointed",
    "apply_trade", "exceptional_note", "commendations", "in_discipline", "assessments",
    "work_history", "awards", "achievements",
]  # fmt: skip
"""What a person is, what they hold, what they apply for: the order in which a case is read."""


def _yes_or_no(answer: bool | None) -> str:  # noqa: FBT001 - a model's field, not a switch
    return "" if answer is None else "是" if answer else "否"


def _current_level(paper: Application) -> str:
    return level_name(paper.current_level or None) if paper.current_level is not None else ""


def _assessments(paper: Application) -> str:
    newest = paper.exam.year - 1
    return "\n".join(
        f"{newest - past} 年　{ASSESSMENTS[Assessment(code)]}"
        for past, code in enumerate(paper.assessments)
    )


def _commendations(paper: Application) -> str:
    return "；".join(COMMENDATIONS[Commendation(code)] for code in paper.commendations)


WORDS: dict[str, Callable[[Application], str]] = {
    "employer": lambda paper: paper.employer.name if paper.employer else "",
    "employer_kind": lambda paper: paper.get_employer_kind_display(),
    "start_date": lambda paper: full_day(paper.start_date) if paper.start_date else "",
    "education": lambda paper: paper.get_education_display(),
    "staff_type": lambda paper: paper.get_staff_type_display(),
    "current_trade": lambda paper: paper.current_trade.name if paper.current_trade else "",
    "current_level": _current_level,
    "regularised_date": lambda paper: (
        full_day(paper.regularised_date) if paper.regularised_date else ""
    ),
    "apply_trade": lambda paper: paper.apply_trade.name if paper.apply_trade else "",
    "in_discipline": lambda paper: _yes_or_no(paper.in_discipline),
    "appointed": lambda paper: _yes_or_no(paper.appointed),
    "assessments": _assessments,
    "commendations": _commendations,
    "work_history": lambda paper: lines_of(paper, "work_history"),
    "awards": lambda paper: lines_of(paper, "awards"),
    "achievements": lambda paper: lines_of(paper, "achievements"),
}
"""How a field is said; the fields left out are text or numbers."""


@dataclass(frozen=True)
class CaseFact:
    """A label and its value; `return_url` asks the candidate to correct it."""

    label: str
    value: str
    return_url: str = ""

    @property
    def pin(self) -> str:
        """Return the item's key on the page 退回补正."""
        return self.return_url.partition("pick=")[2]


def shown_value(paper: Application, field: str) -> str:
    """Return a field's value in words."""
    word = WORDS.get(field)
    value = word(paper) if word is not None else str(getattr(paper, field) or "")
    return value or NOT_FILLED_IN


def returnable_fields(paper: Application) -> list[str]:
    """Return the fields of this paper a candidate can be asked to correct."""
    fields = set(completeness.required_fields(paper)) & OPEN_FIELDS
    if paper.apply_level == Level.ONE:
        fields.add("awards")
    return sorted(fields, key=READING_ORDER.index)


def facts_of(paper: Application, *, may_return: bool) -> list[CaseFact]:
    """Return who applies for what, and every answer; with the way to return it if that is open."""
    person = paper.candidate
    back = reverse("reviewer:send_back", args=[paper.public_id])
    return [
        CaseFact("身份证号", person.id_number_masked),
        CaseFact("手机号", person.phone_masked),
        CaseFact("出生日期", full_day(person.birth_date) if person.birth_date else NOT_FILLED_IN),
        CaseFact("申报等级", level_name(paper.apply_level)),
        CaseFact("破格晋升", _yes_or_no(paper.exceptional)),
        *(
            CaseFact(
                LABELS[field],
                shown_value(paper, field),
                f"{back}?pick=field-{field}" if may_return else "",
            )
            for field in returnable_fields(paper)
        ),
    ]
