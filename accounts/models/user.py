"""A person: candidate or staff. Deactivated, never deleted: history points at them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from accounts.identity import IdNumber, mask_id_number, mask_phone
from vault.fields import EncryptedText, blind_index
from vault.public_ids import new_public_id

if TYPE_CHECKING:
    from collections.abc import Iterable

ID_NUMBER = "id_number"
PHONE = "phone"


class People(BaseUserManager["User"]):
    """Find people without reading their numbers."""

    def with_id_number(self, value: str) -> models.QuerySet[User]:
        return self.filter(id_number_index=blind_index(value, purpose=ID_NUMBER))

    def with_phone(self, value: str) -> models.QuerySet[User]:
        return self.filter(phone_index=blind_index(value, purpose=PHONE))


class User(AbstractBaseUser):
    """Somebody who signs in. Candidates are known by ID number and phone, staff by a user name."""

    public_id = models.CharField("public id", max_length=22, unique=True, default=new_public_id)
    username = models.CharField("user name", max_length=60, unique=True, default=new_public_id)
    name = models.CharField("name", max_length=60)
    id_number = EncryptedText("ID number", default="", editable=True)
    id_number_index = models.CharField("ID number index", max_length=64, unique=True, null=True)
    id_number_masked = models.CharField("masked ID number", max_length=18, blank=True)
    phone = EncryptedText("phone", default="", editable=True)
    phone_index = models.CharField("phone index", max_length=64, unique=True, null=True)
    phone_masked = models.CharField("masked phone", max_length=11, blank=True)
    birth_date = models.DateField("birth date", null=True)
    sex = models.CharField("sex", max_length=6, blank=True)
    is_active = models.BooleanField("active", default=True)
    must_change_password = models.BooleanField("must change the password", default=False)
    start_password_at = models.DateTimeField(
        "start password given at",
        null=True,
        blank=True,
        help_text="it opens the door once, and only for some days",
    )
    joined_at = models.DateTimeField("joined at", auto_now_add=True)
    session_stamp = models.CharField(
        "stamp of the sessions",
        max_length=22,
        default="",
        blank=True,
        help_text="a new one ends every session that was opened under the old one",
    )
    reclaimed_at = models.DateTimeField(
        "reclaimed at",
        null=True,
        blank=True,
        help_text="handed to its true owner; what came before was filled in by somebody else",
    )

    USERNAME_FIELD = "username"
    objects: ClassVar[People] = People()

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """Return how the trail names this person."""
        return "本人" if self.is_candidate else self.name

    @property
    def is_candidate(self) -> bool:
        return self.id_number_index is not None

    def get_session_auth_hash(self) -> str:
        """Return what a session must know: it changes with the password and with the stamp."""
        return self._stamped(super().get_session_auth_hash())

    def get_session_auth_fallback_hash(self) -> Iterable[str]:
        """Return the same under the secret keys that were in use before."""
        return [self._stamped(one) for one in super().get_session_auth_fallback_hash()]

    def _stamped(self, session_hash: str) -> str:
        if not self.session_stamp:
            return session_hash
        return hashlib.sha256(f"{session_hash}{self.session_stamp}".encode()).hexdigest()

    def identify(self, id_number: IdNumber) -> None:
        """Take over an ID number with all that follows from it."""
        self.id_number = id_number.value
        self.id_number_index = blind_index(id_number.value, purpose=ID_NUMBER)
        self.id_number_masked = mask_id_number(id_number.value)
        self.birth_date = id_number.birth_date
        self.sex = id_number.sex

    def reachable_at(self, phone: str) -> None:
        """Take over a phone number."""
        self.phone = phone
        self.phone_index = blind_index(phone, purpose=PHONE)
        self.phone_masked = mask_phone(phone)
