"""Carry a form's deed out; a refusal is shown beside the form, and nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.views.decorators.http import require_http_methods

from applications.errors import AlreadyHandled, NotYourDesk, Refused
from forms.review import SeenForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms

    from accounts.http import SignedInRequest
    from applications.errors import Objection

show_or_take = require_http_methods(["GET", "HEAD", "POST"])

SHOWN, DONE, STALE, WRONG = 200, 302, 409, 422
"""The form is shown; the deed is done; somebody else has the case; the form is to be mended."""


def try_with(form: forms.Form, deed: Callable[[], object], *, field: str | None = None) -> int:
    """Do it if the form is right. Return the status of the answer.

    A refusal is said at `field`, else beside what it is about.
    """
    if not form.is_valid():
        return WRONG
    try:
        deed()
    except Refused as refusal:
        for objection in refusal.objections:
            form.add_error(field or _place_of(objection, form), objection.text)
        return STALE if isinstance(refusal, (AlreadyHandled, NotYourDesk)) else WRONG
    return DONE


def _place_of(objection: Objection, form: forms.Form) -> str | None:
    return objection.about if objection.about in form.fields else None


def seen_version(request: SignedInRequest) -> int:
    """Return which version of the paper was on the screen when the button was pressed."""
    return SeenForm(request.POST).version
