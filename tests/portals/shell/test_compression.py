"""Pages come compressed to whoever takes that; pictures come as they are."""

from __future__ import annotations

import gzip

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from portals.shell.compression import CompressPages

TAKES = {"Accept-Encoding": "gzip, br"}
LONG = "报名信息" * 500


def answered(kind: str, *, takes: bool = True) -> HttpResponse:
    request = RequestFactory(headers=TAKES if takes else {}).get("/")
    middleware = CompressPages(lambda _request: HttpResponse(LONG, content_type=kind))
    response = middleware(request)
    assert isinstance(response, HttpResponse)
    return response


def test_a_page_is_a_tenth_and_reads_the_same() -> None:
    response = answered("text/html; charset=utf-8")

    assert response["Content-Encoding"] == "gzip"
    assert len(response.content) < len(LONG.encode()) / 10
    assert gzip.decompress(response.content).decode() == LONG


@pytest.mark.parametrize("kind", ["image/jpeg", "application/pdf", "text/event-stream"])
def test_anything_else_comes_as_it_is(kind: str) -> None:
    assert "Content-Encoding" not in answered(kind)


def test_a_browser_that_does_not_ask_gets_plain_text() -> None:
    assert "Content-Encoding" not in answered("text/html", takes=False)


@pytest.mark.django_db
def test_the_site_compresses_its_pages() -> None:
    assert Client(headers=TAKES).get("/nowhere/")["Content-Encoding"] == "gzip"
