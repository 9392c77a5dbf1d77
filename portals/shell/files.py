"""Hand out a private file after the view has decided that it may be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponse
from django.utils.http import content_disposition_header

if TYPE_CHECKING:
    from typing import BinaryIO

    from django.http.response import HttpResponseBase

PDF = "application/pdf"
SHOWN_IN_THE_PAGE: Final = frozenset({"image/jpeg", "image/png", PDF})
SANDBOX = "default-src 'none'; sandbox"
# Chromium's PDF viewer does not start inside a sandbox and needs its own styles and plug-in.
PDF_POLICY = (
    "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
)


def private_file(
    *, path: str, content_type: str, name: str, download: bool = False
) -> HttpResponseBase:
    """Return a stored file (`path` inside the private storage) under a readable `name`.

    Only pictures and PDFs are shown in the page; anything else is always downloaded. With
    `PRIVATE_FILES_ACCEL` the web server sends the bytes, otherwise Django does.
    """
    response: HttpResponseBase
    if settings.PRIVATE_FILES_ACCEL:
        response = HttpResponse(b"")
        response["X-Accel-Redirect"] = f"{settings.PRIVATE_FILES_ACCEL.rstrip('/')}/{quote(path)}"
    else:
        response = FileResponse(default_storage.open(path, "rb"))
    return _guarded(response, content_type=content_type, name=name, download=download)


def private_bytes(
    *, content: bytes, content_type: str, name: str, download: bool = False
) -> HttpResponse:
    """Return bytes made for this request (a ticket, an export) as a private file."""
    response = HttpResponse(content)
    _guarded(response, content_type=content_type, name=name, download=download)
    return response


def private_stream(*, file: BinaryIO, content_type: str, name: str) -> HttpResponseBase:
    """Return a file made for this request, piece by piece; it is closed, and gone, at the end."""
    return _guarded(FileResponse(file), content_type=content_type, name=name, download=True)


def _guarded(
    response: HttpResponseBase, *, content_type: str, name: str, download: bool
) -> HttpResponseBase:
    attachment = download or content_type not in SHOWN_IN_THE_PAGE
    response["Content-Type"] = content_type
    response["Content-Disposition"] = content_disposition_header(attachment, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    response["Content-Security-Policy"] = PDF_POLICY if content_type == PDF else SANDBOX
    if content_type == PDF:
        response["X-Frame-Options"] = "SAMEORIGIN"
    return response
