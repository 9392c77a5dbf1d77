"""Write to the trail and read from it. A deed and its entry live in one transaction."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from django.db import connection, transaction
from django.utils import timezone

from audit.models import Entry, Reading
from audit.request_id import current_request_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

GENESIS = ""


class Actor(Protocol):
    """Whoever can be named in the trail."""

    @property
    def public_id(self) -> str: ...

    @property
    def label(self) -> str: ...


class NotInTransaction(RuntimeError):
    """An entry outside a transaction could survive a deed that was rolled back."""


@dataclass(frozen=True)
class Move:
    """A change of state, as the trail keeps it."""

    before: str = ""
    after: str = ""


def fingerprint(entry: Entry) -> str:
    """Return the SHA-256 of everything an entry says, 64 hexadecimal digits."""
    said = [
        entry.subject,
        entry.position,
        entry.at.isoformat(),
        entry.actor,
        entry.actor_label,
        entry.verb,
        entry.state_before,
        entry.state_after,
        entry.reason,
        entry.details,
        entry.request_id,
        entry.previous_hash,
    ]
    canonical = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _last_of(subject: str) -> Entry | None:
    """The caller holds the subject's row, so nobody can append between this read and the insert."""
    return Entry.objects.filter(subject=subject).order_by("-position").first()


def record(
    *,
    actor: Actor | None,
    verb: str,
    subject: str,
    move: Move | None = None,
    reason: str = "",
    details: Mapping[str, object] | None = None,
    at: datetime | None = None,
) -> Entry:
    """Append one entry to the chain of `subject`.

    Args:
        actor: who did it; None is the clock.
        verb: the deed, as the command is named.
        subject: the public reference of the case; its row must be locked by the caller.
        move: the change of state, if there was one.
        reason: the words the actor gave.
        details: facts of the deed, JSON; no personal data.
        at: when; now if left out.

    Raises:
        NotInTransaction: called outside a transaction.
    """
    _require_transaction(f"{verb} of {subject}")
    deed = Deed(actor, verb, move or Move(), reason, dict(details or {}), at or timezone.now())
    entry = _entry(deed, subject, _last_of(subject))
    entry.save(force_insert=True)
    return entry


@dataclass(frozen=True)
class Deed:
    """What happened, whoever's chain it is written into."""

    actor: Actor | None
    verb: str
    move: Move
    reason: str
    details: dict[str, object]
    at: datetime


def _require_transaction(what: str) -> None:
    if not connection.in_atomic_block:
        raise NotInTransaction(f"{what} must be recorded inside its transaction.")


def _entry(deed: Deed, subject: str, last: Entry | None) -> Entry:
    entry = Entry(
        subject=subject,
        position=last.position + 1 if last else 1,
        at=deed.at,
        actor=deed.actor.public_id if deed.actor else "",
        actor_label=deed.actor.label if deed.actor else "",
        verb=deed.verb,
        state_before=deed.move.before,
        state_after=deed.move.after,
        reason=deed.reason,
        details=deed.details,
        request_id=current_request_id.get(),
        previous_hash=last.hash if last else GENESIS,
    )
    entry.hash = fingerprint(entry)
    return entry


def record_many(
    *,
    actor: Actor | None,
    verb: str,
    subjects: Sequence[str],
    move: Move,
    details: Mapping[str, object] | None = None,
) -> None:
    """Append the same deed to many chains at once; the caller has locked every subject's row.

    Raises:
        NotInTransaction: called outside a transaction.
    """
    _require_transaction(verb)
    deed = Deed(actor, verb, move, "", dict(details or {}), timezone.now())
    newest = Entry.objects.filter(subject__in=subjects).order_by("subject", "-position")
    last = {entry.subject: entry for entry in newest.distinct("subject")}
    Entry.objects.bulk_create(
        [_entry(deed, subject, last.get(subject)) for subject in subjects], batch_size=2000
    )


def history_of(subject: str) -> QuerySet[Entry]:
    """Return the entries of a case, oldest first."""
    return Entry.objects.filter(subject=subject).order_by("position")


def record_reading(*, reader: Actor, subject: str, what: str) -> None:
    """Note that somebody opened a case or a file."""
    record_readings(reader=reader, subjects=[subject], what=what)


def record_readings(*, reader: Actor, subjects: Iterable[str], what: str) -> None:
    """Note that somebody was shown the same of many cases at once."""
    with transaction.atomic():
        Reading.objects.bulk_create(
            [
                Reading(
                    subject=subject,
                    reader=reader.public_id,
                    reader_label=reader.label,
                    what=what,
                    request_id=current_request_id.get(),
                )
                for subject in subjects
            ],
            batch_size=2000,
        )


def readings_of(subject: str) -> QuerySet[Reading]:
    """Return who opened a case or its files, newest first."""
    return Reading.objects.filter(subject=subject).order_by("-at", "-pk")


@dataclass(frozen=True)
class Break:
    """The first place where a chain does not hold."""

    subject: str
    position: int
    why: str


def first_break(entries: Iterator[Entry]) -> Break | None:
    """Return the first broken entry among entries ordered by subject and position, or None."""
    subject, position, previous = "", 0, GENESIS
    for entry in entries:
        if entry.subject != subject:
            subject, position, previous = entry.subject, 0, GENESIS
        position += 1
        if entry.position != position:
            return Break(subject, position, "an entry is missing here")
        if entry.previous_hash != previous:
            return Break(subject, position, "it does not follow the entry before it")
        if entry.hash != fingerprint(entry):
            return Break(subject, position, "its words were changed after it was written")
        previous = entry.hash
    return None


def verify() -> Break | None:
    """Walk every chain; return the first break, or None when all hold."""
    return first_break(Entry.objects.order_by("subject", "position").iterator(chunk_size=5000))
