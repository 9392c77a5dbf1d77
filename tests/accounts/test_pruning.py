"""Counters are forgotten once nothing counts them any more, and not a day earlier."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts import codes
from accounts.codes import Claim, TooManyCodes
from accounts.models import OneTimeCode, SignInFailure
from accounts.pruning import A_MARGIN, forget_what_no_longer_counts
from accounts.throttle import SPAN, Knock, take_try
from flows.tasks import forget_counters

pytestmark = pytest.mark.django_db
NOW = timezone.now()
A_DAY = timedelta(days=1)


def test_old_tries_and_codes_go_and_those_that_count_stay() -> None:
    for ago in (SPAN + A_MARGIN + timedelta(seconds=1), SPAN - timedelta(seconds=1)):
        take_try(Knock("13800000000", f"10.0.0.{ago.seconds % 250}"), now=NOW - ago)
    for number, ago in enumerate((A_DAY + A_MARGIN + timedelta(seconds=1), A_DAY / 2)):
        codes.issue(Claim(f"1380000000{number}", "register"), now=NOW - ago)

    for _ in range(2):
        forget_what_no_longer_counts(now=NOW)

    assert SignInFailure.objects.get().at == NOW - SPAN + timedelta(seconds=1)
    assert OneTimeCode.objects.get().sent_at == NOW - A_DAY / 2


def test_forgetting_gives_nobody_a_code_too_many() -> None:
    claim = Claim("13812345678", "submit", "paper")
    for number in reversed(range(7)):
        codes.issue(claim, now=NOW - timedelta(hours=2 * number + 1))

    forget_what_no_longer_counts(now=NOW)

    with pytest.raises(TooManyCodes):
        codes.issue(claim, now=NOW)


def test_sessions_that_are_over_go() -> None:
    for key, ends in (("old", NOW - timedelta(seconds=1)), ("new", NOW + A_DAY)):
        Session.objects.create(session_key=key, session_data="", expire_date=ends)

    forget_counters()

    assert Session.objects.get().session_key == "new"
