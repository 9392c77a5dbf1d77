"""Browsers of people, and what they read on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.messages import get_messages
from django.http import FileResponse
from django.test import Client
from django.urls import reverse

from flows.models import DeskRow

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase
    from django.test.client import _MonkeyPatchedWSGIResponse

    from accounts.models import Posting
    from applications.models import Application

ALREADY_HANDLED = "这件报名已经有人办理过了，请刷新页面查看。"


def signed_in(posting: Posting) -> Client:
    """Return a browser in which a member of staff has signed in."""
    client = Client()
    client.force_login(posting.user)
    return client


def address(name: str, *parts: str) -> str:
    return reverse(f"reviewer:{name}", args=parts)


def content_of(response: HttpResponseBase) -> bytes:
    """Read a file that is sent in pieces to its end, as a browser does."""
    assert isinstance(response, FileResponse)
    return b"".join(response)


def messages_of(response: _MonkeyPatchedWSGIResponse) -> list[str]:
    """Return what the next page will say at its top."""
    return [str(message) for message in get_messages(response.wsgi_request)]


def row_of(paper: Application) -> DeskRow:
    return DeskRow.objects.get(application=paper)


def seen(paper: Application, **others: str) -> dict[str, str]:
    """Return what the page's form sends: the version that was shown, and more."""
    return {"seen_version": str(paper.version), **others}
