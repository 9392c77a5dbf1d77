"""Why a deed on an account was not done, in words for whoever tried."""

from __future__ import annotations


class NotDone(Exception):
    """It cannot be done now; the text says why. `field` names the box it belongs to, or none."""

    def __init__(self, text: str, *, field: str = "") -> None:
        super().__init__(text)
        self.field = field


class NotYours(Exception):
    """The account or posting is not this person's to look after: to them it does not exist."""
