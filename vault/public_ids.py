"""Random public names: what URLs, messages and the trail show instead of a primary key."""

from __future__ import annotations

import secrets


def new_public_id() -> str:
    """Return 22 URL-safe characters, 128 random bits."""
    return secrets.token_urlsafe(16)
