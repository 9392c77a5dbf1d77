"""Lists of rows on the form: cells are typed, rows are added, removed and moved.

A draft may be half filled in, so an empty cell is no mistake here: `applications.completeness` says
what is still missing. A cell that cannot be read is one, and is said beside that cell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.identity import typed
from applications.records import KINDS, MOST_ROWS, NOW, NOW_WORD, read
from forms.fields import OLDEST_YEAR, clean_text
from forms.row_moves import moved

if TYPE_CHECKING:
    from collections.abc import Mapping

    from applications.records import Column

MONTH_FORMS = (
    re.compile(r"(\d{4})[-/.年](\d{1,2})月?", re.ASCII),
    re.compile(r"(\d{4})(\d{2})", re.ASCII),
    re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](?:\d{1,2})[日号]?", re.ASCII),
)
NOW_WORDS = {NOW_WORD, "今", "现在", "至现在", NOW}
Rows = list[dict[str, str]]


def read_month(text: str, *, may_be_now: bool) -> str:
    """Return a month as it is kept: 1998-07, or now. Raises ValidationError in plain words."""
    word = typed(text)
    if not word:
        return ""
    if may_be_now and word in NOW_WORDS:
        return NOW
    found = next((match for form in MONTH_FORMS if (match := form.fullmatch(word))), None)
    if found is None:
        more = "，还没结束的填「至今」" if may_be_now else ""
        raise ValidationError(f"没有看懂，请填年和月，例如 1998-07{more}。")
    return _checked(int(found.group(1)), int(found.group(2)))


def _checked(year: int, month: int) -> str:
    today = timezone.localdate()
    if not 1 <= month <= 12:
        raise ValidationError("月份应在 1 到 12 之间，请核对。")
    if year < OLDEST_YEAR:
        raise ValidationError(f"年份应在 {OLDEST_YEAR} 年以后，请核对。")
    if (year, month) > (today.year, today.month):
        raise ValidationError("这个月还没有到，请核对。")
    return f"{year:04d}-{month:02d}"


class RecordsWidget(forms.Widget):
    """Rows of cells, each row a card, with buttons that work without scripts.

    `save_url` lets a button keep the list and draw it anew in place; without it the button sends
    the whole page. `wrong` holds what is said beside a cell, by row and column.
    """

    template_name = "forms/widgets/records.html"
    use_fieldset = True

    def __init__(self, field: str) -> None:
        super().__init__()
        self.kind = KINDS[field]
        self.save_url = ""
        self.wrong: dict[tuple[int, str], str] = {}
        self.focus: tuple[int, str] | None = None

    def id_for_label(self, id_: str) -> str:
        """The label names the whole list."""
        return ""

    def value_from_datadict(
        self, data: Mapping[str, object], files: Mapping[str, object], name: str
    ) -> Rows:
        """Return the rows as they were typed, after the button that was pressed."""
        sent = str(data.get(f"{name}-rows") or "0")
        count = min(int(sent), MOST_ROWS) if sent.isascii() and sent.isdigit() else 0
        rows = [
            {one.name: str(data.get(f"{name}-{at}-{one.name}") or "") for one in self.kind.columns}
            for at in range(count)
        ]
        rows, self.focus = moved(rows, str(data.get("row") or ""), name=name, kind=self.kind)
        return rows

    def value_omitted_from_data(
        self, data: Mapping[str, object], files: Mapping[str, object], name: str
    ) -> bool:
        return f"{name}-rows" not in data

    def get_context(
        self, name: str, value: object, attrs: Mapping[str, object] | None
    ) -> dict[str, object]:
        rows = value if isinstance(value, list) else []
        context = super().get_context(name, None, dict(attrs or {}))
        shown = rows or [{}]
        drawn = [self._row(name, at, row, len(shown)) for at, row in enumerate(shown)]
        context["widget"] |= {
            "rows": drawn,
            "count": len(shown),
            "kind": self.kind,
            "save_url": self.save_url,
            "is_full": len(shown) >= MOST_ROWS,
        }
        return context

    def _row(self, name: str, at: int, row: Mapping[str, str], count: int) -> dict[str, object]:
        cells = self.cells(name, at, row)
        return {
            "number": at + 1,
            "title": f"第 {at + 1} {self.kind.unit}",
            "cells": cells,
            "up": "" if at == 0 else f"{name}:up:{at}",
            "down": "" if at == count - 1 else f"{name}:down:{at}",
            "remove": f"{name}:remove:{at}",
        }

    def cells(self, name: str, at: int, row: Mapping[str, str]) -> list[dict[str, object]]:
        """Return the cells of a row as the page draws them."""
        return [self._cell(name, at, column, row) for column in self.kind.columns]

    def _cell(
        self, name: str, at: int, column: Column, row: Mapping[str, str]
    ) -> dict[str, object]:
        value = row.get(column.name, "")
        return {
            "column": column,
            "name": f"{name}-{at}-{column.name}",
            "value": NOW_WORD if value == NOW else value,
            "wrong": self.wrong.get((at, column.name), ""),
            "has_focus": self.focus == (at, column.name),
        }


class RecordsField(forms.Field):
    """A list of rows; kept as JSON in the words of `applications.records`.

    `asks_whole_rows` is set where the answer is final: then an empty cell is a mistake too.
    """

    def __init__(self, *, name: str, label: str, help_text: str = "") -> None:
        self.name = name
        self.asks_whole_rows = False
        super().__init__(
            label=label, required=False, help_text=help_text, widget=RecordsWidget(name)
        )

    def clean(self, value: object) -> Rows:
        """Return the rows that hold something. Raises ValidationError and marks the cells."""
        rows = value if isinstance(value, list) else []
        wrong: dict[tuple[int, str], str] = {}
        cleaned = [self._clean_row(at, row, wrong) for at, row in enumerate(rows)]
        if isinstance(self.widget, RecordsWidget):
            self.widget.wrong = wrong
        if wrong:
            raise ValidationError(f"有 {len(wrong)} 处要改，请看红字。改好之前，这一份没有保存。")
        return [row for row in cleaned if row]

    def _clean_row(
        self, at: int, row: Mapping[str, str], wrong: dict[tuple[int, str], str]
    ) -> dict[str, str]:
        cells: dict[str, str] = {}
        for column in KINDS[self.name].columns:
            try:
                cells[column.name] = _clean_cell(column, row.get(column.name, ""))
            except ValidationError as error:
                wrong[at, column.name] = error.messages[0]
        kept = {name: value for name, value in cells.items() if value}
        record = read(self.name, [kept])[0]
        if "since" in kept and "until" in kept and record.ends < record.begins:
            wrong[at, "until"] = "结束早于开始，请核对。"
        if kept and self.asks_whole_rows:
            empty = {one.label: one.name for one in KINDS[self.name].columns}
            wrong |= {(at, empty[label]): f"请填写{label}。" for label in record.lacks}
        return kept


def _clean_cell(column: Column, value: str) -> str:
    if column.is_month:
        return read_month(value, may_be_now=column.may_be_now)
    text = " ".join(clean_text(value).split("\n"))
    if len(text) > column.most:
        raise ValidationError(f"最多 {column.most} 个字，现在有 {len(text)} 个字，请删短一些。")
    return text
