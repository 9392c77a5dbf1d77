"""The PostgreSQL a bare machine brings along: started by the first, stopped by the last."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import psycopg
import pytest

from project import embedded
from project.cluster import Cluster, socket_folder
from project.embedded import CHECKOUT, data_folder, database_url, seat_in
from project.server_account import ServerTroubleError
from tests.project.processes import eventually

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

JOIN_AND_WAIT = (
    "import sys; from project.embedded import database_url; "
    "print(database_url(), flush=True); sys.stdin.read()"
)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give an empty data folder to the embedded server, and end what was started there."""
    folder = tmp_path / "data"
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("KAOWU_DATA", str(folder))
    yield folder
    if folder in embedded.SEATS:
        embedded.SEATS.pop(folder).leave()


def somebody_else(folder: Path) -> subprocess.Popen[str]:
    """Start another process that joins the server, and wait until it has."""
    other = subprocess.Popen(
        [sys.executable, "-c", JOIN_AND_WAIT],
        env={**os.environ, "KAOWU_DATA": str(folder), "DATABASE_URL": ""},
        cwd=CHECKOUT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout
    assert other.stdout.readline().startswith("postgres://")
    return other


def test_a_named_database_is_used_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://somewhere/kaowu")

    assert database_url() == "postgres://somewhere/kaowu"


def test_without_a_name_a_server_of_our_own_is_started_and_stopped(place: Path) -> None:
    url = database_url()

    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT current_database()").fetchone() == ("kaowu",)
    assert database_url() == url
    embedded.SEATS.pop(place).leave()
    assert not Cluster(place / "pg").answers()


def test_what_was_written_is_there_after_the_next_start(place: Path) -> None:
    with psycopg.connect(database_url()) as connection:
        connection.execute("CREATE TABLE kept (n int)")
    embedded.SEATS.pop(place).leave()

    with psycopg.connect(database_url()) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)


def test_the_server_stays_while_somebody_else_uses_it(place: Path) -> None:
    with somebody_else(place) as other:
        url = database_url()
        embedded.SEATS.pop(place).leave()
        assert Cluster(place / "pg").answers()
        psycopg.connect(url).close()
        other.communicate()

    assert eventually(lambda: not Cluster(place / "pg").answers())


def test_a_killed_user_does_not_keep_the_server_running(place: Path) -> None:
    with somebody_else(place) as other:
        other.send_signal(signal.SIGKILL)
        other.communicate()
    assert Cluster(place / "pg").answers()

    database_url()
    embedded.SEATS.pop(place).leave()

    assert not Cluster(place / "pg").answers()


def test_a_killed_server_is_started_again(place: Path) -> None:
    database_url()
    pid_file = place / "pg" / "postmaster.pid"
    os.kill(int(pid_file.read_text().split()[0]), signal.SIGKILL)
    embedded.SEATS.pop(place).leave()
    pid_file.write_text(f"{os.getpid()}\n")

    psycopg.connect(database_url()).close()


def test_a_forked_child_does_not_stop_the_server(place: Path) -> None:
    database_url()
    child = os.fork()
    if child == 0:
        embedded.SEATS[place].leave()
        os._exit(0)
    os.waitpid(child, 0)

    assert Cluster(place / "pg").answers()


def test_an_interrupted_first_start_is_begun_anew(place: Path) -> None:
    half = place / "pg.half"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")

    psycopg.connect(database_url()).close()

    assert not half.exists()


def test_a_path_too_long_for_a_socket_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    folder = tmp_path / ("long" * 25) / "考务 data"
    monkeypatch.setenv("KAOWU_DATA", str(folder))

    psycopg.connect(database_url()).close()

    place = socket_folder(folder / "pg")
    embedded.SEATS.pop(folder).leave()
    assert place.name.startswith("kaowu-")
    assert place.stat().st_mode & 0o077 == 0
    place.rmdir()


def test_a_folder_that_cannot_be_made_ends_with_advice(place: Path) -> None:
    place.write_text("a file in the way")

    with pytest.raises(SystemExit, match="Kaowu has no database"):
        database_url()


def test_a_folder_without_permission_names_the_ways_out(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> embedded.Seat:
        raise PermissionError(13, "Permission denied", str(folder / "pg.lock"))

    monkeypatch.setattr(embedded, "take_seat", refuse)

    with pytest.raises(ServerTroubleError, match=r"pg\.lock.*KAOWU_DATA.*DATABASE_URL"):
        seat_in(place)


def test_a_server_that_does_not_start_shows_its_log(place: Path) -> None:
    database_url()
    embedded.SEATS.pop(place).leave()
    with (place / "pg" / "postgresql.conf").open("a") as settings:
        settings.write("no_such_setting = 1\n")

    with pytest.raises(SystemExit, match="no_such_setting"):
        database_url()


def test_without_a_variable_the_data_lies_in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KAOWU_DATA", raising=False)

    assert data_folder() == CHECKOUT / ".data"
