"""A ZIP that is packed while it is sent."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from documents.archive import packed

if TYPE_CHECKING:
    from collections.abc import Iterator

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
PIECE = b"x" * 50_000


def test_what_is_packed_comes_out_again_under_its_chinese_name() -> None:
    content = b"".join(
        packed([("账号.json", [b"{", b"}"]), ("材料/照片.jpg", [PIECE, PIECE])], at=AT)
    )

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == ["账号.json", "材料/照片.jpg"]
        assert archive.read("账号.json") == b"{}"
        assert archive.read("材料/照片.jpg") == PIECE * 2
        assert archive.getinfo("账号.json").date_time == (2026, 3, 1, 9, 30, 0)
        assert archive.testzip() is None


def test_pictures_are_not_squeezed_and_texts_are() -> None:
    content = b"".join(packed([("a.jpg", [PIECE]), ("a.json", [PIECE])], at=AT))

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.getinfo("a.jpg").compress_size == len(PIECE)
        assert archive.getinfo("a.json").compress_size < 1000


def test_no_more_than_a_piece_waits_in_memory() -> None:
    read: list[int] = []

    def big_file() -> Iterator[bytes]:
        for number in range(100):
            read.append(number)
            yield PIECE

    sent = packed([("big.jpg", big_file())], at=AT)

    for _ in range(10):
        assert len(next(sent)) < 2 * len(PIECE)
    assert len(read) == 10
