"""To whom overdue cases are given, and which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms

from forms.fields import CleanTextField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import QueryDict

    from accounts.models import Posting

MOST = 60


def _picked(data: QueryDict) -> list[str]:
    """Return the ticked cases, or with the other button all that the page showed."""
    return data.getlist("shown" if "whole" in data else "case")[:MOST]


class ReassignForm(forms.Form):
    """A colleague, a word for the trail, and the cases that are ticked."""

    colleague = forms.ChoiceField(
        label="转给",
        error_messages={"required": "请选一位同事。", "invalid_choice": "请从列出的同事里选。"},
    )
    words = CleanTextField(label="说明", most=100, help_text="同事和办理记录里会看到。")

    def __init__(self, colleagues: Sequence[Posting], data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.colleagues = {str(one.pk): one for one in colleagues}
        self.picked = _picked(data) if data is not None else []
        chosen = self.fields["colleague"]
        if isinstance(chosen, forms.ChoiceField):
            known = [(key, one.label) for key, one in self.colleagues.items()]
            chosen.choices = [("", "请选择同事"), *known]

    @property
    def to(self) -> Posting:
        """Return whom a valid form names."""
        return self.colleagues[self.cleaned_data["colleague"]]

    def clean(self) -> None:
        """Ask for at least one case."""
        if not self.picked:
            self.add_error(None, "请先勾选要转办的报名。")
