"""Accounts as an office hands them out: who, as what, where, and from when to when."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.handing_out import Wish
from accounts.models import Posting, Role, User
from accounts.models.posting import GRANTABLE
from forms.employers import RequiredText
from forms.fields import CleanTextField
from forms.identity_fields import NameField
from forms.recovery import EmployerBox
from forms.registry_fields import EmployerField
from forms.widgets import DayInput
from registry.models import Employer, Region

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.db.models import QuerySet

USER_NAME = re.compile(r"[a-z][a-z0-9._-]{2,29}")
BAD_USER_NAME = "用户名用小写字母开头，3 至 30 位，只能有小写字母、数字、点、下划线和横线。"
NO_DAY = {"required": "请填写日期。", "invalid": "没有看懂这个日期，请这样填：2026-03-01。"}


def first_moment(day: date) -> datetime:
    """Return midnight at the beginning of a day, our time."""
    return timezone.make_aware(datetime.combine(day, time.min))


def day_after(day: date) -> datetime:
    """Return the moment a day is over."""
    return first_moment(day + timedelta(days=1))


class DayField(forms.DateField):
    """A day, past or to come."""

    def __init__(self, label: str, *, required: bool = True, help_text: str = "") -> None:
        super().__init__(
            label=label,
            required=required,
            help_text=help_text,
            widget=DayInput,
            error_messages=NO_DAY,
        )


class FirstAndLastDay(forms.Form):
    """From one day to another, both included."""

    first_day = DayField("从哪天起")
    last_day = DayField("到哪天止（含这一天）", required=False, help_text="不填就一直有效。")

    def clean(self) -> dict[str, object]:
        """Refuse days in the wrong order, or that are over."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if isinstance(last, date) and last < timezone.localdate():
            self.add_error("last_day", "这一天已经过去了。")
        elif isinstance(first, date) and isinstance(last, date) and last < first:
            self.add_error("last_day", "不能早于开始的那天。")
        return cleaned

    @property
    def starts(self) -> datetime:
        return first_moment(self.cleaned_data["first_day"])

    @property
    def ends(self) -> datetime | None:
        last = self.cleaned_data.get("last_day")
        return day_after(last) if last else None


class PostingForm(FirstAndLastDay):
    """A posting that is handed out by the office `by` sits in."""

    field_order: Sequence[str] = (
        "role", "region", "employer", "first_day", "last_day",
    )  # fmt: skip
    role = forms.ChoiceField(label="岗位", error_messages={"required": "请选岗位。"})
    region = forms.ModelChoiceField(
        label="地区",
        queryset=Region.objects.none(),
        to_field_name="code",
        empty_label=None,
        error_messages={"invalid_choice": "请从列出的地区里选。"},
    )
    employer = EmployerField(
        label="单位", help_text="单位管理员才填：输入单位名称里的字或拼音首字母，再选一个。"
    )

    def __init__(self, by: Posting, data: Mapping[str, object] | None = None) -> None:
        today = {"first_day": timezone.localdate(), "region": by.region and by.region.code}
        super().__init__(data, initial=today)
        self.by = by
        roles, places = self.fields["role"], self.fields["region"]
        self.fields["employer"].widget = EmployerBox()
        if isinstance(roles, forms.ChoiceField):
            roles.choices = [
                ("", "请选择"),
                *((r.value, r.label) for r in GRANTABLE[Role(by.role)]),
            ]
        if isinstance(places, forms.ModelChoiceField):
            places.queryset = Region.objects.under(by.region_path).order_by("path")

    def clean(self) -> dict[str, object]:
        """An employer admin needs an employer of the region; everybody else must have none."""
        cleaned = super().clean()
        employer = cleaned.get("employer")
        is_admin = cleaned.get("role") == Role.EMPLOYER_ADMIN
        if is_admin and not employer and "employer" not in self.errors:
            self.add_error("employer", "请选他管理的单位。")
        if isinstance(employer, Employer) and not self._is_near(employer):
            self.add_error("employer", "这个单位不归本地管，请由它所在地的工考机构来办。")
        return cleaned

    def _is_near(self, employer: Employer) -> bool:
        return f"{employer.region.path}.".startswith(f"{self.by.region_path}.")

    @property
    def wish(self) -> Wish:
        """Return what a valid form asks for."""
        said = self.cleaned_data
        role = Role(said["role"])
        is_admin = role is Role.EMPLOYER_ADMIN
        return Wish(
            role=role,
            region=None if is_admin else said["region"],
            employer=said["employer"] if is_admin else None,
            starts=self.starts,
            ends=self.ends,
        )


class NewPerson(forms.Form):
    """Who gets an account, and how it is called."""

    name = NameField(label="姓名")
    username = forms.CharField(
        label="用户名",
        max_length=30,
        help_text="登录用，如姓名拼音加单位简称：wanghua.ly",
        widget=forms.TextInput(
            {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": "请填写用户名。", "max_length": BAD_USER_NAME},
    )

    def clean_username(self) -> str:
        """Refuse what could be taken for a phone or an ID number, or is hard to type."""
        username = str(self.cleaned_data["username"]).strip().lower()
        if not USER_NAME.fullmatch(username):
            raise ValidationError(BAD_USER_NAME)
        return username


class NewAccountForm(NewPerson, PostingForm):
    """A new account with its first posting."""

    field_order: Sequence[str] = (
        "name", "username", "role", "region", "employer", "first_day", "last_day",
    )  # fmt: skip


class ResetReasonForm(forms.Form):
    """Why a second factor is to be reset, and how it was made sure who asks."""

    reason = RequiredText(
        label="原因和怎样核实的本人",
        most=200,
        lines=2,
        help_text="如：手机丢失，本人持身份证来办。另一位同事会看到。",
    )


class SubstituteForm(FirstAndLastDay):
    """Who stands in, from which day to which."""

    field_order: Sequence[str] = ("colleague", "first_day", "last_day")
    colleague = forms.ModelChoiceField(
        label="请哪位同事代办",
        queryset=User.objects.none(),
        to_field_name="public_id",
        empty_label="请选择",
        error_messages={
            "required": "请选一位同事。",
            "invalid_choice": "请从列出的同事里选一位。",
        },
    )
    last_day = DayField("到哪天止（含这一天）")

    def __init__(
        self, colleagues: QuerySet[User], data: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(data, initial={"first_day": timezone.localdate()})
        people = self.fields["colleague"]
        if isinstance(people, forms.ModelChoiceField):
            people.queryset = colleagues.order_by("name", "pk")

    @property
    def last_moment(self) -> datetime:
        """Return when the last day is over."""
        return day_after(self.cleaned_data["last_day"])


class AccountSearchForm(forms.Form):
    """Find somebody by a part of the name or user name."""

    q = CleanTextField(label="姓名或用户名", most=30)

    def __init__(self, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        self.fields["q"].required = True  # so that the box does not say 选填; nothing lists all
