"""Pages are sent compressed: most people apply by phone, some where the network is thin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.middleware.gzip import GZipMiddleware

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase


class CompressPages(GZipMiddleware):
    """Compress HTML, and nothing else: pictures are small already.

    Safe against BREACH: the CSRF token is masked anew in every page, no other secret stands in
    one, and Django pads each answer by a random length.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Return a page compressed, when the browser takes it; anything else as it is."""
        if not response.get("Content-Type", "").startswith("text/html"):
            return response
        return super().process_response(request, response)
