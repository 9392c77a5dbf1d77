"""An append-only file of JSON lines: what a provider knows, whatever happened to anybody else."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Line: TypeAlias = dict[str, object]


class TruthFile:
    """Lines survive a killed process; a line torn by the kill is dropped at the next start."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        self._drop_torn_line()
        self._file = path.open("ab", buffering=0)

    def lines(self) -> Iterator[Line]:
        """Read everything written so far, oldest first."""
        with self._path.open("rb") as file:
            for text in file:
                found: object = json.loads(text)
                if isinstance(found, dict):
                    yield found

    def append(self, line: Mapping[str, object]) -> None:
        """Write one line, unbuffered: it is with the operating system when this returns."""
        text = json.dumps(line, ensure_ascii=False).encode() + b"\n"
        with self._lock:
            self._file.write(text)

    def _drop_torn_line(self) -> None:
        written = self._path.read_bytes()
        whole = written.rfind(b"\n") + 1
        if whole != len(written):
            with self._path.open("r+b") as file:
                file.truncate(whole)


def text_in(line: Mapping[str, object], name: str) -> str:
    """Return a text field, or nothing if it is missing or no text."""
    value = line.get(name)
    return value if isinstance(value, str) else ""


def number_in(line: Mapping[str, object], name: str) -> int | None:
    """Return a whole number, or None; true and 1.0 and "1" are no whole numbers."""
    value = line.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def object_in(line: Mapping[str, object], name: str) -> Line:
    """Return a nested object, or an empty one."""
    value = line.get(name)
    return value if isinstance(value, dict) else {}
