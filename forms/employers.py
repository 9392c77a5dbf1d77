"""An employer that the register lacks: as a candidate describes it, and as the office enters it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError

from applications.models import EmployerKind
from forms.application import CHOOSE, RANKS
from forms.fields import AnswerField, CleanTextField
from registry.models import Region

if TYPE_CHECKING:
    from collections.abc import Mapping


class RequiredText(CleanTextField):
    """Text that must be there."""

    def __init__(self, *, label: str, most: int, lines: int = 1, help_text: str = "") -> None:
        super().__init__(label=label, most=most, lines=lines, help_text=help_text)
        self.required = True

    def clean(self, value: object) -> str:
        """Return the text as it is kept. Raises ValidationError when there is none."""
        text = super().clean(value)
        if not text:
            raise ValidationError(f"请填写「{self.label}」。")
        return text


class MissingEmployerForm(forms.Form):
    """找不到我的单位: what the office must know to enter it."""

    name = RequiredText(label="单位全称", most=80, help_text="照单位公章上的名称填写。")
    region = forms.ModelChoiceField(
        label="单位所在的市、县",
        queryset=Region.objects.none(),
        empty_label="请选择",
        to_field_name="code",
        error_messages={"required": "请选单位所在的市、县。", "invalid_choice": "请从列出的里选。"},
    )
    note = CleanTextField(
        label="说明", most=300, lines=3, help_text="如：主管部门是谁，单位原来叫什么。"
    )
    contact = CleanTextField(
        label="单位联系人和电话", most=60, help_text="工考机构核对时可能打这个电话。"
    )

    def __init__(
        self, data: Mapping[str, object] | None = None, *, initial: Mapping[str, object]
    ) -> None:
        super().__init__(data, initial=dict(initial))
        places = self.fields["region"]
        if isinstance(places, forms.ModelChoiceField):
            places.queryset = Region.objects.exclude(parent=None).order_by("path")
        for name in ("note", "contact"):
            self.fields[name].required = False


class NewEmployerForm(forms.Form):
    """The employer as it will stand in the register."""

    name = RequiredText(label="单位全称", most=80)
    kind = AnswerField(label="单位类别", choices=[CHOOSE, *EmployerKind.choices])
    level = AnswerField(label="单位级别", choices=[CHOOSE, *((rank, rank) for rank in RANKS)])

    def clean_kind(self) -> str:
        """The kind decides which rules hold: it must be known."""
        kind = str(self.cleaned_data["kind"])
        if not kind:
            raise ValidationError("请选「单位类别」。")
        return kind


class EmployerReasonForm(forms.Form):
    """Why an employer is not entered; the candidate reads it word for word."""

    reason = RequiredText(label="不通过的原因（考生会看到）", most=200, lines=3)
