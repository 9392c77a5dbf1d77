"""What people are told about their account: a phone that changes, an account that comes back.

The words are in `templates/sms/`, as for every other message.
"""

from __future__ import annotations

from dataclasses import dataclass

from notifications.messages import Message


@dataclass(frozen=True)
class RecoveryReceived(Message):
    """A request about an account has come in; its number is what one asks by."""

    reference: str


@dataclass(frozen=True)
class RecoveryRefused(Message):
    """A request about an account was refused; the page says why."""

    reference: str


@dataclass(frozen=True)
class RecoveryExpired(Message):
    """Nobody could confirm a request in time."""

    reference: str


@dataclass(frozen=True)
class AccountReturned(Message):
    """The ID number belongs to its owner again; a new password is to be set."""

    reference: str


@dataclass(frozen=True)
class PhoneUnbound(Message):
    """To the phone that was bound before."""

    reference: str


@dataclass(frozen=True)
class PhoneChangeAsked(Message):
    """To the phone that is bound: somebody wants to replace it."""

    reference: str
    new_phone: str


@dataclass(frozen=True)
class PhoneChangeAgreed(Message):
    """To the phone that is bound: from when it is replaced, and how to stop it."""

    reference: str
    new_phone: str
    moment: str


@dataclass(frozen=True)
class PhoneChangeScheduled(Message):
    """To the new phone: from when it is bound."""

    reference: str
    moment: str


@dataclass(frozen=True)
class PhoneChangeStopped(Message):
    """To the new phone: the holder of the old one objected."""

    reference: str


@dataclass(frozen=True)
class PhoneChanged(Message):
    """To the new phone: it is bound."""

    reference: str
