"""One demo at a time per data folder."""

from __future__ import annotations

import fcntl
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class AlreadyRunningError(Exception):
    """Another demo runs on this data; the text says where."""


@contextmanager
def only_run(data: Path) -> Iterator[IO[str]]:
    """Hold the folder's lock while a demo runs; what is written into it is shown to the next one.

    Raises:
        AlreadyRunningError: somebody holds it.
    """
    with (data / "demo.lock").open("a+", encoding="utf-8") as lock:
        lock.seek(0)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            where = lock.read().strip()
            raise AlreadyRunningError(f"The demo is already running: {where or data}") from error
        lock.truncate()
        yield lock
