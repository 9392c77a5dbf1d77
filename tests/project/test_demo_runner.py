"""The story of one demo, told with small stand-ins for its parts."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from project.demo import runner
from project.demo.one_run import AlreadyRunningError, only_run
from project.demo.plan import Plan
from project.demo.ports import next_free
from tests.project.processes import eventually, is_alive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PAGES = [sys.executable, "-m", "http.server", "--bind", "127.0.0.1"]
NOTE_PID = "import os, sys, time; open(sys.argv[1], 'w').write(str(os.getpid())); time.sleep(600)"


@dataclass(frozen=True)
class SmallPlan(Plan):
    """One provider that sleeps, and a web process that serves a folder."""

    dies: bool = False

    def providers(self) -> Iterator[tuple[str, list[str]]]:
        yield "sms", [sys.executable, "-c", NOTE_PID, str(self.data / "sms.pid")]

    def product(self) -> Iterator[tuple[str, list[str]]]:
        broken = [sys.executable, "-c", "raise SystemExit('no such page')"]
        yield "web", broken if self.dies else [*PAGES, str(self.web)]


@pytest.fixture(autouse=True)
def _own_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Give the demo a data folder and an empty preparation, and put the signals back."""
    monkeypatch.setenv("KAOWU_DATA", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", "postgres://nobody@localhost/none")
    monkeypatch.setattr(runner, "PREPARE", [sys.executable, "-c", ""])
    before = [(number, signal.getsignal(number)) for number in runner.ENDING_SIGNALS]
    yield
    for number, handler in before:
        signal.signal(number, handler)


def plan_in(folder: Path, *, dies: bool = False) -> Callable[[], Plan]:
    port = next_free(18000)
    return lambda: SmallPlan(port, port + 1, port + 2, "memory://", folder, dies)


def end_when(condition: Callable[[], bool], number: signal.Signals) -> None:
    """Send ourselves a signal once something is so: somebody presses Ctrl-C."""

    def watch() -> None:
        eventually(condition)
        time.sleep(0.3)
        os.kill(os.getpid(), number)

    threading.Thread(target=watch, daemon=True).start()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_told_to_end_and_leaves_nothing_running(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    number: signal.Signals,
) -> None:
    plan = plan_in(tmp_path)
    monkeypatch.setattr(runner, "make_plan", plan)
    pid = tmp_path / "sms.pid"
    end_when(lambda: runner.home_page_status(plan().web) == 200 and pid.exists(), number)

    assert runner.run() == 0

    assert plan().address in capsys.readouterr().out
    assert eventually(lambda: not is_alive(int(pid.read_text())))
    assert runner.home_page_status(plan().web) == 0


def test_a_part_that_dies_ends_the_others_and_shows_its_log(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(runner, "make_plan", plan_in(tmp_path, dies=True))

    assert runner.run() == 1

    assert "no such page" in capsys.readouterr().err


def test_a_failed_preparation_ends_the_demo(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(runner, "make_plan", plan_in(tmp_path))
    monkeypatch.setattr(runner, "PREPARE", [sys.executable, "-c", "exit(1)"])

    assert runner.run() == 1

    assert "could not be prepared" in capsys.readouterr().err


def test_a_second_demo_on_the_same_data_is_refused_and_told_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with only_run(tmp_path) as lock:
        lock.write("http://127.0.0.1:8000")
        lock.flush()

        assert runner.run() == 1
        with pytest.raises(AlreadyRunningError):
            only_run(tmp_path).__enter__()

    assert "already running: http://127.0.0.1:8000" in capsys.readouterr().err


def test_a_data_folder_without_permission_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_data: Path) -> None:
        raise PermissionError(13, "Permission denied", "/somewhere")

    monkeypatch.setattr(runner, "only_run", refuse)

    assert runner.run() == 1

    assert "No permission to write /somewhere" in capsys.readouterr().err
