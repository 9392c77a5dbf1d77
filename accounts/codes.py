"""Issue and check one-time codes (trust.md T03, T04).

Six digits from a cryptographic source, kept as a keyed hash, valid five minutes, five wrong tries,
usable once, and only for the purpose and object they were asked for.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from accounts.code_limits import seconds_to_wait
from accounts.models import OneTimeCode
from accounts.models.user import PHONE
from vault.fields import blind_index

DIGITS = 6
LIFE = timedelta(minutes=5)
MAX_TRIES = 5


class TooManyCodes(Exception):
    """A limit is reached. `wait` says after how many seconds another code may be asked for."""

    def __init__(self, wait: int) -> None:
        super().__init__(f"wait {wait} s")
        self.wait = wait


@dataclass(frozen=True)
class Claim:
    """What a code is for: it opens nothing else."""

    phone: str
    purpose: str
    about: str = ""

    @property
    def phone_index(self) -> str:
        return blind_index(self.phone, purpose=PHONE)


def _hash(claim: Claim, code: str) -> str:
    return blind_index(f"{claim.phone}|{claim.purpose}|{claim.about}|{code}", purpose="code")


def _lock_counters() -> None:
    """One sender at a time counts and inserts, for the length of the caller's transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('accounts.codes'))")


@transaction.atomic
def issue(claim: Claim, *, network: str = "", now: datetime | None = None) -> str:
    """Return a fresh code for a claim and void older ones; the caller posts it in the same breath.

    Raises:
        TooManyCodes: the phone, the network or the whole site sent too many lately.
    """
    now = now or timezone.now()
    _lock_counters()
    network_index = blind_index(network, purpose="network") if network else ""
    wait = seconds_to_wait(claim, network_index=network_index, now=now)
    if wait:
        raise TooManyCodes(wait)
    OneTimeCode.objects.filter(
        phone_index=claim.phone_index, purpose=claim.purpose, about=claim.about, used_at=None
    ).update(expires_at=now)
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
    OneTimeCode.objects.create(
        phone_index=claim.phone_index,
        network_index=network_index,
        purpose=claim.purpose,
        about=claim.about,
        code_hash=_hash(claim, code),
        sent_at=now,
        expires_at=now + LIFE,
    )
    return code


def use(claim: Claim, code: str, *, now: datetime | None = None) -> bool:
    """Consume a code: True exactly once, and only for the claim it was issued for.

    A wrong code costs one of five tries: call it outside a transaction, or in one that ends without
    an error when the answer is False.
    """
    now = now or timezone.now()
    open_codes = OneTimeCode.objects.filter(
        phone_index=claim.phone_index,
        purpose=claim.purpose,
        about=claim.about,
        used_at=None,
        expires_at__gt=now,
    )
    tried = open_codes.filter(tries__lt=MAX_TRIES).update(tries=F("tries") + 1)
    if not tried:
        return False
    return (
        open_codes.filter(code_hash=_hash(claim, code), tries__lte=MAX_TRIES).update(used_at=now)
        == 1
    )
