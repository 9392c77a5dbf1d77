"""关怀版: larger type and stronger contrast, remembered on the device."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

COOKIE = "text_size"
NORMAL, LARGE = "normal", "large"
A_YEAR = 365 * 24 * 3600


def text_size_of(request: HttpRequest) -> str:
    """Return `large` in 关怀版, else `normal`."""
    return LARGE if request.COOKIES.get(COOKIE) == LARGE else NORMAL


def switch(request: HttpRequest, response: HttpResponse) -> None:
    """Turn 关怀版 on or off for this device."""
    size = NORMAL if text_size_of(request) == LARGE else LARGE
    response.set_cookie(
        COOKIE,
        size,
        max_age=A_YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
