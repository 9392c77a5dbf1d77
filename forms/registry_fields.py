"""Employers and trades, found by what was typed or picked. Without scripts a list asks back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from forms.fields import clean_text
from forms.widgets import SearchBox
from registry.models import Employer, Trade

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MOST_PICKS = 8
LONGEST_NAME = 80
TOO_LONG = "名称太长了，请只填名称或拼音首字母。"
SEVERAL = "有几个相近的，请在下面选一个。"


@dataclass(frozen=True)
class Pick:
    """One of the things that may have been meant."""

    key: str
    text: str
    small: str = ""


class SeveralMatch(ValidationError):
    """More than one thing fits what was typed; `picks` are offered as a list."""

    def __init__(self, picks: Sequence[Pick], text: str = SEVERAL) -> None:
        super().__init__(text)
        self.picks = tuple(picks)


class PickOrType(SearchBox):
    """A search box beside a list: what was picked from the list (`<name>_pick`) comes first."""

    def value_from_datadict(
        self, data: Mapping[str, object], files: Mapping[str, object], name: str
    ) -> object:
        return data.get(f"{name}_pick") or super().value_from_datadict(data, files, name)

    def value_omitted_from_data(
        self, data: Mapping[str, object], files: Mapping[str, object], name: str
    ) -> bool:
        return name not in data and f"{name}_pick" not in data


def read_query(value: object) -> str:
    """Return what is searched for. Raises ValidationError when it cannot be a name."""
    text = clean_text("" if value is None else str(value)).replace("\n", " ").strip()
    if len(text) > LONGEST_NAME:
        raise ValidationError(TOO_LONG)
    return text


class TradeField(forms.Field):
    """A trade by its name, a part of it or pinyin initials; the key of a trade is its name."""

    def __init__(self, *, label: str, url: str = "", help_text: str = "") -> None:
        super().__init__(label=label, required=False, widget=PickOrType(url), help_text=help_text)

    def clean(self, value: object) -> Trade | None:
        """Return the trade, or None for nothing typed.

        Raises:
            SeveralMatch: more than one trade fits.
            ValidationError: none does.
        """
        text = read_query(value)
        if not text:
            return None
        found = list(Trade.objects.matching(text)[: MOST_PICKS + 1])
        if len(found) == 1 or (found and found[0].name == text):
            return found[0]
        if not found:
            raise ValidationError("没有找到这个工种，请换一个字或拼音首字母再试。")
        raise SeveralMatch([Pick(one.name, one.name, one.category) for one in found[:MOST_PICKS]])


class TradeToApplyForField(TradeField):
    """A trade to be examined in: instead of one that is gone, what has taken its place."""

    def clean(self, value: object) -> Trade | None:
        """Return the trade, or None for nothing typed.

        Raises:
            SeveralMatch: more than one fits, or the trade was merged or cancelled; the picks say
                what to choose instead.
            ValidationError: none does.
        """
        trade = super().clean(value)
        today = timezone.localdate()
        if trade is None or trade.valid_to is None or trade.valid_to > today:
            return trade
        heir = trade.heir(today)
        if heir is not None:
            text = f"「{trade.name}」已合并，请选合并后的工种。"
            raise SeveralMatch([Pick(heir.name, heir.name, heir.category)], text)
        near = Trade.objects.current(today).filter(category=trade.category)[:MOST_PICKS]
        text = f"「{trade.name}」已取消。经单位人事部门同意，可以选就近岗位工种："
        raise SeveralMatch([Pick(one.name, one.name, one.category) for one in near], text)


class EmployerField(forms.Field):
    """An employer by its public number, or by its name, a part of it or pinyin initials."""

    def __init__(self, *, label: str, url: str = "", help_text: str = "") -> None:
        super().__init__(label=label, required=False, widget=PickOrType(url), help_text=help_text)

    def clean(self, value: object) -> Employer | None:
        """Return the employer, or None for nothing typed.

        Raises:
            SeveralMatch: more than one employer fits.
            ValidationError: none does.
        """
        text = read_query(value)
        if not text:
            return None
        active = Employer.objects.active().select_related("region", "parent")
        found = list(active.filter(Q(public_id=text) | Q(name=text))[: MOST_PICKS + 1])
        found = found or list(active.matching(text)[: MOST_PICKS + 1])
        if len(found) == 1:
            return found[0]
        if not found:
            raise ValidationError("没有找到这个单位，请换一个字再试，或者在下面依次选择。")
        raise SeveralMatch([employer_pick(one) for one in found[:MOST_PICKS]])


def employer_pick(employer: Employer) -> Pick:
    """Return an employer as a choice: its name, and where and under whom it is."""
    above = employer.parent.name if employer.parent else ""
    small = "　".join(part for part in (employer.region.name, above) if part)
    return Pick(employer.public_id, employer.name, small)
