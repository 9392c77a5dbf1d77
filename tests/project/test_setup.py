"""A bare machine is made ready by what it has: Python alone."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from project.setup import browser, environment
from project.setup.environment import SetupError, bring_up_to_date

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect the names of the files that would have been installed; make no environment."""
    names: list[str] = []
    monkeypatch.setattr(environment, "works", lambda _venv: True)
    monkeypatch.setattr(
        environment, "install", lambda _venv, files: names.extend(file.name for file in files)
    )
    return names


def test_an_environment_is_made_with_pip_and_kept(tmp_path: Path) -> None:
    venv = tmp_path / "venv"
    file = tmp_path / "none.txt"
    file.write_text("# nothing\n")

    bring_up_to_date(venv, [file])

    made = (venv / "pyvenv.cfg").stat().st_mtime_ns
    assert environment.works(venv)
    bring_up_to_date(venv, [file])
    assert (venv / "pyvenv.cfg").stat().st_mtime_ns == made


def test_only_changed_requirements_are_installed_again(
    installed: list[str], tmp_path: Path
) -> None:
    files = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for file in files:
        file.write_text("first")

    bring_up_to_date(tmp_path, files)
    bring_up_to_date(tmp_path, files)
    files[1].write_text("second")
    bring_up_to_date(tmp_path, files)

    assert installed == ["one.txt", "two.txt", "two.txt"]


def test_a_failed_installation_is_finished_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "works", lambda _venv: True)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").symlink_to("/bin/false")
    file = tmp_path / "one.txt"
    file.write_text("first")

    for _attempt in range(2):
        with pytest.raises(SetupError, match="pip failed"):
            bring_up_to_date(tmp_path, [file])


def test_an_old_python_is_told_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))

    assert environment.main(["requirements.txt"]) == 1
    assert "Python 3.11 or newer is needed" in capsys.readouterr().err


def test_a_python_without_venv_names_the_package_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(command: list[str], **_options: object) -> subprocess.CompletedProcess[str]:
        (tmp_path / "venv").mkdir(exist_ok=True)
        return subprocess.CompletedProcess(command, 1, "", "ensurepip is not available")

    monkeypatch.setattr(subprocess, "run", fail)
    monkeypatch.setattr(environment, "get_venv_from_debian", lambda: False)

    with pytest.raises(SetupError, match="python3-venv"):
        environment.make(tmp_path / "venv")
    assert not (tmp_path / "venv").exists()


def test_no_permission_names_the_folder(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_venv: Path, _files: list[Path]) -> None:
        raise PermissionError(13, "Permission denied", "/checkout/.venv")

    monkeypatch.setattr(environment, "bring_up_to_date", refuse)

    assert environment.main([]) == 1
    assert "No permission to write /checkout/.venv" in capsys.readouterr().err


def test_missing_browser_parts_are_said_loudly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "FONT_FOLDERS", (tmp_path,))
    monkeypatch.setattr(browser, "DRIVER_LIBRARY", "libnowhere.so.1")

    assert browser.main() == 0

    packages = "chromium fonts-noto-cjk poppler-utils libatomic1"
    said = capsys.readouterr().out
    assert f"!!! BROWSER TESTS WILL BE SKIPPED: missing {packages}" in said


def test_what_is_missing_is_installed_when_we_may(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "NotoSansCJK-Regular.ttc").touch()
    for name in ("apt-get", "pdftoppm"):
        (tmp_path / name).write_text(
            f"#!/bin/sh\necho 'no such mirror' >&2; echo $@ >> {tmp_path}/said; exit 1\n"
        )
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "FONT_FOLDERS", (tmp_path,))
    monkeypatch.setattr("os.geteuid", lambda: 0)

    assert browser.main() == 0

    commands = (tmp_path / "said").read_text().splitlines()
    assert commands[1] == "-qq -y install --no-install-recommends chromium"
    assert "no such mirror" in capsys.readouterr().err
