"""What is typed around the lists: filters, names for them, how many to take, until when to rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms

from exams.levels import Level
from forms.review import FLAGS
from forms.widgets import DayInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from accounts.models import Posting

DUES = {"late": "逾期", "today": "今日到期"}
MOST_AT_ONCE = 20


class ListFilter(forms.Form):
    """What a list is narrowed to; whatever makes no sense is left out."""

    level = forms.TypedChoiceField(
        choices=Level.choices, coerce=int, empty_value=None, required=False
    )
    flag = forms.ChoiceField(choices=list(FLAGS.items()), required=False)
    due = forms.ChoiceField(choices=list(DUES.items()), required=False)
    held = forms.BooleanField(required=False)
    q = forms.CharField(max_length=60, required=False)


class ClaimForm(forms.Form):
    """How many cases to take at once."""

    count = forms.IntegerField(min_value=1, max_value=MOST_AT_ONCE)

    @property
    def number(self) -> int:
        return int(self.cleaned_data["count"]) if self.is_valid() else 1


class FilterNameForm(forms.Form):
    """A name for a filter; `old` is the name it has so far."""

    name = forms.CharField(label="名称", max_length=12, strip=True)
    old = forms.CharField(max_length=12, required=False, widget=forms.HiddenInput)

    @property
    def old_name(self) -> str:
        """Return the present name, as it came: nothing when it is unreadable."""
        self.full_clean()
        return str(self.cleaned_data.get("old", ""))


class SetAsideForm(forms.Form):
    """Until when a case is set aside, and why."""

    until = forms.DateField(
        label="搁置到",
        widget=DayInput,
        help_text="这一天早上自动回到待办最前面。办理期限不会因此延长。",
    )
    reason = forms.CharField(
        label="原因",
        max_length=120,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 120}),
        help_text="只有工作人员看得到，本人不会收到通知。",
    )


class HandOverForm(forms.Form):
    """Which colleague gets a case, and a word along with it."""

    colleague = forms.ChoiceField(label="移交给")
    words = forms.CharField(
        label="留言",
        max_length=120,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 120}),
        help_text="会记入这件报名的办理记录。",
    )

    def __init__(
        self, colleagues: Iterable[Posting], data: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(data)
        self.colleagues = {one.public_id: one for one in colleagues}
        field = self.fields["colleague"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(key, one.user.name) for key, one in self.colleagues.items()]

    @property
    def chosen(self) -> Posting:
        """Return the colleague's posting; the form is right."""
        return self.colleagues[self.cleaned_data["colleague"]]
