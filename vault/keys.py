"""Keys for data at rest. They live outside the database: in the environment, by way of settings."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings

KEY_BYTES = 32


class WrongKey(RuntimeError):
    """A key is missing, malformed, or not the one a value was written with."""


@lru_cache(maxsize=8)
def _parsed(entries: tuple[str, ...]) -> dict[int, bytes]:
    keys: dict[int, bytes] = {}
    for entry in entries:
        number, _, hexadecimal = entry.partition(":")
        key = bytes.fromhex(hexadecimal)
        if len(key) != KEY_BYTES:
            raise WrongKey(f"Field key {number} must be {KEY_BYTES} bytes long.")
        keys[int(number)] = key
    return keys


def field_key(number: int) -> bytes:
    """Return the key a value was written with, 32 bytes.

    Raises:
        WrongKey: no key of that number is configured.
    """
    keys = _parsed(tuple(settings.FIELD_KEYS))
    if number not in keys:
        raise WrongKey(f"Field key {number} is not configured.")
    return keys[number]


def writing_key() -> tuple[int, bytes]:
    """Return the newest key and its number (1–255): new values are written with it."""
    keys = _parsed(tuple(settings.FIELD_KEYS))
    newest = max(keys)
    return newest, keys[newest]


def blind_key() -> bytes:
    """Return the key of the blind index, 32 bytes. Changing it means indexing everything anew."""
    return bytes.fromhex(settings.BLIND_KEY)
