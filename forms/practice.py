"""What a reviewer makes of a practice case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms

from exams.models.practice import Judgement, PracticeVerdict
from forms.widgets import Choices

if TYPE_CHECKING:
    from collections.abc import Mapping

    from exams.models import PracticeCase

MISSING = {"required": "请选一个。", "invalid_choice": "请从列出的里选一个。"}


class PracticeForm(forms.Form):
    """A judgement for each rule, and what to do with the case."""

    def __init__(self, case: PracticeCase, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        self.names = [f"rule-{place}" for place, _ in enumerate(case.rules)]
        for name, rule in zip(self.names, case.rules, strict=True):
            self.fields[name] = forms.ChoiceField(
                label=rule["text"],
                choices=Judgement.choices,
                widget=Choices,
                error_messages=MISSING,
            )
        self.fields["verdict"] = forms.ChoiceField(
            label="您会怎么办理",
            choices=PracticeVerdict.choices,
            widget=Choices,
            error_messages=MISSING,
        )

    @property
    def judgements(self) -> list[Judgement]:
        return [Judgement(self.cleaned_data[name]) for name in self.names]

    @property
    def verdict(self) -> PracticeVerdict:
        return PracticeVerdict(self.cleaned_data["verdict"])
