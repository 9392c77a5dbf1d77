"""What a member of staff declares: whom one is close to, and why a declaration is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import Relation
from forms.fields import CleanTextField
from forms.identity_fields import IdNumberField, NameField
from forms.recovery import EmployerBox
from forms.registry_fields import EmployerField, Pick, SeveralMatch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from accounts.identity import IdNumber

LONGEST_REASON = 200
CHOOSE = ("", "请选择")


class ConflictIdNumber(IdNumberField):
    """An ID number that may be left out where name and employer say who is meant."""

    def __init__(self) -> None:
        super().__init__(
            label="对方的身份证号", required=False, help_text="加密保存，只用来认出这个人的报名。"
        )

    def clean(self, value: object) -> IdNumber | None:  # type: ignore[override]  # may be nothing
        """Return the checked number, or None for nothing typed."""
        return super().clean(value) if value else None


class ConflictName(NameField):
    """A name that may be left out where the ID number says who is meant."""

    def __init__(self) -> None:
        super().__init__(
            label="对方的姓名", required=False, help_text="不知道身份证号时，填姓名和单位。"
        )

    def clean(self, value: object) -> str:
        """Return the name as it is kept, or nothing."""
        return super().clean(value) if value else ""


class ConflictForm(forms.Form):
    """One relation, known by an ID number or by name and employer."""

    relation = forms.ChoiceField(
        label="与您的关系",
        choices=[CHOOSE, *Relation.choices],
        error_messages={
            "required": "请选择关系。",
            "invalid_choice": "请从列出的关系里选一个。",
        },
    )
    id_number = ConflictIdNumber()
    name = ConflictName()
    employer = EmployerField(label="单位", help_text="输入名称里的字或拼音首字母，再选一个。")

    def __init__(self, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        self.fields["employer"].widget = EmployerBox()

    @property
    def picks(self) -> Sequence[Pick]:
        """Return the employers that fit what was typed, when there are several."""
        told = self.errors.as_data().get("employer", ())
        return next((error.picks for error in told if isinstance(error, SeveralMatch)), ())


class WithdrawConflictForm(forms.Form):
    """Why a declaration no longer holds."""

    reason = CleanTextField(label="为什么撤销", most=LONGEST_REASON, lines=3)

    def __init__(self, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        self.fields["reason"].required = True

    def clean_reason(self) -> str:
        """Ask for a reason."""
        reason = str(self.cleaned_data["reason"])
        if not reason:
            raise ValidationError("请写明为什么撤销这项申报。")
        return reason
