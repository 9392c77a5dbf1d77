"""The switch by which a test makes a provider misbehave: `POST /mode {"mode": "slow", …}`."""

from __future__ import annotations

import threading
import time
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from simulators.serving import Answer, as_json
from simulators.truth import number_in, text_in

if TYPE_CHECKING:
    from simulators.serving import Request

OK = "ok"


@dataclass(frozen=True)
class Mode:
    """How to behave: `seconds` for slow modes, `code` for refusals, `times` (None: for ever)."""

    mode: str = OK
    seconds: float = 2.0
    code: str = ""
    times: int | None = None

    def wait(self) -> None:
        if self.mode == "slow":
            time.sleep(self.seconds)


class Switch:
    """Holds the mode; every request that takes part in it takes one of its `times`."""

    def __init__(self, *allowed: str) -> None:
        self._allowed = frozenset({OK, *allowed})
        self._mode = Mode()
        self._lock = threading.Lock()

    def desk(self, request: Request) -> Answer:
        """Answer `GET /mode` and `POST /mode`; an unknown mode is a 400."""
        if request.method == "POST":
            wanted = _mode_in(request)
            if wanted.mode not in self._allowed:
                return as_json({"error": f"one of {sorted(self._allowed)}"}, status=400)
            with self._lock:
                self._mode = wanted
        return as_json(asdict(self._mode))

    def take(self, *among: str) -> Mode:
        """Return the mode for this one request; one not `among` the named leaves it as it is."""
        with self._lock:
            current = self._mode
            if among and current.mode not in among:
                return Mode()
            if current.times is not None:
                left = current.times - 1
                self._mode = replace(current, times=left) if left > 0 else Mode()
            return current


def _mode_in(request: Request) -> Mode:
    fields = request.fields()
    seconds = fields.get("seconds")
    return Mode(
        mode=text_in(fields, "mode"),
        seconds=seconds if isinstance(seconds, int | float) else Mode.seconds,
        code=text_in(fields, "code"),
        times=number_in(fields, "times"),
    )
