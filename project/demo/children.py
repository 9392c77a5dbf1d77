"""The processes of the demo: started in groups of their own, and ended with all they started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LEASH = Path(__file__).with_name("leash.py")
GRACE_SECONDS = 8.0


@dataclass(frozen=True)
class Child:
    """One process of ours. `log` is where its output goes; None means the terminal."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path | None

    @property
    def has_ended(self) -> bool:
        """Say whether it ended; its number stays reserved until `end` has been called."""
        flags = os.WEXITED | os.WNOHANG | os.WNOWAIT
        if self.process.returncode is not None:
            return True
        return os.waitid(os.P_PID, self.process.pid, flags) is not None

    def last_words(self) -> str:
        """Return the end of its log, to be shown when it died."""
        if self.log is None or not self.log.exists():
            return ""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-25:])


def start(
    name: str, command: Sequence[str], *, environment: Mapping[str, str], log: Path | None = None
) -> Child:
    """Start a program as the leader of a process group of its own.

    `environment` is added to ours. Without a log the program writes to the terminal.
    """
    leashed = [sys.executable, str(LEASH), str(os.getpid()), *command]
    everything = {**os.environ, **environment}
    with (log or Path(os.devnull)).open("ab") as output:
        process = subprocess.Popen(
            leashed,
            env=everything,
            stdin=subprocess.DEVNULL,
            stdout=output if log else None,
            stderr=subprocess.STDOUT if log else None,
            start_new_session=True,
        )
    return Child(name, process, log)


def signal_group(child: Child, number: signal.Signals) -> None:
    """Send a signal to a child and to everything that it started and that stayed in its group."""
    if child.process.returncode is None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.process.pid, number)


def end(children: Sequence[Child], *, grace: float = GRACE_SECONDS) -> None:
    """End children in the opposite order of their start; who does not hear SIGTERM is killed.

    A child is reaped only after its whole group was killed: until then the kernel cannot give
    its number to a stranger.
    """
    for child in reversed(children):
        signal_group(child, signal.SIGTERM)
    until = time.monotonic() + grace
    while time.monotonic() < until and not all(child.has_ended for child in children):
        time.sleep(0.05)
    for child in reversed(children):
        signal_group(child, signal.SIGKILL)
        child.process.wait()


def first_ended(children: Sequence[Child]) -> Child | None:
    """Return a child that ended although nobody asked it to."""
    return next((child for child in children if child.has_ended), None)
