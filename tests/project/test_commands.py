"""The commands of the house, as typed in a shell."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from project.embedded import CHECKOUT
from project.local_servers import USUAL_PLACE, lets_us_in, suite_database_url


def make(*words: str) -> subprocess.CompletedProcess[str]:
    program = shutil.which("make") or "make"
    return subprocess.run(
        [program, *words], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )


def test_help_lists_every_command_for_people() -> None:
    listed = re.findall(r"^  make ([a-z-]+) +\S", make("help").stdout, re.MULTILINE)

    assert {"demo", "demo-reset", "test", "check", "fix", "journeys", "bench", "lock"} <= set(
        listed
    )


@pytest.mark.parametrize("python", ["PYTHON=/bin/false", "PYTHON="])
def test_an_old_or_missing_python_is_told_so(python: str) -> None:
    done = make("demo", python)

    assert done.returncode == 2
    assert "Kaowu needs Python 3.11 or newer" in done.stderr


def test_the_build_server_runs_the_same_command_and_nothing_else() -> None:
    lines = (CHECKOUT / ".ci" / "run").read_text().splitlines()

    assert [line for line in lines if "make" in line and not line.startswith("#")] == [
        "exec make test"
    ]


def test_the_suite_uses_the_database_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://given/kaowu")

    assert suite_database_url() == "postgres://given/kaowu"


def test_without_a_name_the_suite_uses_a_server_that_lets_it_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr("project.local_servers.lets_us_in", lambda _url: True)
    assert suite_database_url() == USUAL_PLACE

    monkeypatch.setattr("project.local_servers.lets_us_in", lambda _url: False)
    assert suite_database_url() == ""


def test_a_silent_server_does_not_let_us_in() -> None:
    assert not lets_us_in("postgres://postgres@127.0.0.1:1/postgres")
