"""What every request and response passes: a number, headers, and a word to very old browsers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.shortcuts import render

from audit.request_id import current_request_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

IE_CORE = re.compile(r"MSIE |Trident/")
PERMISSIONS = (
    "accelerometer=(), autoplay=(), camera=(self), display-capture=(), fullscreen=(self), "
    "geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
)


class RequestId:
    """Give each request a number that trail, logs and the error page share."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request_id = uuid4().hex[:16]
        token = current_request_id.set(request_id)
        try:
            response = self.get_response(request)
        finally:
            current_request_id.reset(token)
        response["X-Request-Id"] = request_id
        return response


class TrustedProxy:
    """Take the visitor's address from our own proxy's word, when there is one.

    Without it every visitor would share the proxy's address, and its limits. Only the last entry
    is believed: it is what our proxy saw; whatever a visitor wrote stands before it (trust.md T04).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        forwarded = request.headers.get("X-Forwarded-For", "")
        if settings.BEHIND_PROXY and forwarded:
            request.META["REMOTE_ADDR"] = forwarded.rsplit(",", 1)[-1].strip()
        return self.get_response(request)


class SecurityHeaders:
    """Add the headers Django does not know, and keep a person's pages out of every cache."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", PERMISSIONS)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.setdefault("X-Permitted-Cross-Domain-Policies", "none")
        if self._belongs_to_a_person(request, response):
            response["Cache-Control"] = "no-store, private"
        return response

    def _belongs_to_a_person(self, request: HttpRequest, response: HttpResponse) -> bool:
        """Judge by the session cookie, coming or going: it costs no query."""
        name = settings.SESSION_COOKIE_NAME
        return name in request.COOKIES or name in response.cookies


class OldBrowser:
    """Answer IE cores (360 and Sogou in 兼容模式 too) with a page that says how to switch."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if IE_CORE.search(request.headers.get("User-Agent", "")):
            # 200, because an IE core replaces short error pages with its own.
            return render(request, "old_browser.html")
        return self.get_response(request)
