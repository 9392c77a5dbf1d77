"""Nobody can use up what a phone's owner needs."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from accounts import codes
from accounts.codes import Claim, TooManyCodes

if TYPE_CHECKING:
    from datetime import datetime

    from pytest_django import Settings

pytestmark = pytest.mark.django_db
NOW = timezone.now()
PHONE = "13812345678"
SIGNED_IN = Claim(PHONE, "submit", "paper-1")


def ask_all_day(claim: Claim) -> int:
    """Ask every five minutes for a day; return how many codes were given out."""
    given = 0
    for moment in range(0, 24 * 60, 5):
        try:
            codes.issue(claim, now=NOW + timedelta(minutes=moment))
        except TooManyCodes:
            continue
        given += 1
    return given


def at_the_days_end() -> datetime:
    return NOW + timedelta(hours=23, minutes=59)


@pytest.mark.parametrize("purpose", ["register", "claim", "phone"])
def test_a_visitor_cannot_use_up_what_the_owner_signs_with(purpose: str) -> None:
    assert ask_all_day(Claim(PHONE, purpose, "any ID number")) == 4

    for minutes in (0, 2, 4):
        codes.issue(SIGNED_IN, now=at_the_days_end() + timedelta(minutes=minutes))


def test_what_visitors_may_ask_for_shares_one_allowance() -> None:
    ask_all_day(Claim(PHONE, "register", "one"))

    with pytest.raises(TooManyCodes):
        codes.issue(Claim(PHONE, "claim", "another"), now=at_the_days_end())


def test_guesses_at_the_words_leave_the_owners_own_words_alone() -> None:
    assert ask_all_day(Claim(PHONE, "reset", "wrong name")) == 3
    ask_all_day(Claim(PHONE, "reset", "another wrong name"))

    codes.issue(Claim(PHONE, "reset", "the right words"), now=at_the_days_end())
    codes.issue(SIGNED_IN, now=at_the_days_end())


def test_the_owner_signing_all_day_can_still_get_back_in() -> None:
    assert ask_all_day(SIGNED_IN) == 7

    codes.issue(Claim(PHONE, "reset", "the right words"), now=at_the_days_end())


def test_a_network_that_guesses_many_words_has_to_stop() -> None:
    for number in range(20):
        codes.issue(Claim(PHONE, "reset", f"name {number}"), network="10.0.0.1", now=NOW)

    with pytest.raises(TooManyCodes):
        codes.issue(Claim(PHONE, "reset", "name 20"), network="10.0.0.1", now=NOW)


def test_a_limit_that_is_not_set_does_not_hold(settings: Settings) -> None:
    settings.SMS_LIMITS = {}

    for _ in range(30):
        codes.issue(SIGNED_IN, now=NOW)
