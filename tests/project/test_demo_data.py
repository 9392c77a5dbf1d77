"""The demo's data: prepared once, kept, and forgotten only when it is ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from project.demo import prepare, reset
from project.demo.one_run import only_run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect the names of the commands that would have been run."""
    names: list[str] = []
    monkeypatch.setattr(prepare, "call_command", lambda name, **_options: names.append(name))
    return names


@pytest.fixture
def data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Give the demo a data folder of its own, as if it lay in the checkout."""
    folder = tmp_path / ".data"
    monkeypatch.setenv("KAOWU_DATA", str(folder))
    monkeypatch.setattr(reset, "CHECKOUT", tmp_path)
    return folder


@pytest.mark.django_db
def test_an_empty_database_gets_the_province_once(
    called: list[str], monkeypatch: pytest.MonkeyPatch, settings: object, tmp_path: Path
) -> None:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)

    prepare.prepare()

    assert "migrate" not in called
    assert called.count("demo_province") == 1


@pytest.mark.django_db
def test_a_database_that_lacks_a_migration_is_not_up_to_date() -> None:
    assert prepare.is_up_to_date()

    MigrationRecorder(connection).record_unapplied("sessions", "0001_initial")

    assert not prepare.is_up_to_date()


def test_a_silent_database_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(prepare, "prepare", fail)

    assert prepare.main() == 1
    assert "does not answer (DATABASE_URL): connection refused" in capsys.readouterr().err


def test_accounts_are_written_for_the_banner(
    called: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare, "get_commands", lambda: {"demo_accounts": "accounts"})

    prepare.write("demo_accounts", tmp_path / "demo_accounts.txt")

    assert called == ["demo_accounts"]
    assert (tmp_path / "demo_accounts.txt").exists()


def test_reset_removes_the_data(data: Path) -> None:
    (data / "files").mkdir(parents=True)

    assert reset.reset() == 0
    assert not data.exists()
    assert reset.reset() == 0


def test_reset_leaves_a_folder_that_somebody_chose(
    data: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    chosen = tmp_path / "precious"
    chosen.mkdir()
    monkeypatch.setenv("KAOWU_DATA", str(chosen))

    assert reset.reset() == 1
    assert chosen.exists()
    assert not data.exists()


def test_reset_refuses_while_the_demo_runs(data: Path) -> None:
    data.mkdir()
    with only_run(data):
        assert reset.reset() == 1

    assert data.exists()
