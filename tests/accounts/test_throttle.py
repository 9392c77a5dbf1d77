"""Guessing is slowed; the owner is never locked out."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from accounts.models import SignInFailure
from accounts.throttle import (
    MOST_PER_ACCOUNT,
    MOST_PER_NETWORK,
    SPAN,
    Knock,
    TooManyTries,
    forgive,
    is_within,
    take_try,
)

NOW = timezone.now()
ATTACKER = Knock("13800000000", "203.0.113.9")
OWNER = Knock("13800000000", "198.51.100.7")


def try_often(knock: Knock, times: int) -> None:
    for _ in range(times):
        take_try(knock, now=NOW)


@pytest.mark.django_db
def test_a_sixth_try_on_one_account_has_to_wait() -> None:
    try_often(ATTACKER, MOST_PER_ACCOUNT)

    with pytest.raises(TooManyTries) as refused:
        take_try(ATTACKER, now=NOW + timedelta(seconds=60))

    assert refused.value.wait == SPAN.total_seconds() - 60


@pytest.mark.django_db
def test_after_five_minutes_one_may_try_again() -> None:
    try_often(ATTACKER, MOST_PER_ACCOUNT)

    take_try(ATTACKER, now=NOW + SPAN)

    assert SignInFailure.objects.count() == 1


@pytest.mark.django_db
def test_an_attacker_elsewhere_does_not_keep_the_owner_out() -> None:
    for address in range(50):
        try_often(Knock("13800000000", f"203.0.113.{address}"), MOST_PER_ACCOUNT)

    take_try(OWNER, now=NOW)

    assert SignInFailure.objects.filter(network_index=OWNER.network_index).count() == 1


@pytest.mark.django_db
def test_a_network_that_tries_many_accounts_has_to_wait() -> None:
    for number in range(MOST_PER_NETWORK):
        take_try(Knock(f"1380000{number:04d}", "203.0.113.9"), now=NOW)

    with pytest.raises(TooManyTries):
        take_try(Knock("13911112222", "203.0.113.9"), now=NOW)


@pytest.mark.django_db
def test_a_right_password_takes_back_its_own_tries_only() -> None:
    try_often(ATTACKER, 3)
    mine = Knock("13900000000", ATTACKER.network)
    take_try(mine, now=NOW)

    forgive(mine)

    assert SignInFailure.objects.filter(account_index=ATTACKER.account_index).count() == 3
    assert not SignInFailure.objects.filter(account_index=mine.account_index).exists()


@pytest.mark.parametrize("typed", ["41010519790604002x", "４１０１０５１９７９０６０４００２Ｘ"])
def test_an_account_is_the_same_however_it_is_typed(typed: str) -> None:
    assert Knock(typed, "n").account_index == Knock("41010519790604002X", "n").account_index


@pytest.mark.django_db(transaction=True)
def test_twenty_tries_at_once_are_twenty_tries() -> None:
    def guess(_: int) -> bool:
        try:
            take_try(ATTACKER, now=NOW)
        except TooManyTries:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(max_workers=8) as together:
        let_through = sum(together.map(guess, range(20)))

    assert let_through == MOST_PER_ACCOUNT


@pytest.mark.django_db
def test_neither_account_nor_address_is_kept_in_clear() -> None:
    take_try(OWNER, now=NOW)
    kept = SignInFailure.objects.get()

    assert OWNER.account not in kept.account_index
    assert OWNER.network not in kept.network_index
    assert str(kept) == f"{NOW:%F %T}"


def test_a_harmless_question_is_answered_so_often_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()
    assert [is_within("weigh", "10.0.0.1", most=2) for _ in range(3)] == [True, True, False]
    assert is_within("weigh", "10.0.0.2", most=2)
    assert is_within("other", "10.0.0.1", most=2)

    monkeypatch.setattr(cache, "add", lambda *_args, **_options: False)
    cache.clear()  # what was there ran out just now
    assert is_within("weigh", "10.0.0.1", most=2)
