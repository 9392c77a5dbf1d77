"""The database a bare machine brings along.

`DATABASE_URL` names a server. Without it, a PostgreSQL of our own runs in `<KAOWU_DATA>/pg`: the
first process that needs it starts it, the others join, the last one to leave stops it. Who is still
there is told by a shared file lock, which the kernel drops even when a process is killed.
"""

from __future__ import annotations

import atexit
import fcntl
import os
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from project.cluster import Cluster
from project.server_account import ServerTroubleError

if TYPE_CHECKING:
    from collections.abc import Iterator

CHECKOUT = Path(__file__).resolve().parent.parent


def data_folder() -> Path:
    """Return where everything this installation writes is kept: `KAOWU_DATA`, or `.data`."""
    return Path(os.environ.get("KAOWU_DATA") or CHECKOUT / ".data").expanduser().resolve()


def database_url() -> str:
    """Return the database to use: `DATABASE_URL`, or the embedded server, started when needed.

    Raises:
        SystemExit: no database can be had here; the message says what to do.
    """
    given = os.environ.get("DATABASE_URL")
    if given:
        return given
    try:
        return seat_in(data_folder()).cluster.url
    except ServerTroubleError as trouble:
        raise SystemExit(f"Kaowu has no database. {trouble}") from None


@dataclass(frozen=True)
class Seat:
    """This process's place at the embedded server."""

    cluster: Cluster
    presence: IO[str]
    taken_by: int

    def leave(self) -> None:
        """Give up the place; the last one out stops the server. A forked child has no say."""
        if os.getpid() != self.taken_by or self.presence.closed:
            return
        folder = self.cluster.folder.parent
        with suppress(OSError, ServerTroubleError), one_at_a_time(folder):
            if is_last(self.presence) and self.cluster.answers():
                self.cluster.stop()
        self.presence.close()


SEATS: dict[Path, Seat] = {}


def seat_in(folder: Path) -> Seat:
    """Return this process's place at the server of a data folder; take one the first time.

    Raises:
        ServerTroubleError: the folder cannot be written, or PostgreSQL does not start.
    """
    seat = SEATS.get(folder)
    if seat is None or seat.presence.closed:
        try:
            seat = SEATS[folder] = take_seat(folder)
        except PermissionError as error:
            advice = (
                "Change its owner, or set KAOWU_DATA to a folder of yours, or set DATABASE_URL."
            )
            raise ServerTroubleError(
                f"No permission to write {error.filename or folder}. {advice}"
            ) from error
        except OSError as error:
            raise ServerTroubleError(f"Cannot use {folder}: {error}") from error
        atexit.register(seat.leave)
    return seat


def take_seat(folder: Path) -> Seat:
    """Join the server of a data folder, making and starting it when needed."""
    cluster = Cluster(folder / "pg")
    folder.mkdir(parents=True, exist_ok=True)
    with one_at_a_time(folder), ExitStack() as on_failure:
        presence = on_failure.enter_context((folder / "pg.users").open("w", encoding="utf-8"))
        fcntl.flock(presence, fcntl.LOCK_SH)
        if not cluster.folder.exists():
            cluster.create()
        if not cluster.answers():
            cluster.start()
        on_failure.pop_all()
    return Seat(cluster, presence, os.getpid())


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Hold the folder's start-and-stop lock."""
    with (folder / "pg.lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def is_last(presence: IO[str]) -> bool:
    """Say whether nobody else holds the presence lock any more."""
    try:
        fcntl.flock(presence, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
