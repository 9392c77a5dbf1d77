"""Prove once more, signed in, that one knows the password; guesses are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.throttle import Knock, TooManyTries, forgive, take_try
from portals.entrance.place import network_of

if TYPE_CHECKING:
    from django import forms

    from accounts.http import SignedInRequest

WRONG = "现在的密码不对，请重新输入。"


def is_proven(request: SignedInRequest, form: forms.Form, *, field: str) -> bool:
    """Say whether the password in `field` is the person's own; if not, the form says why."""
    knock = Knock(account=request.user.public_id, network=network_of(request))
    try:
        take_try(knock)
    except TooManyTries as limit:
        form.add_error(field, f"试的次数太多，请 {limit.wait} 秒后再试。")
        return False
    if not request.user.check_password(form.cleaned_data[field]):
        form.add_error(field, WRONG)
        return False
    forgive(knock)
    return True
