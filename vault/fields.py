"""A text that only the application can read, and a way to find it without reading it.

Stored bytes: version (1) | key number (1) | nonce (12) | AES-256-GCM ciphertext and tag. The
field's own name is authenticated with the value, so that a value cannot be moved to another column.
"""

from __future__ import annotations

import hmac
import os
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core.exceptions import FieldError
from django.db import models

from vault.keys import WrongKey, blind_key, field_key, writing_key

if TYPE_CHECKING:
    from django.core.checks import CheckMessage
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.expressions import Expression

    Ciphertext = models.BinaryField[str, str]
else:
    Ciphertext = models.BinaryField

VERSION = 1
NONCE_BYTES = 12


def encrypt(value: str, *, context: str) -> bytes:
    """Encrypt a text for one place (`context`), about 50 bytes for an ID number."""
    number, key = writing_key()
    nonce = os.urandom(NONCE_BYTES)
    sealed = AESGCM(key).encrypt(nonce, value.encode(), context.encode())
    return bytes([VERSION, number]) + nonce + sealed


def decrypt(stored: bytes, *, context: str) -> str:
    """Return the text.

    Raises:
        WrongKey: the key is not configured, or the bytes were changed or moved from another place.
    """
    if len(stored) < 2 + NONCE_BYTES or stored[0] != VERSION:
        raise WrongKey("This value was not written by Kaowu's vault.")
    nonce, sealed = stored[2 : 2 + NONCE_BYTES], stored[2 + NONCE_BYTES :]
    try:
        return AESGCM(field_key(stored[1])).decrypt(nonce, sealed, context.encode()).decode()
    except InvalidTag as error:
        raise WrongKey(f"A value of {context} does not open with its key.") from error


def blind_index(value: str, *, purpose: str) -> str:
    """Return 64 hexadecimal digits that find a value without revealing it.

    Keyed, because there are only about 10¹¹ ID numbers: a plain hash is reversed in minutes.
    """
    return hmac.digest(blind_key(), f"{purpose}\0{value}".encode(), "sha256").hex()


class EncryptedText(Ciphertext):
    """A text column that is ciphertext in the database. It cannot be filtered on."""

    description = "encrypted text"

    @property
    def context(self) -> str:
        return f"{self.model._meta.label_lower}.{self.attname}"

    def get_db_prep_value(
        self,
        value: object,
        connection: BaseDatabaseWrapper,
        prepared: bool = False,  # noqa: FBT001, FBT002 - Django's signature
    ) -> object:
        if isinstance(value, str):
            value = encrypt(value, context=self.context) if value else b""
        return super().get_db_prep_value(value, connection, prepared)

    def from_db_value(
        self,
        value: bytes | memoryview | None,
        _expression: Expression,
        _connection: BaseDatabaseWrapper,
    ) -> str | None:
        if value is None:
            return None
        stored = bytes(value)
        return decrypt(stored, context=self.context) if stored else ""

    def _check_str_default_value(self) -> list[CheckMessage]:
        """Allow a text as default: unlike its parent, this field takes text."""
        return []

    def to_python(self, value: object) -> object:
        return value

    def get_lookup(self, lookup_name: str) -> type[models.Lookup[object]] | None:
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        raise FieldError(f"{self.name} is encrypted: look it up by its blind index.")
