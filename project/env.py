"""Read settings from the environment, and fail loudly when one is missing or wrong."""

from __future__ import annotations

import os
from urllib.parse import parse_qsl, unquote, urlsplit


class MissingSetting(RuntimeError):
    """A setting that has no safe default was not given."""


def secret(name: str, default: str | None = None) -> str:
    """Return an environment variable; without a default it must be there.

    Raises:
        MissingSetting: the variable is absent or empty and has no default.
    """
    value = os.environ.get(name, "") or default
    if value is None:
        raise MissingSetting(f"Set the environment variable {name}.")
    return value


def flag(name: str, *, default: bool) -> bool:
    """Return an on/off variable: 1, true, yes and on mean on."""
    value = os.environ.get(name)
    return default if value is None else value.lower() in {"1", "true", "yes", "on"}


def number(name: str, default: int) -> int:
    """Return a whole number.

    Raises:
        MissingSetting: the variable is not a whole number.
    """
    value = os.environ.get(name, str(default))
    try:
        return int(value)
    except ValueError as error:
        raise MissingSetting(f"{name} must be a whole number, not {value!r}.") from error


def words(name: str, default: str = "") -> list[str]:
    """Return a comma-separated list without empty entries."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def database(url: str) -> dict[str, object]:
    """Turn `postgres://user:password@host:port/name?option=…` into Django's DATABASES entry.

    A `host` option names a unix-socket folder.

    Raises:
        MissingSetting: the URL is not a PostgreSQL one.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise MissingSetting("DATABASE_URL must start with postgres://; Kaowu runs on PostgreSQL.")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or options.pop("user", "")),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or options.pop("port", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"options": "-c lock_timeout=10000 -c jit=off", **options},
    }
