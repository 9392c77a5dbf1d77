"""What visitors of the entrance do in a browser."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.models import User
from forms.bot_wall import fresh_token
from notifications.models import OutboxMessage
from tests.builders import id_number, phone

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

GOOD = "plum-Blossom-72"


def opened() -> str:
    """Return the note of a form that was opened long enough ago to have been read."""
    return fresh_token(timezone.now() - timedelta(seconds=20))


def registration(**changes: str) -> dict[str, str]:
    """Return what a new person types."""
    typed = {
        "id_number": id_number(),
        "name": "刘秀兰",
        "password": GOOD,
        "password_again": GOOD,
        "phone": phone(),
        "opened": opened(),
        "website": "",
    }
    return typed | changes


def agree(client: Client) -> None:
    """Read the notice and agree."""
    client.post("/notice/", {"agreed": "on"})


def send_code(client: Client, typed: dict[str, str]) -> Answer:
    """Press 获取验证码 where no scripts run."""
    return client.post("/register/code/", typed)


def last_code() -> str:
    """Return the six digits of the newest message."""
    code = json.loads(OutboxMessage.objects.latest("pk").facts)["code"]
    return str(code)


def register(client: Client, **changes: str) -> dict[str, str]:
    """Walk through registration; return what was typed."""
    agree(client)
    typed = registration(**changes)
    send_code(client, typed)
    client.post("/register/", {**typed, "code": last_code()})
    return typed


def text_of(response: Answer) -> str:
    return response.content.decode()


def candidates() -> QuerySet[User]:
    """Return everybody who registered; the world's staff has no ID number."""
    return User.objects.filter(id_number_index__isnull=False)
