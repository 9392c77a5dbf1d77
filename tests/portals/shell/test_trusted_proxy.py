"""Whose address counts: the visitor's as our own proxy saw it, never what a visitor writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from portals.shell.middleware import TrustedProxy

if TYPE_CHECKING:
    from django.http import HttpRequest
    from pytest_django import Settings


def seen_address(request: HttpRequest) -> str:
    def tell(passed: HttpRequest) -> HttpResponse:
        return HttpResponse(passed.META["REMOTE_ADDR"])

    return TrustedProxy(tell)(request).content.decode()


@pytest.mark.parametrize(
    ("behind", "forwarded", "seen"),
    [
        (True, "203.0.113.9", "203.0.113.9"),
        (True, "1.1.1.1, 203.0.113.9", "203.0.113.9"),
        (True, "", "127.0.0.1"),
        (False, "203.0.113.9", "127.0.0.1"),
    ],
)
def test_only_our_proxys_word_is_taken(
    settings: Settings, behind: object, forwarded: str, seen: str
) -> None:
    settings.BEHIND_PROXY = behind
    request = RequestFactory().get("/", headers={"X-Forwarded-For": forwarded})

    assert seen_address(request) == seen
