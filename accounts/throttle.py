"""Slow down whoever guesses passwords, without ever locking an account (trust.md T06).

A try is counted before the password is looked at and taken back when it was right: a hundred
guesses at once are a hundred tries. Counted is the pair of account and network, and the network; an
attacker elsewhere never keeps the owner out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache
from django.db import connection, transaction
from django.utils import timezone

from accounts.identity import typed
from accounts.models import SignInFailure
from vault.fields import blind_index

SPAN = timedelta(minutes=5)
MOST_PER_ACCOUNT = 5
MOST_PER_NETWORK = 50
A_MINUTE = 60


class TooManyTries(Exception):
    """Too many wrong tries lately. `wait` says after how many seconds one may try again."""

    def __init__(self, wait: int) -> None:
        super().__init__(f"wait {wait} s")
        self.wait = wait


@dataclass(frozen=True)
class Knock:
    """Somebody at the door: the account as typed, and the network address."""

    account: str
    network: str

    @property
    def account_index(self) -> str:
        return blind_index(typed(self.account).upper(), purpose="sign_in")

    @property
    def network_index(self) -> str:
        return blind_index(self.network, purpose="network")


@transaction.atomic
def take_try(knock: Knock, *, now: datetime | None = None) -> None:
    """Count a try; call it outside a transaction, so that it stays counted whatever follows.

    Raises:
        TooManyTries: this account from this network, or the network, has no try left.
    """
    now = now or timezone.now()
    _wait_in_line(knock)
    of_network = SignInFailure.objects.filter(network_index=knock.network_index)
    of_network.filter(at__lte=now - SPAN).delete()
    moments = list(of_network.order_by("-at").values_list("account_index", "at"))
    own = [at for account, at in moments if account == knock.account_index]
    wait = max(
        _seconds_until_free([at for _, at in moments], MOST_PER_NETWORK, now),
        _seconds_until_free(own, MOST_PER_ACCOUNT, now),
    )
    if wait:
        raise TooManyTries(wait)
    SignInFailure.objects.create(
        account_index=knock.account_index, network_index=knock.network_index, at=now
    )


def is_within(what: str, network: str, *, most: int) -> bool:
    """Count a harmless question of a network; False when it asked too often in the last minute.

    The count is kept by each process for itself: it guards the processor, not a secret.
    """
    key = f"asked:{what}:{blind_index(network, purpose='network')}"
    cache.add(key, 0, timeout=A_MINUTE)
    try:
        return cache.incr(key) <= most
    except ValueError:  # it ran out between the two lines
        return True


def forgive(knock: Knock) -> None:
    """Take the tries back: the password was right. Tries on other accounts stay counted."""
    SignInFailure.objects.filter(
        network_index=knock.network_index, account_index=knock.account_index
    ).delete()


def _wait_in_line(knock: Knock) -> None:
    """One try of a network is counted at a time; held only until it is counted."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [knock.network_index])


def _seconds_until_free(newest_first: list[datetime], most: int, now: datetime) -> int:
    if len(newest_first) < most:
        return 0
    return max(1, round((newest_first[most - 1] + SPAN - now).total_seconds()))
