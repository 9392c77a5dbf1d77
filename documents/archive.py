"""Packs files into a ZIP while it is being sent: no more than one piece is ever in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

ALREADY_SMALL = (".jpg", ".png", ".pdf")


class _Outlet:
    """What the packer writes to: keeps the bytes until they are sent, and cannot go back."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self._pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing waits elsewhere."""

    def taken(self) -> bytes:
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


def packed(entries: Iterable[tuple[str, Iterable[bytes]]], *, at: datetime) -> Iterator[bytes]:
    """Yield the bytes of a ZIP of named contents; pictures and PDFs are not squeezed again."""
    outlet = _Outlet()
    with ZipFile(outlet, "w") as archive:  # type: ignore[call-overload]  # writing is all it needs
        for name, pieces in entries:
            info = ZipInfo(name, date_time=at.timetuple()[:6])
            info.compress_type = ZIP_STORED if name.endswith(ALREADY_SMALL) else ZIP_DEFLATED
            with archive.open(info, "w") as entry:
                for piece in pieces:
                    entry.write(piece)
                    yield outlet.taken()
            yield outlet.taken()
    yield outlet.taken()
