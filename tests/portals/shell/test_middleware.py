"""Numbers, headers, and the page for browsers that are too old."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from audit.request_id import current_request_id
from portals.shell.middleware import OldBrowser, RequestId
from tests.builders import a_person

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.portals.shell.addresses")]
IE_11 = "Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko"
OLD_360 = "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 6.1; 360SE)"
FAST_360 = (
    "Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/86.0.4240.198 "
    "Safari/537.36 QIHU 360SE"
)


def test_every_request_has_its_own_number_while_it_is_answered() -> None:
    seen: list[str] = []

    def answer(_request: HttpRequest) -> HttpResponse:
        seen.append(current_request_id.get())
        return HttpResponse()

    responses = [RequestId(answer)(RequestFactory().get("/")) for _ in range(2)]

    assert [response["X-Request-Id"] for response in responses] == seen
    assert len(set(seen)) == 2
    assert current_request_id.get() == ""


def test_the_number_is_forgotten_when_a_page_fails() -> None:
    def fail(_request: HttpRequest) -> HttpResponse:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        RequestId(fail)(RequestFactory().get("/"))

    assert current_request_id.get() == ""


def test_a_public_page_carries_the_security_headers(client: Client) -> None:
    answer = client.get("/sign-in/")

    assert "script-src" not in answer["Content-Security-Policy"]
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert "geolocation=()" in answer["Permissions-Policy"]
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"


def test_a_persons_page_is_kept_by_no_cache(client: Client) -> None:
    client.force_login(a_person())

    assert client.get("/candidate/")["Cache-Control"] == "no-store, private"
    assert client.get("/office/")["Cache-Control"] == "no-store, private"


def test_a_public_page_may_be_kept(client: Client) -> None:
    assert "Cache-Control" not in client.get("/sign-in/")


@pytest.mark.parametrize("agent", [IE_11, OLD_360])
def test_an_ie_core_is_told_how_to_switch(client: Client, agent: str) -> None:
    answer = client.get("/sign-in/", headers={"user-agent": agent})

    assert answer.status_code == 200
    assert "极速模式" in answer.content.decode()


def test_a_current_core_is_served_the_page() -> None:
    request = RequestFactory().get("/", headers={"user-agent": FAST_360})

    answer = OldBrowser(lambda _request: HttpResponse("page"))(request)

    assert answer.content == b"page"
