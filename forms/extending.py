"""More time: for whom, for what, until when and why; and why not."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from accounts.identity import typed
from applications.models import Application
from applications.querysets import within
from exams.levels import LevelGroup
from exams.models import Extended
from forms.employers import RequiredText
from forms.fields import TypedDateField
from forms.widgets import Choices, DayInput
from registry.models import Region

if TYPE_CHECKING:
    from collections.abc import Mapping

    from accounts.models import Posting, User
    from applications.errors import Objection
    from exams.models import Exam

PERSON, REGION, EVERYBODY = "person", "region", "everybody"
WHOM = {PERSON: "一个人", REGION: "一个地区的所有人", EVERYBODY: "全省所有人"}
KINDS = (Extended.CANDIDATE, Extended.MATERIALS, Extended.PAYMENT)
FIELD_OF = {"until": "day", "reason": "reason", "region": "region", "reference": "reference"}
"""Which field an objection of the command belongs to."""
LONGEST = timedelta(days=180)
CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")


class LastDayField(TypedDateField):
    """The last day on which there is still time."""

    widget = DayInput

    def require_possible(self, day: date) -> None:
        """Refuse what is over, and what can only be a slip."""
        today = timezone.localdate()
        if day < today:
            raise ValidationError("这一天已经过去了，请填今天或以后的日期。")
        if day > today + LONGEST:
            raise ValidationError("离今天半年以上，请核对年份。")


class ExtensionForm(forms.Form):
    """发起延期."""

    whom = forms.ChoiceField(label="给谁", widget=Choices)
    reference = forms.CharField(
        label="受理号",
        max_length=40,
        required=False,
        help_text="只给一个人时填写，短信和报名页上都有。",
        error_messages={"required": "请填写这个人的受理号。"},
        widget=forms.TextInput({"autocomplete": "off", "class": "num"}),
    )
    region = forms.ModelChoiceField(
        label="地区",
        queryset=Region.objects.none(),
        required=False,
        empty_label="请选择",
        to_field_name="code",
        help_text="给一个地区时选择，下面的县（市、区）也算。",
        error_messages={"required": "请选择地区。", "invalid_choice": "请从列出的里选。"},
    )
    kind = forms.ChoiceField(
        label="延长什么", choices=[(kind, kind.label) for kind in KINDS], widget=Choices
    )
    level_group = forms.ChoiceField(
        label="等级", choices=[("", "所有等级"), *LevelGroup.choices], required=False
    )
    day = LastDayField(label="延长到哪一天")
    clock = forms.CharField(
        label="几点",
        max_length=10,
        required=False,
        help_text="不填就是当天 24:00。",
        widget=forms.TextInput({"class": "num", "placeholder": "24:00", "autocomplete": "off"}),
    )
    reason = RequiredText(
        label="原因", most=200, lines=3, help_text="如：3 月 25 日短信通道中断三个多小时。"
    )

    def __init__(
        self, data: Mapping[str, object] | None = None, *, by: Posting, exam: Exam
    ) -> None:
        super().__init__(data, initial={"whom": PERSON, "kind": Extended.MATERIALS})
        self.by, self.exam = by, exam
        self._ask_for_one(str(self["whom"].value()))
        self._offer_places()

    def _ask_for_one(self, whom: str) -> None:
        """Ask for the day, and for the person or the place, whichever is meant."""
        self.fields["day"].required = True
        self.fields["reference"].required = whom == PERSON
        self.fields["region"].required = whom == REGION

    def _offer_places(self) -> None:
        """Offer the clerk's own region and what lies in it; everybody is the province's."""
        path, whom, region = self.by.region_path, self.fields["whom"], self.fields["region"]
        if isinstance(whom, forms.ChoiceField):
            offered = WHOM if self.is_province else {key: WHOM[key] for key in (PERSON, REGION)}
            whom.choices = list(offered.items())
        if isinstance(region, forms.ModelChoiceField):
            here = Q(path=path) | Q(path__startswith=f"{path}.")
            region.queryset = Region.objects.filter(here).order_by("path")

    @property
    def is_province(self) -> bool:
        return "." not in self.by.region_path

    def clean_reference(self) -> User | None:
        """Return whose paper it is; a paper of another place does not exist here."""
        reference = typed(self.cleaned_data["reference"]).upper()
        if not self.fields["reference"].required:
            return None
        papers = Application.objects.live().in_exam(self.exam).filter(within(self.by.region_path))
        paper = papers.filter(reference=reference).select_related("candidate").first()
        if paper is None:
            raise ValidationError("本地区没有这个受理号，请核对。")
        return paper.candidate

    def clean_day(self) -> date:
        """Ask for a day."""
        day: date | None = self.cleaned_data["day"]
        if day is None:
            raise ValidationError("请填写延长到哪一天。")
        return day

    def clean_clock(self) -> time:
        """Return the hour; midnight stands for the end of the day."""
        text = typed(self.cleaned_data["clock"]).replace("：", ":")
        if text in {"", "24:00"}:
            return time.min
        found = CLOCK.fullmatch(text)
        if found is None:
            raise ValidationError("没有看懂这个时间，请这样填：18:00。")
        return time(int(found[1]), int(found[2]))

    @property
    def one_person(self) -> User | None:
        found: User | None = self.cleaned_data.get("reference")
        return found if self.cleaned_data.get("whom") == PERSON else None

    @property
    def one_region(self) -> Region | None:
        found: Region | None = self.cleaned_data.get("region")
        return found if self.cleaned_data.get("whom") == REGION else None

    @property
    def until(self) -> datetime:
        """Return the first moment that is too late."""
        day, hour = self.cleaned_data["day"], self.cleaned_data["clock"]
        if hour == time.min:
            day += timedelta(days=1)
        return timezone.make_aware(datetime.combine(day, hour))

    def object_to(self, objections: tuple[Objection, ...]) -> None:
        """Say beside the fields what the command objects to."""
        for one in objections:
            self.add_error(FIELD_OF.get(one.about), one.text)


class RefuseExtensionForm(forms.Form):
    """Why an extension is refused; the colleague who proposed it reads it."""

    reason = RequiredText(label="不同意的原因（提出的同事会看到）", most=200, lines=2)
