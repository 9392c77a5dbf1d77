"""The words people agree to, numbered so that no two texts share a version."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accounts.models import Consent, Wording

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models import User

REGISTRATION = "registration_notice"


@dataclass(frozen=True)
class Notice:
    """The text somebody agreed to."""

    version: str
    text: str

    @property
    def text_hash(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


def numbered(notice: Notice) -> Notice:
    """Return a notice under its true version.

    Words that were changed under an old number are a version of their own: 2026-1, 2026-1.2. Words
    that did not change stay the version they were.
    """
    known = dict(
        Wording.objects.filter(document=REGISTRATION)
        .order_by("pk")
        .values_list("text_hash", "version")
    )
    if notice.text_hash in known:
        return Notice(known[notice.text_hash], notice.text)
    taken, version, number = set(known.values()), notice.version, 1
    while version in taken:
        number += 1
        version = f"{notice.version}.{number}"
    return Notice(version, notice.text)


def keep_consent(person: User, notice: Notice, *, at: datetime) -> Consent:
    """Keep that somebody agreed, when, and the words themselves; returns the evidence."""
    wording, _ = Wording.objects.get_or_create(
        document=REGISTRATION,
        text_hash=notice.text_hash,
        defaults={"version": numbered(notice).version, "text": notice.text},
    )
    return Consent.objects.create(
        user=person,
        document=REGISTRATION,
        version=wording.version,
        text_hash=wording.text_hash,
        agreed_at=at,
    )
