"""What the outbox may ask of whoever carries our text messages, and the one way it can fail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


class Undeliverable(Exception):
    """The message was not accepted, or we cannot know that it was.

    `reason` is for staff and logs and names no phone number; `permanent` says that another try
    with the same words and number cannot succeed.
    """

    def __init__(self, reason: str, *, permanent: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent


class SmsGateway(Protocol):
    """One carrier of text messages."""

    def send(
        self, *, to: str, text: str, template: str, params: Mapping[str, str], key: str
    ) -> str:
        """Hand one message over and return the carrier's number for it.

        `to`: eleven digits; `text`: the whole message as our own template renders it; `template`:
        the message's name; `params`: its fields; `key`: the outbox number, the same on every try.

        Raises:
            Undeliverable: see there.
        """
        ...

    def accepted_before(self, *, to: str, key: str, on: date) -> bool:
        """Tell whether the carrier took `key` for this number on that day (Beijing time).

        To be asked before a second try whose first try may have got through: not every carrier
        drops repeats by itself.

        Raises:
            Undeliverable: the carrier could not be asked; not knowing is no leave to send again.
        """
        ...
