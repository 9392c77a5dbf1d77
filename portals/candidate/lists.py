"""Lists of rows on the form: what is said at each cell, and where their buttons keep them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from applications.records import KINDS, doubts
from forms.records import RecordsField, RecordsWidget

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.forms import BoundField

    from applications.models import Application
    from forms.application import ApplicationForm

BUTTON = "row"
"""What the buttons of a list are called: a press sends the list and says what to do with it."""


def keep_here(form: ApplicationForm, addresses: Mapping[str, str]) -> None:
    """Tell the lists where their buttons keep them; without an address they send the whole page."""
    for name, address in addresses.items():
        widget = form.fields[name].widget if name in form.fields else None
        if isinstance(widget, RecordsWidget):
            widget.save_url = address


def cells_of(field: BoundField) -> list[dict[str, object]]:
    """Return the cells of a list as they were sent, with what is said beside each."""
    widget = field.field.widget
    if not isinstance(widget, RecordsWidget):
        return []
    rows = field.value()
    shown = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return [cell for at, row in enumerate(shown) for cell in widget.cells(field.html_name, at, row)]


def doubts_about(paper: Application, name: str) -> list[str]:
    """Return what looks odd about a kept list and may yet be right."""
    return doubts(name, getattr(paper, name)) if name in KINDS else []


def asks_whole_rows(form: ApplicationForm, name: str) -> None:
    """Let a list be final: a row that was begun must be finished."""
    field = form.fields[name]
    if isinstance(field, RecordsField):
        field.asks_whole_rows = True
