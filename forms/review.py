"""What a reviewer types on a case: reasons for returning and refusing, papers added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from django.forms import BoundField

    from applications.models import FindingKind

FLAGS = {
    "exceptional": "破格",
    "mismatch": "合格库不符",
    "photo": "照片存疑",
    "on_behalf": "代传",
    "resubmitted": "二次提交",
    "reclaimed": "账号认领过",
    "reassigned": "转办",
}
LONGEST_NOTE = 120
LARGEST_PICTURE = 20 * 1024 * 1024
OWN_WORDS = ("", "选一个原因，或在下面自己写")


def said(reason: str, words: str) -> str:
    """Return a reason from the list and words of one's own as one text."""
    return "。".join(part for part in (reason.strip().rstrip("。"), words.strip()) if part)


class SeenForm(forms.Form):
    """The version of the paper that was on the screen."""

    seen_version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    @property
    def version(self) -> int:
        """Return the version; -1, which no paper has, when it is unreadable."""
        seen = self.cleaned_data.get("seen_version") if self.is_valid() else None
        return seen if isinstance(seen, int) else -1


@dataclass(frozen=True)
class Item:
    """A field or document of the case that may be returned, and the usual reasons."""

    kind: FindingKind
    code: str
    label: str
    group: str
    shown: str = ""
    reasons: Sequence[str] = ()

    @property
    def key(self) -> str:
        return f"{self.kind.value}-{self.code}"


@dataclass(frozen=True)
class Asked:
    """One thing that is asked of the candidate."""

    kind: FindingKind
    code: str
    label: str
    note: str


@dataclass(frozen=True)
class ItemRow:
    """An item with its three inputs."""

    item: Item
    pick: BoundField
    reason: BoundField
    note: BoundField


@dataclass(frozen=True)
class ItemGroup:
    """Items under one heading."""

    title: str
    rows: list[ItemRow]


class SendBackForm(forms.Form):
    """Ticks among the items of a case, each with a reason from the list or in own words."""

    def __init__(
        self,
        items: Sequence[Item],
        data: Mapping[str, object] | None = None,
        *,
        picked: Collection[str] = (),
    ) -> None:
        super().__init__(data)
        self.items = items
        for item in items:
            self._offer(item, picked=item.key in picked)

    def _offer(self, item: Item, *, picked: bool) -> None:
        self.fields[f"pick-{item.key}"] = forms.BooleanField(
            label=item.label, required=False, initial=picked
        )
        choices = [OWN_WORDS, *((reason, reason) for reason in item.reasons)]
        self.fields[f"reason-{item.key}"] = forms.ChoiceField(
            label="原因", choices=choices, required=False
        )
        self.fields[f"note-{item.key}"] = forms.CharField(
            label="写给本人的话",
            max_length=LONGEST_NOTE,
            required=False,
            widget=forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST_NOTE}),
        )

    @property
    def groups(self) -> Iterator[ItemGroup]:
        titles = dict.fromkeys(item.group for item in self.items)
        for title in titles:
            yield ItemGroup(title, [self._row(item) for item in self.items if item.group == title])

    def _row(self, item: Item) -> ItemRow:
        pick, reason, note = (self[f"{part}-{item.key}"] for part in ("pick", "reason", "note"))
        return ItemRow(item, pick, reason, note)

    @property
    def asked(self) -> list[Asked]:
        """Return what is ticked, as it stands in the form: also before it is sent."""
        return [
            Asked(item.kind, item.code, item.label, self._note(item))
            for item in self.items
            if self[f"pick-{item.key}"].value() in {True, "on"}
        ]

    def _note(self, item: Item) -> str:
        reason, note = (self[f"{part}-{item.key}"].value() for part in ("reason", "note"))
        return said(str(reason or ""), str(note or ""))

    def clean(self) -> None:
        """Ask for at least one tick, and for a reason at each."""
        if not self.asked:
            self.add_error(None, "请至少选择一项，并写明要补充或修改什么。")
        for one in self.asked:
            if not one.note:
                field = f"note-{one.kind.value}-{one.code}"
                self.add_error(field, f"请写明「{one.label}」要补充或修改什么。")


class RejectForm(forms.Form):
    """Why a case is refused for good."""

    either = ("reason", "note")
    reason = forms.ChoiceField(label="原因", required=False)
    note = forms.CharField(
        label="写给本人的话",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="本人会原样看到：哪一条不符合，依据是什么，可以找谁问。",
    )

    def __init__(self, reasons: Sequence[str], data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        offered = [OWN_WORDS, *((reason, reason) for reason in reasons)]
        self.fields["reason"] = forms.ChoiceField(label="原因", choices=offered, required=False)

    @property
    def words(self) -> str:
        return said(str(self["reason"].value() or ""), str(self["note"].value() or ""))

    def clean(self) -> None:
        """Ask for a reason."""
        if not self.words:
            self.add_error("note", "请写明不通过的原因。")
