"""Start a simulator as the process it is, on a free port of loopback, and end it by its own id."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import requests

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PATIENCE = 10


@dataclass(frozen=True)
class Simulator:
    """A running simulator. `url` ends without a slash."""

    url: str
    process: subprocess.Popen[str]

    @property
    def port(self) -> int:
        return int(self.url.rsplit(":", 1)[1])

    def set_mode(self, mode: str, **details: float | str) -> None:
        answer = requests.post(f"{self.url}/mode", json={"mode": mode, **details}, timeout=PATIENCE)
        assert answer.status_code == 200, answer.text

    def get(self, path: str) -> requests.Response:
        return requests.get(f"{self.url}{path}", timeout=PATIENCE)

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait(PATIENCE)


@contextmanager
def running(
    module: str, *arguments: object, port: int = 0, env: Mapping[str, str] | None = None
) -> Iterator[Simulator]:
    """Start `python -m module`, wait for its address, and end it politely afterwards."""
    command = [sys.executable, "-m", module, "--port", str(port), *map(str, arguments)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env)
    try:
        assert process.stdout is not None
        address = process.stdout.readline()
        assert "http://127.0.0.1:" in address, address
        yield Simulator(address.split()[-1].rstrip("/"), process)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.communicate(timeout=PATIENCE)
