"""Take in a new person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from accounts.models import User
from accounts.notices import keep_consent
from audit import trail

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.identity import IdNumber
    from accounts.notices import Notice


class AlreadyRegistered(Exception):
    """The ID number or the phone belongs to an account. Told only after the code was checked."""


@dataclass(frozen=True)
class Agreement:
    """Which notice somebody agreed to, and when the box was ticked."""

    notice: Notice
    at: datetime


def register(
    *, id_number: IdNumber, name: str, phone: str, password: str, agreed: Agreement
) -> User:
    """Create a candidate's account and keep the evidence of consent.

    Raises:
        AlreadyRegistered: the ID number or the phone is taken.
    """
    person = User(name=name)
    person.identify(id_number)
    person.reachable_at(phone)
    person.set_password(password)
    try:
        with transaction.atomic():
            person.save(force_insert=True)
            consent = keep_consent(person, agreed.notice, at=agreed.at)
            trail.record(
                actor=person,
                verb="register",
                subject=person.public_id,
                details={"notice": consent.version, "notice_hash": consent.text_hash},
            )
    except IntegrityError as error:
        raise AlreadyRegistered from error
    return person


@transaction.atomic
def change_password(person: User, password: str, *, verb: str = "change_password") -> None:
    """Set a new password; every session of the person ends with it."""
    person.set_password(password)
    person.must_change_password = False
    person.save(update_fields=["password", "must_change_password"])
    trail.record(actor=person, verb=verb, subject=person.public_id)
