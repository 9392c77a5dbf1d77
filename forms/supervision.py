"""What a supervisor looks for."""

from __future__ import annotations

from django import forms

from accounts.identity import typed


class CaseSearchForm(forms.Form):
    """A case by its reference or by the candidate's name."""

    q = forms.CharField(
        label="受理号或姓名",
        max_length=60,
        error_messages={"required": "请输入受理号或姓名。"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "type": "search"}),
    )

    def clean_q(self) -> str:
        """Take full-width signs and blanks for what they mean."""
        words = typed(self.cleaned_data["q"])
        if len(words) < 2:
            raise forms.ValidationError("请至少输入两个字。")
        return words

    @property
    def words(self) -> str:
        """Return what a valid form looks for."""
        return str(self.cleaned_data["q"])
