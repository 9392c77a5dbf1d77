"""What people really type: full-width digits, invisible signs, days and years in every form."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.identity import INVISIBLE, PRIVATE_USE, typed
from forms.widgets import YearInput

if TYPE_CHECKING:
    from collections.abc import Callable

FULL_WIDTH = {
    code: code - 0xFEE0
    for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
"""Full-width digits and letters; the signs stay, they are Chinese punctuation."""
SPACES = re.compile(r"[^\S\n]+")
LOST = "\N{REPLACEMENT CHARACTER}"
OLDEST_YEAR = 1950
DAY_FORMS = (
    re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?", re.ASCII),
    re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII),
)
WITHOUT_DAY = re.compile(r"\d{4}[-/.年]?(?:\d{1,2}月?)?", re.ASCII)


def clean_text(text: str) -> str:
    """Return typed text without what cannot be seen: zero-width, direction and control signs.

    Full-width digits and letters become half-width; lines stay lines, other blanks become one.

    Raises:
        ValidationError: a character means something else on every other machine, or was lost.
    """
    if PRIVATE_USE.search(text):
        raise ValidationError("里面有一个字是旧电脑的自造字，请换用标准输入法重新输入这个字。")
    if LOST in text:
        raise ValidationError("有一个字没有认出来（显示为 \ufffd），请删掉后重新输入。")
    lines = re.split(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]", text)
    return "\n".join(_clean_line(line) for line in lines).strip("\n")


def _clean_line(line: str) -> str:
    visible = INVISIBLE.sub("", unicodedata.normalize("NFC", line)).translate(FULL_WIDTH)
    spaced = SPACES.sub(" ", visible)
    return "".join(
        sign for sign in spaced if unicodedata.category(sign) not in {"Cc", "Cs", "Cn"}
    ).strip()


class CleanTextField(forms.CharField):
    """Text of one or several lines, with a limit that says how much is too much."""

    def __init__(self, *, label: str, most: int, lines: int = 1, help_text: str = "") -> None:
        attrs: dict[str, object] = {"rows": lines} if lines > 1 else {}
        widget = forms.Textarea(attrs) if lines > 1 else forms.TextInput()
        super().__init__(label=label, required=False, help_text=help_text, widget=widget)
        self.most, self.is_one_line = most, lines == 1

    def clean(self, value: object) -> str:
        """Return the text as it is kept. Raises ValidationError in plain words."""
        text = clean_text("" if value is None else str(value))
        if self.is_one_line:
            text = " ".join(text.split("\n"))
        if len(text) > self.most:
            raise ValidationError(f"最多 {self.most} 个字，现在有 {len(text)} 个字，请删短一些。")
        return text


class TypedDay(forms.TextInput):
    """A box to type a day in, with the browser's calendar at its end."""

    template_name = "forms/widgets/typed_day.html"

    def __init__(self) -> None:
        super().__init__(
            {
                "class": "num",
                "inputmode": "text",
                "autocomplete": "off",
                "placeholder": "1998-07-01",
            }
        )


class TypedDateField(forms.Field):
    """A day, typed as 1998-07-01, 1998/7/1, 19980701 or 1998年7月1日, full-width or not."""

    widget: type[forms.TextInput] = TypedDay

    def __init__(self, *, label: str, help_text: str = "") -> None:
        super().__init__(label=label, required=False, help_text=help_text)

    def clean(self, value: object) -> date | None:
        """Return the day, or None for nothing typed. Raises ValidationError in plain words."""
        text = typed("" if value is None else str(value))
        if not text:
            return None
        day = _read_day(text)
        self.require_possible(day)
        return day

    def require_possible(self, day: date) -> None:
        """Refuse a day that cannot be meant. Raises ValidationError in plain words."""
        if day.year < OLDEST_YEAR:
            raise ValidationError(f"年份应在 {OLDEST_YEAR} 年以后，请核对。")
        if day > timezone.localdate():
            raise ValidationError("这个日期还没有到，请核对。")


def _read_day(text: str) -> date:
    found = next((match for form in DAY_FORMS if (match := form.fullmatch(text))), None)
    if found is None:
        if WITHOUT_DAY.fullmatch(text):
            raise ValidationError("请填到年、月、日，例如 1998-07-01。")
        raise ValidationError("没有看懂这个日期，请这样填：1998-07-01。")
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError as error:
        raise ValidationError("没有这一天，请核对月份和日期。") from error


class YearField(forms.Field):
    """A year of four digits, not in the future."""

    widget = YearInput

    def __init__(self, *, label: str, help_text: str = "") -> None:
        super().__init__(label=label, required=False, help_text=help_text)

    def clean(self, value: object) -> int | None:
        """Return the year, or None for nothing typed. Raises ValidationError in plain words."""
        text = typed("" if value is None else str(value)).removesuffix("年")
        if not text:
            return None
        if not re.fullmatch(r"[0-9]{4}", text):
            raise ValidationError("请填四位数的年份，例如 2018。")
        this_year = timezone.localdate().year
        if not OLDEST_YEAR <= int(text) <= this_year:
            raise ValidationError(f"年份应在 {OLDEST_YEAR} 到 {this_year} 之间，请核对。")
        return int(text)


class AnswerField(forms.ChoiceField):
    """One of several, or not answered yet (`empty`)."""

    def __init__(
        self,
        *,
        label: str,
        choices: list[tuple[str, str]],
        read: Callable[[str], object] = str,
        empty: object = "",
        widget: forms.Widget | None = None,
        help_text: str = "",
    ) -> None:
        super().__init__(
            label=label, choices=choices, required=False, widget=widget, help_text=help_text
        )
        self.error_messages["invalid_choice"] = "请从列出的几项里选一项。"
        self.read, self.empty = read, empty

    def clean(self, value: object) -> object:
        """Return the answer as it is kept. Raises ValidationError for anything not listed."""
        word = super().clean(value)
        return self.read(word) if word else self.empty
