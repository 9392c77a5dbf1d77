"""The code that signs a paper."""

from __future__ import annotations

import re

from django import forms
from django.core.exceptions import ValidationError

from accounts.identity import typed
from forms.widgets import CodeInput


class CodeField(forms.Field):
    """Six digits; full-width ones and blanks between them are fine."""

    widget = CodeInput

    def clean(self, value: object) -> str:
        """Return the digits. Raises ValidationError when they cannot be a code."""
        code = typed("" if value is None else str(value))
        if not re.fullmatch(r"[0-9]{6}", code):
            raise ValidationError("请输入短信里的 6 位数字。")
        return code


class SigningForm(forms.Form):
    """短信验证码."""

    code = CodeField(label="短信验证码")
