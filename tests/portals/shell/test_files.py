"""A private file leaves with a fixed type and a policy of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import FileResponse

from portals.shell.files import private_bytes, private_file

if TYPE_CHECKING:
    from pytest_django import Settings


def stored(content: bytes, name: str = "a b.jpg") -> str:
    return default_storage.save(name, ContentFile(content))


def body_of(response: object) -> bytes:
    """Return what would be sent, and close the file, not the response: that ends connections."""
    assert isinstance(response, FileResponse)
    content = response.getvalue()
    assert response.file_to_stream is not None
    response.file_to_stream.close()
    return content


def test_a_picture_is_shown_in_the_page_and_can_do_nothing() -> None:
    response = private_file(path=stored(b"jpeg"), content_type="image/jpeg", name="身份证.jpg")

    assert body_of(response) == b"jpeg"
    assert response["Content-Type"] == "image/jpeg"
    assert response["Content-Disposition"].startswith("inline; filename*=utf-8''")
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-store, private"


def test_a_web_page_in_disguise_is_only_downloaded() -> None:
    response = private_file(path=stored(b"<script>"), content_type="text/html", name="x.html")

    assert response["Content-Disposition"] == 'attachment; filename="x.html"'
    assert body_of(response) == b"<script>"


def test_a_pdf_may_stand_in_our_own_frame_only() -> None:
    response = private_bytes(content=b"%PDF", content_type="application/pdf", name="ticket.pdf")

    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
    assert "sandbox" not in response["Content-Security-Policy"]
    assert response["Content-Disposition"] == 'inline; filename="ticket.pdf"'


def test_a_download_is_a_download() -> None:
    response = private_bytes(
        content=b"%PDF", content_type="application/pdf", name="t.pdf", download=True
    )

    assert response["Content-Disposition"] == 'attachment; filename="t.pdf"'


def test_the_web_server_can_send_the_bytes(settings: Settings) -> None:
    settings.PRIVATE_FILES_ACCEL = "/private/"

    response = private_file(path="ab/甲 1.jpg", content_type="image/jpeg", name="a.jpg")

    assert response["X-Accel-Redirect"] == "/private/ab/%E7%94%B2%201.jpg"
    assert response["Content-Type"] == "image/jpeg"
