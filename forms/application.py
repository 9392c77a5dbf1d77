"""报名信息: every answer a candidate may give, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError

from applications.completeness import (
    ALWAYS,
    AT_LEVEL_FIVE,
    AT_LEVEL_ONE,
    WHEN_EXCEPTIONAL,
    WHEN_RATED,
)
from applications.models import Education, EmployerKind, StaffType
from applications.rules.wording import COMMENDATIONS
from exams.levels import Level
from forms.fields import AnswerField, CleanTextField, TypedDateField, YearField
from forms.level_one import AssessmentsField
from forms.records import RecordsField
from forms.registry_fields import (
    EmployerField,
    SeveralMatch,
    TradeField,
    TradeToApplyForField,
)
from forms.widgets import ManyChoices, YesNo

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from applications.models import Application
    from forms.registry_fields import Pick
    from registry.models import Trade

LABELS = ALWAYS | WHEN_RATED | AT_LEVEL_FIVE | AT_LEVEL_ONE | WHEN_EXCEPTIONAL
CHOOSE = ("", "请选择")
YES_NO = [("no", "否，没有"), ("yes", "是，有")]
RANKS = (
    "省部级", "正厅级", "副厅级", "正处级", "副处级", "正科级", "副科级", "股级", "未定级别",
)  # fmt: skip
"""The ranks of public bodies (公务员法 and 事业单位 alike); an employer's own word is added."""


def _is_yes(word: str) -> bool:
    return word == "yes"


def _levels(levels: Iterable[Level]) -> list[tuple[str, str]]:
    return [(str(level.value), str(level.label)) for level in levels]


class ApplicationForm(forms.Form):
    """The whole form, or with `only` a single field of it. Nothing is required: a draft is partial.

    `prefix`-less names are the paper's own field names, so that what is valid can be kept by name.
    """

    employer = EmployerField(label="搜单位", help_text="输入名称或拼音首字母都可以。")
    employer_kind = AnswerField(
        label=LABELS["employer_kind"],
        choices=[CHOOSE, *EmployerKind.choices],
        help_text="不清楚的，问本单位人事部门。",
    )
    employer_level = AnswerField(
        label=LABELS["employer_level"], choices=[CHOOSE, *((rank, rank) for rank in RANKS)]
    )
    start_date = TypedDateField(
        label=LABELS["start_date"], help_text="直接打数字也可以，例如 19980701。"
    )
    education = AnswerField(label=LABELS["education"], choices=[CHOOSE, *Education.choices])
    staff_type = AnswerField(label=LABELS["staff_type"], choices=[CHOOSE, *StaffType.choices])
    current_trade = TradeField(
        label=LABELS["current_trade"], help_text="输入汉字或拼音首字母，如「护理员」或「hly」。"
    )
    current_level = AnswerField(
        label=LABELS["current_level"],
        choices=[CHOOSE, ("0", "未定级"), *_levels(Level)],
        read=int,
        empty=None,
        help_text="没有机关事业单位等级证书的，请选「未定级」。",
    )
    level_year = YearField(label=LABELS["level_year"], help_text="看证书上的发证日期。")
    regularised_date = TypedDateField(
        label=LABELS["regularised_date"], help_text="看转正定级审批表。"
    )
    apply_level = AnswerField(label="申报等级", choices=_levels(Level), read=int, empty=None)
    apply_trade = TradeToApplyForField(
        label=LABELS["apply_trade"],
        help_text="输入汉字或拼音首字母。合并的工种选合并后的；取消的工种，单位人事部门同意后选就近的。",
    )
    appointed = AnswerField(
        label=LABELS["appointed"],
        choices=[("yes", "是，已聘任"), ("no", "否，没有")],
        read=_is_yes,
        empty=None,
        widget=YesNo(),
    )
    work_history = RecordsField(
        name="work_history",
        label=LABELS["work_history"],
        help_text="从参加学习或工作写起，一段一行，按时间先后。",
    )
    achievements = RecordsField(
        name="achievements",
        label=LABELS["achievements"],
        help_text="一项一行：做了什么，本人起什么作用，结果怎样。",
    )
    awards = RecordsField(name="awards", label="奖惩情况", help_text="一项一行。没有就不填。")
    in_discipline = AnswerField(
        label=LABELS["in_discipline"],
        choices=YES_NO,
        read=_is_yes,
        empty=None,
        widget=YesNo(),
        help_text="如：目前在处分期内、被立案尚未结案等",
    )
    exceptional = forms.BooleanField(
        label="破格晋升", required=False, help_text="符合破格晋升条件的才勾选，不具备请勿勾选。"
    )
    commendations = forms.MultipleChoiceField(
        label="符合的条件",
        choices=[(code.value, words) for code, words in COMMENDATIONS.items()],
        required=False,
        widget=ManyChoices(),
        help_text="有哪几项勾哪几项，每一项都要上传证明材料的原件照片。",
        error_messages={"invalid_choice": "请从列出的几项里选。"},
    )
    exceptional_note = CleanTextField(
        label=LABELS["exceptional_note"],
        most=500,
        lines=4,
        help_text="写明荣誉或成果的名称、时间、授予单位。",
    )

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        exam_year: int,
        birth_date: date | None,
        only: str = "",
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}), auto_id="id_%s")
        self.birth_date = birth_date
        self.fields["assessments"] = AssessmentsField(exam_year=exam_year)
        if only:
            self.fields = {only: self.fields[only]}

    def picks_of(self, name: str) -> tuple[Pick, ...]:
        """Return what may have been meant when what was typed fits several."""
        told = self.errors.as_data().get(name, [])
        return next((error.picks for error in told if isinstance(error, SeveralMatch)), ())

    def clean_start_date(self) -> object:
        """Nobody starts work before being born."""
        started = self.cleaned_data["start_date"]
        if started and self.birth_date and started <= self.birth_date:
            raise ValidationError("这个日期早于您的出生日期，请核对。")
        return started

    def changes(self) -> dict[str, object]:
        """Return the valid answers that were sent, by the paper's field names."""
        self.full_clean()
        sent = {name: value for name, value in self.cleaned_data.items() if self._was_sent(name)}
        for name in ("employer", "apply_level"):
            if sent.get(name, name) is None:
                del sent[name]  # neither can be emptied, only replaced
        return sent

    def _was_sent(self, name: str) -> bool:
        widget = self.fields[name].widget
        return not widget.value_omitted_from_data(self.data, self.files, self.add_prefix(name))


def answers_of(paper: Application) -> dict[str, object]:
    """Return a paper's answers as the form shows them; trades are looked up when they are shown."""
    return {
        "employer_kind": paper.employer_kind,
        "employer_level": paper.employer_level,
        "start_date": paper.start_date,
        "education": paper.education,
        "staff_type": paper.staff_type,
        "current_trade": lambda: _name_of(paper.current_trade),
        "current_level": paper.current_level,
        "level_year": paper.level_year,
        "regularised_date": paper.regularised_date,
        "apply_level": paper.apply_level,
        "apply_trade": lambda: _name_of(paper.apply_trade),
        "appointed": _yes_or_no(answer=paper.appointed),
        "assessments": paper.assessments,
        "work_history": paper.work_history,
        "awards": paper.awards,
        "achievements": paper.achievements,
        "in_discipline": _yes_or_no(answer=paper.in_discipline),
        "exceptional": paper.exceptional,
        "commendations": paper.commendations,
        "exceptional_note": paper.exceptional_note,
    }


def _name_of(trade: Trade | None) -> str:
    return trade.name if trade else ""


def _yes_or_no(*, answer: bool | None) -> str:
    return "" if answer is None else "yes" if answer else "no"
