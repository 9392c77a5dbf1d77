"""Addresses, and what a candidate reads on a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from notifications.models import OutboxMessage
from registry.models import Qualification

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

    from accounts.models import User
    from applications.models import Application


def address(name: str, *parts: str) -> str:
    return reverse(f"candidate:{name}", args=parts)


def page(response: Answer) -> str:
    return response.content.decode()


def words(response: Answer) -> str:
    """Return the page as it is read: no tags, no line breaks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page(response)))


def messages_of(response: Answer) -> list[str]:
    """Return what the next page will say at its top."""
    return [str(message) for message in get_messages(response.wsgi_request)]


def save(browser: Client, paper: Application, field: str, **typed: object) -> Answer:
    """Send one field as the form does while it is being filled in."""
    return browser.post(address("save_field", paper.public_id, field), typed)


def send_picture(browser: Client, paper: Application, code: str, data: bytes) -> Answer:
    file = SimpleUploadedFile("我的照片.jpg", data, content_type="image/jpeg")
    return browser.post(address("upload", paper.public_id, code), {"file": file})


def code_sent() -> str:
    """Return the six digits of the newest message."""
    found = re.search(r"[0-9]{6}", str(OutboxMessage.objects.latest("pk").text))
    assert found is not None
    return found.group()


def registered(person: User, *, year: int = 2018, trade: str = "护理员") -> None:
    """Enter a level-five certificate of a person into the register."""
    Qualification.objects.create(
        id_number_index=person.id_number_index or "",
        name=person.name,
        level=5,
        year=year,
        trade_name=trade,
        certificate_number=f"豫{person.pk}",
    )
