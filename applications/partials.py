"""The bytes of files on their way. The row says how many of them count."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.core.files.storage import default_storage

if TYPE_CHECKING:
    from applications.models import PartialUpload


def write(partial: PartialUpload, data: bytes) -> None:
    """Put a piece behind what was received; what a crash left there is written over."""
    path = _path(partial)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("r+b" if path.exists() else "wb") as file:
        file.seek(partial.received)
        file.write(data)
        file.truncate()
    partial.received += len(data)


def whole(partial: PartialUpload) -> bytes:
    """Return everything that was received."""
    return _path(partial).read_bytes()


def discard(partial: PartialUpload) -> None:
    """Delete the bytes; the row stays."""
    _path(partial).unlink(missing_ok=True)


def _path(partial: PartialUpload) -> Path:
    return Path(default_storage.path(partial.name))
