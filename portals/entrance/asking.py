"""Take in a request for an account: the code first, whether there is an account only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts import codes
from accounts.codes import Claim
from accounts.models.user import ID_NUMBER
from applications.errors import Refused
from flows.commands import recovering
from portals.entrance import follow_grants
from portals.shell.code_answer import WRONG_CODE
from vault.fields import blind_index

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest

    from flows.commands.recovering import Asked


def claim_for(asked: Asked) -> Claim:
    """Return what the code is for: this phone, to ask this for this ID number."""
    about = blind_index(asked.id_number.value, purpose=ID_NUMBER)
    return Claim(asked.phone, asked.kind.value, about)


def is_taken_in(request: HttpRequest, form: forms.Form, asked: Asked) -> bool:
    """Send a request on its way and let the visitor follow it, or let the form say why not."""
    if not codes.use(claim_for(asked), form.cleaned_data["code"]):
        form.add_error("code", WRONG_CODE)
        return False
    try:
        made = recovering.ask(asked)
    except Refused as refusal:
        for objection in refusal.objections:
            form.add_error(objection.about, objection.text)
        return False
    follow_grants.give(request, made, is_old_phone=False)
    return True
