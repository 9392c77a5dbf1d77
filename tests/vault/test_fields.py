"""What only the application can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import FieldError
from django.db import connection

from accounts.models import User
from vault.fields import blind_index, decrypt, encrypt
from vault.keys import WrongKey, blind_key, field_key
from vault.public_ids import new_public_id

if TYPE_CHECKING:
    from pytest_django import Settings

TEXT = "410103198005170024"


def test_what_is_encrypted_opens_in_its_own_place_only() -> None:
    stored = encrypt(TEXT, context="accounts.user.id_number")

    assert TEXT.encode() not in stored
    assert decrypt(stored, context="accounts.user.id_number") == TEXT
    with pytest.raises(WrongKey, match="does not open"):
        decrypt(stored, context="accounts.user.phone")


def test_the_same_text_never_looks_the_same() -> None:
    assert encrypt(TEXT, context="x") != encrypt(TEXT, context="x")


def test_changed_bytes_do_not_open() -> None:
    stored = encrypt(TEXT, context="x")
    for place in range(2, len(stored)):
        forged = stored[:place] + bytes([stored[place] ^ 1]) + stored[place + 1 :]
        with pytest.raises(WrongKey):
            decrypt(forged, context="x")


@pytest.mark.parametrize("stored", [b"", b"\x01", b"\x07" + bytes(40)])
def test_what_the_vault_did_not_write_is_refused(stored: bytes) -> None:
    with pytest.raises(WrongKey, match="not written by"):
        decrypt(stored, context="x")


def test_old_keys_still_open_what_they_closed(settings: Settings) -> None:
    stored = encrypt(TEXT, context="x")
    settings.FIELD_KEYS = [*settings.FIELD_KEYS, f"2:{'ab' * 32}"]

    assert decrypt(stored, context="x") == TEXT
    assert encrypt(TEXT, context="x")[1] == 2


@pytest.mark.parametrize("keys", [["9:" + "ab" * 32], ["1:abcd"]])
def test_a_missing_or_short_key_is_said(settings: Settings, keys: list[str]) -> None:
    settings.FIELD_KEYS = keys

    with pytest.raises(WrongKey):
        field_key(1)


def test_the_blind_index_finds_without_telling() -> None:
    index = blind_index(TEXT, purpose="id_number")

    assert index == blind_index(TEXT, purpose="id_number")
    assert index != blind_index(TEXT, purpose="phone")
    assert len(index) == 64
    assert len(blind_key()) == 32


def test_public_ids_are_long_and_never_the_same() -> None:
    ids = {new_public_id() for _ in range(1000)}

    assert len(ids) == 1000
    assert {len(public_id) for public_id in ids} == {22}


@pytest.mark.django_db
def test_an_encrypted_column_cannot_be_searched() -> None:
    User.objects.create(name="空", username="empty")

    with pytest.raises(FieldError, match="blind index"):
        User.objects.filter(phone="13812345678").exists()
    assert User.objects.filter(phone__isnull=False).exists()
    assert User.objects.get(username="empty").phone == ""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_user SET phone = '\\x0107'::bytea")
    with pytest.raises(WrongKey):
        User.objects.get(username="empty")
