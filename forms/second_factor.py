"""The code an authenticator shows, or one of the recovery codes on paper."""

from __future__ import annotations

import re

from django import forms
from django.core.exceptions import ValidationError

from accounts.identity import typed
from forms.passwords import password_field
from forms.widgets import CodeInput

SIX_DIGITS = r"[0-9]{6}"
SIX_OR_TEN = r"[0-9]{6}|[0-9]{10}"


class AuthenticatorField(forms.Field):
    """Digits; full-width ones, blanks and hyphens between them are fine."""

    def __init__(self, *, label: str, fits: str, fault: str, help_text: str) -> None:
        most = 12 if fits == SIX_OR_TEN else 7
        super().__init__(
            label=label,
            help_text=help_text,
            widget=CodeInput({"maxlength": most, "autofocus": True}),
        )
        self.fits, self.fault = fits, fault

    def clean(self, value: object) -> str:
        """Return the digits. Raises ValidationError when they cannot be a code."""
        code = typed("" if value is None else str(value)).replace("-", "")
        if not re.fullmatch(self.fits, code):
            raise ValidationError(self.fault)
        return code


class AuthenticatorForm(forms.Form):
    """两步验证: what the phone shows, or a recovery code."""

    code = AuthenticatorField(
        label="验证器上的验证码",
        fits=SIX_OR_TEN,
        fault="请输入验证器上的 6 位数字，或者 10 位备用码。",
        help_text="6 位数字，每 30 秒换一个。手机不在身边，可以输入一个 10 位备用码。",
    )

    def refuse(self, why: str) -> None:
        """Say at the box why the code was not taken."""
        self.add_error("code", why)


class EnrolForm(AuthenticatorForm):
    """开通两步验证: the first code of a new phone."""

    code = AuthenticatorField(
        label="验证器上的验证码",
        fits=SIX_DIGITS,
        fault="请输入验证器上的 6 位数字。",
        help_text="6 位数字，每 30 秒换一个。",
    )


class RenewForm(forms.Form):
    """换手机: the password once more."""

    password = password_field("登录密码", missing="请填写登录密码。", new=False)
