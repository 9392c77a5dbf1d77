"""Photos, and how a browser sends them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile

from applications.models import Original
from documents.drawn import draw_portrait
from tests.documents import pictures
from tests.portals.candidate.applying.pages import address

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

    from applications.models import Application

GOOD = draw_portrait(2)
GREY = pictures.on_ground(GOOD, (190, 185, 175))
JSON = {"Accept": "application/json"}


def send(
    browser: Client, paper: Application, data: bytes, *, name: str = "IMG_0001.HEIC"
) -> Answer:
    """Send a picture to step 1."""
    file = SimpleUploadedFile(name, data, content_type="image/heic")
    return browser.post(address("photo", paper.public_id), {"picture": file})


def brought(browser: Client, paper: Application, data: bytes = GOOD) -> Original:
    """Bring a picture and return what was kept of it."""
    assert send(browser, paper, data).status_code == 302
    original = Original.objects.latest("pk")
    assert original.application == paper
    return original


def cut(browser: Client, original: Original, **frame: int) -> Answer:
    """Send step 2; without a frame as a browser without scripts does."""
    return browser.post(address("photo_cut", original.public_id), frame)
