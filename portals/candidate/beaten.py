"""An answer that lost against a newer one from another device, and how to take it back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.forms import BooleanField
from django.forms.widgets import ChoiceWidget
from django.utils.formats import date_format
from django.utils.timezone import localtime

from applications.edits import edit_of
from forms.application import LABELS, answers_of
from portals.candidate.typing_times import device_of, drawn_at

if TYPE_CHECKING:
    from datetime import datetime

    from django.forms import Field
    from django.http import QueryDict

    from accounts.http import SignedInRequest
    from applications.edits import Edit
    from applications.models import Application
    from forms.application import ApplicationForm

MOST_SHOWN = 24
SENT_AS = ("", "_key", "_text", "_pick", "_0", "_1", "_2", "_3", "_4")
"""A field's own name, and what a search box, its list and a row of lists send beside it."""
OTHER_LABELS = {"apply_level": "申报等级", "exceptional": "破格晋升", "awards": "奖惩情况"}
TICKED = {"True": "勾选", "False": "不勾选", "on": "勾选"}


@dataclass(frozen=True)
class Beaten:
    """One answer that was not kept, because the other device's was newer."""

    field: str
    label: str
    at: datetime
    stored: str
    mine: str
    sent: str = ""

    @property
    def when(self) -> str:
        return date_format(localtime(self.at), "H:i")

    @property
    def told(self) -> str:
        """Say for a whole page what was not taken from it."""
        return (
            f"「{self.label}」另一台设备在 {self.when} 改成了“{self.stored}”，现在用的是那个；"
            f"这一页的“{self.mine}”没有用。要改，请再填一次。"
        )


@dataclass(frozen=True)
class Elsewhere:
    """What another device changed since this page was drawn, in words."""

    fields: str
    at: datetime

    @property
    def when(self) -> str:
        return date_format(localtime(self.at), "H:i")


def changed_elsewhere(paper: Application, request: SignedInRequest) -> Elsewhere | None:
    """Return what another device changed since the page was drawn, or None."""
    drawn, device = drawn_at(request), device_of(request)
    edits = {field: edit for field in paper.edits if (edit := edit_of(paper, field))}
    newer = {
        field: edit.at
        for field, edit in edits.items()
        if drawn and edit.at > drawn and edit.device != device
    }
    if not newer:
        return None
    labels = (LABELS.get(field, OTHER_LABELS.get(field, "")) for field in newer)
    return Elsewhere("、".join(filter(None, labels)), max(newer.values()))


def beaten(
    paper: Application, form: ApplicationForm, field: str, *, edit: Edit, sent: QueryDict
) -> Beaten:
    """Return what was kept and what was not, in words."""
    shown = form.fields[field]
    stored = paper.employer if field == "employer" else answers_of(paper)[field]
    stored = stored() if callable(stored) else stored
    mine = _sent(sent, field)
    told = sent.get(f"{field}_text") or sent.getlist(field) or ""
    return Beaten(
        field=field,
        label=str(shown.label),
        at=edit.at,
        stored=in_words(shown, stored),
        mine=in_words(shown, told),
        sent=json.dumps({**mine, "mine": "1", "age": "0"}, ensure_ascii=False),
    )


def _sent(data: QueryDict, field: str) -> dict[str, object]:
    """Return what the browser sent for one field, lists as lists, to be sent once more."""
    names = [name for end in SENT_AS if (name := f"{field}{end}") in data]
    names += [name for name in data if name.startswith(f"{field}-")]  # the cells of a list
    sent: dict[str, object] = {name: data.getlist(name) for name in names}
    return {field: "", **sent}


def in_words(field: Field, value: object) -> str:
    """Return an answer as people say it; long text is cut."""
    words = _words_of(field)
    values = value if isinstance(value, list) else [value]
    said = "、".join(words.get(str(one), str(one)) for one in values if one not in {None, ""})
    if len(values) > 1 and not words:
        return f"{len(values)} 项"
    cut = said[:MOST_SHOWN]
    return (cut + "…" if len(said) > MOST_SHOWN else cut) or "（空）"


def _words_of(field: Field) -> dict[str, str]:
    if isinstance(field, BooleanField):
        return TICKED
    if isinstance(field.widget, ChoiceWidget):
        return {str(key): str(word) for key, word in field.widget.choices}
    return {}
