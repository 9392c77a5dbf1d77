"""What an answer says, in whatever form it comes, and what a request wrote meanwhile."""

from __future__ import annotations

import io
import re
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import connection
from django.http import FileResponse
from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.http.response import HttpResponseBase

WRITES = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM|TRUNCATE)\s+"?(\w+)', re.IGNORECASE)


def said_by(answer: HttpResponseBase) -> str:
    """Return headers and content as text: pages, JSON, the cells of a sheet, the words of a PDF."""
    body = b"".join(answer) if isinstance(answer, FileResponse) else getattr(answer, "content", b"")
    headers = "\n".join(f"{name}: {value}" for name, value in answer.items())
    return f"{headers}\n{_text(body)}"


def _text(body: bytes) -> str:
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return "\n".join(_text(archive.read(name)) for name in archive.namelist())
    if body.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
    return body.decode("utf-8", "replace")


@contextmanager
def written_tables() -> Iterator[set[str]]:
    """Note each table that is written to, whether or not it is rolled back afterwards."""
    written: set[str] = set()

    def note(
        execute: Callable[..., object], sql: str, params: object, many: object, context: object
    ) -> object:
        found = WRITES.match(sql)
        if found:
            written.add(found[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield written
