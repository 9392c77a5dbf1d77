"""What only level one (高级技师) is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError

from applications.rules.wording import ASSESSMENTS

if TYPE_CHECKING:
    from collections.abc import Mapping

YEARS = 5


class AssessmentsWidget(forms.MultiWidget):
    """One list for each of the five years before the exam, newest first."""

    def __init__(self, years: list[int]) -> None:
        super().__init__([_select(year) for year in years])

    def decompress(self, value: object) -> list[object]:
        given = list(value) if isinstance(value, list) else []
        return [*given, *([None] * YEARS)][:YEARS]

    def get_context(
        self, name: str, value: object, attrs: Mapping[str, object] | None
    ) -> dict[str, object]:
        """Dress the lists as lists: the outer class is meant for a single box."""
        dressed = {**(attrs or {}), "class": "form-select"}
        return super().get_context(name, self.decompress(value), dressed)


def _select(year: int) -> forms.Select:
    blank = ("", f"{year} 年：请选择")
    named = [(word.value, f"{year} 年：{said}") for word, said in ASSESSMENTS.items()]
    return forms.Select({"aria-label": f"{year} 年"}, choices=[blank, *named])


class AssessmentsField(forms.Field):
    """年度考核结果: five years or none; the rules look at all of them together."""

    def __init__(self, *, exam_year: int) -> None:
        super().__init__(
            label="年度考核结果",
            required=False,
            widget=AssessmentsWidget([exam_year - past for past in range(1, YEARS + 1)]),
            help_text="近五年都要填。填「优秀」的年份，要上传单位年度考核结果明细表。",
        )

    def clean(self, value: object) -> list[str]:
        """Return five words, newest year first, or none. Raises ValidationError in plain words."""
        given = [str(word or "") for word in value] if isinstance(value, list) else []
        if not any(given):
            return []
        if not set(given) <= {*ASSESSMENTS, ""}:
            raise ValidationError("请从列出的几项里选一项。")
        if not all(given):
            raise ValidationError(f"五年都选了才能保存，还差 {given.count('')} 年。")
        return given
