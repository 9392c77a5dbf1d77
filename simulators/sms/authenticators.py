"""The authenticators of the demo's staff: what the apps on their phones show at this moment.

The file is written by whoever loads the demo: a JSON list of {"account", "label", "secret"}. It is
read at each look, because it may be written after the simulator has started.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import pyotp

from simulators.sms.phones import BEIJING
from simulators.truth import text_in

if TYPE_CHECKING:
    from pathlib import Path

STEP_SECONDS = 30


@dataclass(frozen=True)
class Authenticator:
    """One line of an authenticator: whose it is, and the six digits of now."""

    account: str
    label: str
    code: str


def running_codes(file: Path | None) -> list[Authenticator]:
    """Return what every authenticator shows now; none while there is no file."""
    if file is None or not file.exists():
        return []
    lines: list[dict[str, object]] = json.loads(file.read_text(encoding="utf-8"))
    step = int(time.time()) // STEP_SECONDS
    return [
        Authenticator(
            account=text_in(line, "account"),
            label=text_in(line, "label"),
            code=pyotp.TOTP(text_in(line, "secret")).generate_otp(step),
        )
        for line in lines
    ]


def shown_until() -> datetime:
    """Return when the codes of now give way to the next ones, Beijing time."""
    step = int(time.time()) // STEP_SECONDS
    return datetime.fromtimestamp((step + 1) * STEP_SECONDS, BEIJING)
