"""Under which OS account the embedded PostgreSQL runs.

PostgreSQL refuses to run as root. Started by root it runs under the account `pgserver` (made when
missing), and the folders above its binaries and its data get the execute bit for others, so that
this account can pass through them. An ordinary user runs it as himself, and nothing is opened.
"""

from __future__ import annotations

import os
import pwd
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SERVER_ACCOUNT = "pgserver"


class ServerTroubleError(Exception):
    """The embedded PostgreSQL cannot be used; the text says why and what to do."""


def account_for(data: Path, program: Path) -> pwd.struct_passwd | None:
    """Return the account to run a data folder's server under; None means as ourselves.

    Raises:
        ServerTroubleError: the account is missing and cannot be made.
    """
    if os.geteuid() != 0:
        return None
    owner = data.stat().st_uid if data.exists() else 0
    account = pwd.getpwuid(owner) if owner else server_account()
    open_the_way_to(data)
    open_the_way_to(program)
    open_the_programs(program)
    return account


def server_account() -> pwd.struct_passwd:
    """Return the account for a server started by root; make it when it is missing."""
    try:
        return pwd.getpwnam(SERVER_ACCOUNT)
    except KeyError:
        pass
    useradd = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin"]
    try:
        subprocess.run([*useradd, SERVER_ACCOUNT], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        advice = "run as an ordinary user, or set DATABASE_URL"
        raise ServerTroubleError(f"Cannot make the account {SERVER_ACCOUNT}: {advice}.") from error
    return pwd.getpwnam(SERVER_ACCOUNT)


def open_the_way_to(path: Path) -> None:
    """Let other accounts walk through the folders above a path (not list them); say so."""
    for folder in path.parents:
        mode = folder.stat().st_mode
        if not mode & stat.S_IXOTH:
            folder.chmod(mode | stat.S_IXOTH)
            sys.stderr.write(f"Opened {folder} for passing through, for {SERVER_ACCOUNT}.\n")


def open_the_programs(program: Path) -> None:
    """Let other accounts read and run the wheel's programs when it was installed for root alone."""
    for_others = stat.S_IROTH | stat.S_IXOTH
    if program.stat().st_mode & for_others == for_others:
        return
    for path in program.parent.parent.rglob("*"):
        mode = path.stat().st_mode
        path.chmod(mode | stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0))
