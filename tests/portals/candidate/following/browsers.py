"""Browsers of people, what they read, and the codes that reach their phones."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.test import Client
from django.urls import reverse

from notifications.models import OutboxMessage
from tests import builders

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

    from accounts.models import User
    from applications.models import Application
    from flows.commands.reviewer import Flag
    from tests.builders import World


def signed_in(person: User) -> Client:
    """Return a browser in which somebody has signed in."""
    client = Client()
    client.force_login(person)
    return client


def address(name: str, *parts: object) -> str:
    return reverse(f"candidate:{name}", args=parts)


def read(response: Response) -> str:
    """Return the text of a page."""
    return response.content.decode()


def returned(world: World, *flags: Flag) -> Application:
    """Return a paper something is asked of."""
    return builders.a_returned(world, flags=list(flags) or None)


def code_on_the_phone() -> str:
    """Return the code that was sent last."""
    letter = OutboxMessage.objects.filter(kind="one_time_code_issued").latest("pk")
    return str(json.loads(letter.facts)["code"])


def names_of_staff(world: World) -> list[str]:
    postings = (world.admin, world.reviewer, world.provincial, world.clerk)
    return [posting.user.name for posting in postings]
