"""Browsers of an office's people, and what they read on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from documents.workbook import write_rows
from forms.office import XLSX

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

    from accounts.models import Posting
    from applications.models import Application
    from tests.builders import World


def signed_in(posting: Posting) -> Client:
    """Return a browser in which a member of staff has signed in."""
    client = Client()
    client.force_login(posting.user)
    return client


def address(name: str, *parts: str) -> str:
    return reverse(f"office:{name}", args=parts)


def text_of(response: Answer) -> str:
    return response.content.decode()


def messages_of(response: Answer) -> list[str]:
    """Return what the next page will say at its top."""
    return [str(message) for message in get_messages(response.wsgi_request)]


def number_of(paper: Application) -> str:
    """Return the ticket number of a paper."""
    return str(paper.tickets.live().get().number)


def sheet(world: World, *rows: Sequence[str]) -> bytes:
    """Write a file of marks with the right headings."""
    return write_rows(["准考证号", "姓名", *world.exam.subjects], rows)


def good_row(paper: Application) -> list[str]:
    return [number_of(paper), paper.candidate.name, "88", "76.5", "缺考"]


def send(client: Client, data: bytes, name: str = "成绩.xlsx") -> Answer:
    """Upload a file of marks."""
    file = SimpleUploadedFile(name, data, content_type=XLSX)
    return client.post(address("scores"), {"sheet": file})
