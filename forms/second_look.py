"""What somebody of another city says of a drawn case."""

from __future__ import annotations

from django import forms

from forms.fields import CleanTextField
from forms.review import OWN_WORDS, said
from forms.widgets import Choices

PASS, REFUSE = "pass", "refuse"
OPINIONS = ((PASS, "应当通过"), (REFUSE, "不应通过"))
REASONS = (
    "等级、工作年限或学历不够",
    "工种或报考范围不符",
    "材料看不清楚或者缺页",
    "材料与填写的内容不一致",
)
LONGEST_NOTE = 200


class SecondLookForm(forms.Form):
    """One of two opinions, the second one with a reason."""

    opinion = forms.ChoiceField(
        label="您的意见",
        choices=OPINIONS,
        widget=Choices,
        error_messages={
            "required": "请选择您的意见。",
            "invalid_choice": "请从两个意见里选一个。",
        },
    )
    reason = forms.ChoiceField(
        label="不应通过的原因",
        choices=[OWN_WORDS, *((reason, reason) for reason in REASONS)],
        required=False,
    )
    note = CleanTextField(label="说明", most=LONGEST_NOTE, lines=3)

    @property
    def words(self) -> str:
        """Return the reason of a valid form: from the list, in own words, or both."""
        return said(str(self.cleaned_data["reason"]), str(self.cleaned_data["note"]))
