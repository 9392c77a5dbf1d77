"""Ctrl-C ends everything the demo started, and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from project.demo.children import Child, end, first_ended, start
from project.embedded import CHECKOUT
from tests.project.processes import eventually, is_alive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SLEEP = [sys.executable, "-c", "import time; time.sleep(600)"]
DEAF_CODE = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("deaf", flush=True)
time.sleep(600)
"""
FAMILY_CODE = f"""
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", {DEAF_CODE!r}], stdout=subprocess.PIPE)
child.stdout.readline()
print(child.pid, flush=True)
time.sleep(600)
"""
DEMO_CODE = """
import sys, time
from pathlib import Path
from project.demo.children import start
sleeper = "import os, time; print(os.getpid(), flush=True); time.sleep(600)"
child = start("x", [sys.executable, "-c", sleeper], environment={}, log=Path(sys.argv[1]))
time.sleep(600)
"""
FAILING_CODE = "import os; exit(os.environ['WHY'])"


@pytest.fixture
def children() -> Iterator[list[Child]]:
    """Collect what a test starts, and end what it left."""
    started: list[Child] = []
    yield started
    end(started, grace=0)


def says_something(log: Path) -> bool:
    return log.exists() and log.read_text().endswith("\n")


def test_a_child_ends_when_it_is_told_to(children: list[Child], tmp_path: Path) -> None:
    child = start("sleeper", SLEEP, environment={}, log=tmp_path / "log")
    children.append(child)

    assert first_ended(children) is None
    end(children)

    assert child.process.returncode == -signal.SIGTERM
    assert child.has_ended


def test_a_deaf_child_is_killed_after_the_grace(children: list[Child], tmp_path: Path) -> None:
    child = start("deaf", [sys.executable, "-c", DEAF_CODE], environment={}, log=tmp_path / "log")
    children.append(child)
    assert eventually(lambda: says_something(tmp_path / "log"))

    end(children, grace=0.2)

    assert child.process.returncode == -signal.SIGKILL


def test_a_grandchild_ends_with_its_parent(children: list[Child], tmp_path: Path) -> None:
    log = tmp_path / "log"
    children.append(start("family", [sys.executable, "-c", FAMILY_CODE], environment={}, log=log))
    assert eventually(lambda: says_something(log))
    grandchild = int(log.read_text())

    end(children, grace=0.5)

    assert eventually(lambda: not is_alive(grandchild))


def test_the_child_that_died_by_itself_is_found_with_its_last_words(
    children: list[Child], tmp_path: Path
) -> None:
    log = tmp_path / "log"
    children.append(start("sleeper", SLEEP, environment={}, log=tmp_path / "other"))
    failing = [sys.executable, "-c", FAILING_CODE]
    children.append(start("short", failing, environment={"WHY": "no disk"}, log=log))

    assert eventually(lambda: first_ended(children) is not None)

    ended = first_ended(children)
    assert ended
    assert (ended.name, ended.last_words()) == ("short", "no disk")


def test_a_child_at_the_terminal_has_no_last_words(children: list[Child]) -> None:
    children.append(start("quiet", [sys.executable, "-c", ""], environment={}))

    assert eventually(lambda: children[0].has_ended)
    assert children[0].last_words() == ""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children of a killed parent")
def test_children_end_even_when_the_demo_is_killed_outright(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with subprocess.Popen([sys.executable, "-c", DEMO_CODE, str(log)], cwd=CHECKOUT) as parent:
        assert eventually(lambda: says_something(log))
        child = int(log.read_text())
        assert is_alive(child)
        os.kill(parent.pid, signal.SIGKILL)

    assert eventually(lambda: not is_alive(child))
