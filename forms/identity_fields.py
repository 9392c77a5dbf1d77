"""Boxes for who somebody is: ID number, name, phone."""

from __future__ import annotations

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.identity import (
    IdNumber,
    NotAnIdentity,
    read_id_number,
    read_name,
    read_phone,
    typed,
)
from forms.widgets import IdNumberInput, PhoneInput


class IdNumberField(forms.Field):
    """An ID number of 18 characters; full-width digits and a small x are fine."""

    widget = IdNumberInput

    def clean(self, value: object) -> IdNumber:
        """Return the checked number. Raises ValidationError in plain words."""
        text = _filled(value, "请填写身份证号。")
        try:
            return read_id_number(text, today=timezone.localdate())
        except NotAnIdentity as fault:
            raise ValidationError(str(fault)) from fault


class NameField(forms.Field):
    """A name as on the ID card: any Han character, and the middle dot in all its forms."""

    def clean(self, value: object) -> str:
        """Return the name as it is kept. Raises ValidationError in plain words."""
        try:
            return read_name(_filled(value, "请填写姓名。"))
        except NotAnIdentity as fault:
            raise ValidationError(str(fault)) from fault


class PhoneField(forms.Field):
    """A mobile number."""

    widget = PhoneInput

    def clean(self, value: object) -> str:
        """Return 11 digits. Raises ValidationError in plain words."""
        try:
            return read_phone(_filled(value, "请填写手机号。"))
        except NotAnIdentity as fault:
            raise ValidationError(str(fault)) from fault


class IdTailField(forms.Field):
    """The last six characters of an ID number."""

    widget = IdNumberInput

    def clean(self, value: object) -> str:
        """Return the six characters. Raises ValidationError in plain words."""
        tail = typed(_filled(value, "请填写身份证号的后六位。")).upper()
        if not re.fullmatch(r"[0-9]{5}[0-9X]", tail):
            raise ValidationError("请填身份证号的最后 6 位，最后一位可能是 X。")
        return tail


def _filled(value: object, missing: str) -> str:
    text = "" if value is None else str(value)
    if not text.strip():
        raise ValidationError(missing)
    return text
