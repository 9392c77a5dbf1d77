"""Passwords as people type them: a new one twice, the present one first, and one being weighed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy

from accounts.passwords import Person, weakness_of
from forms.identity_fields import IdNumberField, NameField, PhoneField
from forms.widgets import PasswordWithEye

if TYPE_CHECKING:
    from collections.abc import Mapping

    from accounts.models import User

LONGEST_PASSWORD = 200
WEIGH = reverse_lazy("entrance:weigh_password")
DIFFERENT = "两次输入的密码不一样，请再输入一遍。"
SAME_AS_BEFORE = "新密码不能和现在的密码一样，请换一个。"


def password_field(
    label: str, *, missing: str, help_text: str = "", new: bool, weighed: bool = False
) -> forms.CharField:
    """Return a box for a password; what is typed is taken as it is.

    With `weighed` its strength is told while typing, where scripts run.
    """
    return forms.CharField(
        label=label,
        strip=False,
        max_length=LONGEST_PASSWORD,
        widget=PasswordWithEye(new=new, weigh_url=WEIGH if weighed else ""),
        help_text=help_text,
        error_messages={"required": missing, "max_length": "密码太长，最多 64 位。"},
    )


class NewPassword(forms.Form):
    """A password and the same once more."""

    password = password_field(
        "密码",
        missing="请设一个密码。",
        help_text="字母、数字组合，8位以上",
        new=True,
        weighed=True,
    )
    password_again = password_field("确认密码", missing="请再输入一遍密码。", new=True)

    def owner(self) -> Person:
        """Return what others may know about the person, to refuse what they could guess."""
        return Person()

    def clean(self) -> dict[str, object]:
        """Say why a password is weak, or that the two differ."""
        cleaned = super().clean() or {}
        password, again = cleaned.get("password"), cleaned.get("password_again")
        fault = weakness_of(str(password), self.owner()) if password else ""
        if fault:
            self.add_error("password", fault)
        elif password and again and password != again:
            self.add_error("password_again", DIFFERENT)
        return cleaned

    def keep_passwords(self) -> None:
        """Show the page again with good passwords still in it: only the code is missing."""
        names = ("password", "password_again")
        for field in [self.fields[name] for name in names if not self.errors.keys() & set(names)]:
            if isinstance(field.widget, PasswordWithEye):
                field.widget.render_value = True


class WeighedPassword(forms.Form):
    """A password that is only being typed, and what is typed about its owner around it."""

    password = forms.CharField(strip=False, max_length=LONGEST_PASSWORD)
    id_number = IdNumberField(required=False)
    name = NameField(required=False)
    phone = PhoneField(required=False)

    def owner(self) -> Person:
        """Return what is known so far; what cannot be right is left out."""
        self.full_clean()
        id_number = self.cleaned_data.get("id_number")
        return Person(
            name=self.cleaned_data.get("name") or "",
            id_number=id_number.value if id_number else "",
            phone=self.cleaned_data.get("phone") or "",
        )


class OwnNewPassword(NewPassword):
    """A new password for somebody who is known."""

    def __init__(self, person: User, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        self.person = person
        self.fields["password"].label = "新密码"
        self.fields["password_again"].label = "确认新密码"

    def owner(self) -> Person:
        return Person.of(self.person)

    def clean_password(self) -> str:
        """Refuse the password that is to be replaced."""
        password = str(self.cleaned_data["password"])
        if self.is_in_use(password):
            raise ValidationError(SAME_AS_BEFORE)
        return password

    def is_in_use(self, password: str) -> bool:
        return self.person.check_password(password)


class ChangePasswordForm(OwnNewPassword):
    """修改密码: the present one first."""

    field_order = ("old_password", "password", "password_again")
    old_password = password_field("现在的密码", missing="请填写现在的密码。", new=False)

    def is_in_use(self, password: str) -> bool:
        """Compare with what was typed: guesses at the real one are counted by the page."""
        return password == self.cleaned_data.get("old_password")
