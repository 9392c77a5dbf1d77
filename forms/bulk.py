"""Many cases at once: which ones, what with them, and to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.http import QueryDict

    from accounts.models import Posting


@dataclass(frozen=True)
class Chosen:
    """A case that was ticked, at the version that was on the screen; -1 when none was."""

    public_id: str
    version: int = -1


def chosen_in(query: QueryDict) -> list[Chosen]:
    """Read the ticked cases, each once, in the order of the page: `id` or `id.version`."""
    found = {}
    for text in query.getlist("case"):
        public_id, _, version = text.partition(".")
        found[public_id] = Chosen(public_id, int(version) if version.isdecimal() else -1)
    return list(found.values())


class BulkForm(forms.Form):
    """What to do; for handing over also to whom, with a word along."""

    deed = forms.ChoiceField(widget=forms.HiddenInput)
    colleague = forms.ChoiceField(label="移交给", required=False)
    words = forms.CharField(
        label="留言",
        max_length=120,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 120}),
        help_text="会记入每件报名的办理记录。",
    )

    def __init__(
        self,
        deeds: Sequence[tuple[str, str]],
        colleagues: Iterable[Posting],
        data: QueryDict | None = None,
        *,
        needs_colleague: bool,
    ) -> None:
        super().__init__(data)
        self.colleagues = {one.public_id: one for one in colleagues} if needs_colleague else {}
        people = [(key, one.user.name) for key, one in self.colleagues.items()]
        for name, choices in (("deed", deeds), ("colleague", people)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = list(choices)
        if not needs_colleague:
            del self.fields["colleague"], self.fields["words"]
        else:
            self.fields["colleague"].required = True

    @property
    def chosen(self) -> Posting | None:
        """Return the colleague's posting, where one was asked for; the form is right."""
        return self.colleagues.get(self.cleaned_data.get("colleague", ""))

    @property
    def said(self) -> str:
        return str(self.cleaned_data.get("words", ""))
