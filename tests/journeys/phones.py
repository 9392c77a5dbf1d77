"""The phones of made-up people, as the SMS provider shows them."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.simulators.processes import Simulator

PATIENCE = 15
CODE = re.compile(r"验证码[^0-9]{0,4}([0-9]{6})(?![0-9])")


class Phones:
    """Looks at phones. A code is read once, as by somebody who waits for the next message."""

    def __init__(self, network: Simulator) -> None:
        self.network = network
        self.read: set[str] = set()

    def texts(self, phone: str) -> list[str]:
        """Return what a phone has received, newest first."""
        return [str(one["text"]) for one in self._messages(phone)]

    def next_code(self, phone: str) -> str:
        """Wait for a message with a code that was not read before, and return the code."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            for message in self._messages(phone):
                found = CODE.search(message["text"])
                if found and message["key"] not in self.read:
                    self.read.add(message["key"])
                    return found.group(1)
            time.sleep(0.1)
        raise AssertionError(f"no code came to {phone}: {self.texts(phone)}")

    def waits_for(self, phone: str, words: str) -> None:
        """Wait until a message says something."""
        until = time.monotonic() + PATIENCE
        while not any(words in text for text in self.texts(phone)):
            assert time.monotonic() < until, f"{words} did not come: {self.texts(phone)}"
            time.sleep(0.1)

    def _messages(self, phone: str) -> list[dict[str, str]]:
        found: list[dict[str, str]] = self.network.get(f"/messages?phone={phone}").json()
        return found
