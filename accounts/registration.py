"""Take in a new person."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Consent, User
from audit import trail

if TYPE_CHECKING:
    from accounts.identity import IdNumber

NOTICE = "registration_notice"


class AlreadyRegistered(Exception):
    """The ID number or the phone belongs to an account. Told only after the code was checked."""


@dataclass(frozen=True)
class Notice:
    """The text somebody agreed to."""

    version: str
    text: str

    @property
    def text_hash(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


def register(*, id_number: IdNumber, name: str, phone: str, password: str, notice: Notice) -> User:
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
            Consent.objects.create(
                user=person,
                document=NOTICE,
                version=notice.version,
                text_hash=notice.text_hash,
                agreed_at=timezone.now(),
            )
            trail.record(
                actor=person,
                verb="register",
                subject=person.public_id,
                details={"notice": notice.version},
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
