"""What came of a call."""

from __future__ import annotations

from django import forms

from applications.models import CallOutcome
from forms.fields import CleanTextField


class CallForm(forms.Form):
    """One of three outcomes, and a few words."""

    outcome = forms.ChoiceField(
        label="结果",
        choices=CallOutcome.choices,
        error_messages={
            "required": "请选联系的结果。",
            "invalid_choice": "请选列出的一种结果。",
        },
    )
    note = CleanTextField(label="备注", most=100)
    note.required = False

    @property
    def result(self) -> CallOutcome:
        """Return what a valid form says."""
        return CallOutcome(self.cleaned_data["outcome"])
