"""What people type who have lost the way into their account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.builders import phone
from tests.portals.entrance.visitors import last_code, opened

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

    from accounts.models import User
    from tests.builders import World

WIDE = {"phone": [(60, 99)], "network": [(60, 99)], "everyone": [(60, 99)]}
"""Limits nobody meets in a test."""


def typed_by(person: User, world: World, **changes: str) -> dict[str, str]:
    """Return what the owner of an ID number types on either page."""
    return {
        "id_number": str(person.id_number),
        "name": "王秀英",
        "employer": world.employer.name,
        "note": "身份证在我手里",
        "phone": phone(),
        "opened": opened(),
        "website": "",
    } | changes


def asked(client: Client, where: str, typed: dict[str, str]) -> Answer:
    """Ask for a code and send the form with it."""
    client.post(f"{where}code/", typed)
    return client.post(where, {**typed, "code": last_code()})
