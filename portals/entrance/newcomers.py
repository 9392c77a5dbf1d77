"""Take in somebody new: the code first, then the account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts import codes, registration
from accounts.codes import Claim
from accounts.models.user import ID_NUMBER
from accounts.registration import AlreadyRegistered
from portals.shell.code_answer import WRONG_CODE
from portals.shell.wording import full_day
from vault.fields import blind_index

if TYPE_CHECKING:
    from accounts.identity import IdNumber
    from accounts.models import User
    from accounts.registration import Agreement
    from forms.entrance import Newcomer, RegistrationForm


SEXES = {"male": "男", "female": "女"}


def described(id_number: IdNumber) -> str:
    """Say what an ID number tells about its owner, so that a wrong digit is noticed."""
    return f"号码正确：{SEXES[id_number.sex]}，{full_day(id_number.birth_date)}出生"


def claim_of(newcomer: Newcomer) -> Claim:
    """Return what the code is for: this phone, to register this ID number."""
    about = blind_index(newcomer.id_number.value, purpose=ID_NUMBER)
    return Claim(newcomer.phone, "register", about)


def take_in(form: RegistrationForm, agreed: Agreement) -> User | None:
    """Create the account of a valid form, or let the form say why not.

    Whether somebody is registered already is told only to the holder of the phone.
    """
    newcomer = form.newcomer
    if not codes.use(claim_of(newcomer), form.cleaned_data["code"]):
        form.add_error("code", WRONG_CODE)
        return None
    try:
        return registration.register(
            id_number=newcomer.id_number,
            name=newcomer.name,
            phone=newcomer.phone,
            password=newcomer.password,
            agreed=agreed,
        )
    except AlreadyRegistered:
        form.is_taken = True
        return None
