"""Accounts as an employer's admin hands them out: to the admins of the employers below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils import timezone

from accounts.handing_out import Wish
from accounts.models import Posting, Role
from forms.accounts import FirstAndLastDay, NewAccountForm, NewPerson, PostingForm
from registry.models import Employer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


if TYPE_CHECKING:
    EmployerChoice = forms.ModelChoiceField[Employer]
else:
    EmployerChoice = forms.ModelChoiceField


class EmployerBelow(EmployerChoice):
    """An employer of the own tree, with the one above it."""

    def label_from_instance(self, obj: Employer) -> str:
        """Return its name and under whom it is: two clinics may be called alike."""
        return f"{obj}（{obj.parent}）"


class AdminBelowForm(FirstAndLastDay):
    """A posting as admin of an employer below."""

    field_order: Sequence[str] = ("employer", "first_day", "last_day")
    employer = EmployerBelow(
        label="单位",
        queryset=Employer.objects.none(),
        to_field_name="public_id",
        empty_label="请选择",
        error_messages={
            "required": "请选他管理的单位。",
            "invalid_choice": "请从列出的下级单位里选。",
        },
    )

    def __init__(self, by: Posting, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data, initial={"first_day": timezone.localdate()})
        places = self.fields["employer"]
        if isinstance(places, forms.ModelChoiceField):
            below = Employer.objects.under(by.employer_id).active()
            places.queryset = below.select_related("parent").order_by("name", "pk")

    @property
    def wish(self) -> Wish:
        """Return what a valid form asks for."""
        employer = self.cleaned_data["employer"]
        return Wish(Role.EMPLOYER_ADMIN, None, employer, self.starts, self.ends)


class NewAdminBelowForm(NewPerson, AdminBelowForm):
    """A new account of an admin of an employer below."""

    field_order: Sequence[str] = ("name", "username", "employer", "first_day", "last_day")


def posting_form(by: Posting, data: Mapping[str, object] | None) -> PostingForm | AdminBelowForm:
    """Return the form by which somebody hands out one more posting."""
    return AdminBelowForm(by, data) if by.role == Role.EMPLOYER_ADMIN else PostingForm(by, data)


def new_account_form(
    by: Posting, data: Mapping[str, object] | None
) -> NewAccountForm | NewAdminBelowForm:
    """Return the form by which somebody hands out an account."""
    below = by.role == Role.EMPLOYER_ADMIN
    return NewAdminBelowForm(by, data) if below else NewAccountForm(by, data)
