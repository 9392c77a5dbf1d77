"""Root cannot run PostgreSQL: another account does, and nothing more than a passage is opened."""

from __future__ import annotations

import os
import pwd
import stat
import subprocess
from pathlib import Path

import pytest

from project import server_account
from project.server_account import (
    ServerTroubleError,
    account_for,
    open_the_programs,
    open_the_way_to,
)


def test_an_ordinary_user_runs_the_server_as_himself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    assert account_for(Path("/nowhere"), Path("/nowhere")) is None


def test_root_runs_it_as_the_owner_of_the_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(server_account, "server_account", lambda: pwd.getpwuid(os.getuid()))
    program = tmp_path / "bin" / "postgres"
    program.parent.mkdir()
    program.touch()

    assert account_for(tmp_path / "pg", program) == pwd.getpwuid(os.getuid())


def test_a_private_folder_may_be_passed_through_but_not_listed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    private = tmp_path / "private"
    private.mkdir(mode=0o700)

    open_the_way_to(private / "pg")

    assert stat.S_IMODE(private.stat().st_mode) == 0o701
    assert str(private) in capfd.readouterr().err


def test_programs_installed_for_root_alone_become_readable(tmp_path: Path) -> None:
    program, library = tmp_path / "bin" / "postgres", tmp_path / "lib" / "libpq.so"
    for path, mode in ((program, 0o700), (library, 0o600)):
        path.parent.mkdir(mode=0o700)
        path.touch()
        path.chmod(mode)

    open_the_programs(program)
    open_the_programs(program)

    assert stat.S_IMODE(program.stat().st_mode) == 0o705
    assert stat.S_IMODE(library.stat().st_mode) == 0o604
    assert stat.S_IMODE(program.parent.stat().st_mode) == 0o705


@pytest.mark.parametrize("works", [True, False])
def test_the_account_is_made_when_it_is_missing(
    monkeypatch: pytest.MonkeyPatch, *, works: bool
) -> None:
    known: set[str] = set()

    def getpwnam(name: str) -> pwd.struct_passwd:
        if name not in known:
            raise KeyError(name)
        return pwd.getpwuid(os.getuid())

    def run(command: list[str], **_options: object) -> None:
        if not works:
            raise subprocess.CalledProcessError(1, command)
        known.add(command[-1])

    monkeypatch.setattr(pwd, "getpwnam", getpwnam)
    monkeypatch.setattr(subprocess, "run", run)

    if works:
        assert server_account.server_account() == pwd.getpwuid(os.getuid())
    else:
        with pytest.raises(ServerTroubleError, match="ordinary user"):
            server_account.server_account()
