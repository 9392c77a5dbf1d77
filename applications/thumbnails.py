"""Small pictures of papers for the strip beside a case. A thumbnail opens nothing: see ADR 26."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from documents.scan import thumbnail
from documents.verdicts import UnreadablePicture

if TYPE_CHECKING:
    from applications.models import Attachment

FOLDER = "thumbnails"
BOX = (160, 120)
"""Enough to tell papers apart, too little to read one."""


def keep(attachment: Attachment, data: bytes) -> bytes:
    """Store the small picture of a stored page beside it, once; empty when it cannot be read."""
    try:
        small = thumbnail(data, BOX)
    except UnreadablePicture:
        return b""
    kept = default_storage.save(_name(attachment), ContentFile(small))
    if kept != _name(attachment):  # two people came at once: the first one's stays
        default_storage.delete(kept)
    return small


def inline(attachment: Attachment) -> str:
    """Return the small picture of a page as an address that holds it; "" for what is none.

    It stands in the page itself: no further request, and nothing that a cache could keep.
    """
    small = _small(attachment) if attachment.is_picture else b""
    return f"data:image/jpeg;base64,{b64encode(small).decode()}" if small else ""


def _small(attachment: Attachment) -> bytes:
    """Read it, or make it for a page that is older than thumbnails."""
    try:
        with default_storage.open(_name(attachment)) as file:
            return bytes(file.read())
    except FileNotFoundError:
        pass
    try:
        with attachment.file.open("rb") as whole:
            return keep(attachment, whole.read())
    except FileNotFoundError:
        return b""


def _name(attachment: Attachment) -> str:
    """Return where it lies: under the random name of the page itself."""
    return f"{FOLDER}/{str(attachment.file).partition('/')[2]}"
