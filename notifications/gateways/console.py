"""Text messages written to the log instead of sent: for a developer without a simulator."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

logger = logging.getLogger(__name__)


class ConsoleSms:
    """Writes number and words to the log, so it must never carry a real person's message."""

    def send(
        self, *, to: str, text: str, template: str, params: Mapping[str, str], key: str
    ) -> str:
        """Log the message and return a made-up number for it."""
        logger.info("SMS %s to %s (%s, %d fields): %s", key, to, template, len(params), text)
        return f"console-{key}"

    def accepted_before(self, *, to: str, key: str, on: date) -> bool:
        """Say no: a log is not asked."""
        del to, key, on
        return False
