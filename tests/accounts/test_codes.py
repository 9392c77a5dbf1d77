"""One-time codes: once, for one thing, for five minutes, five tries, and never a flood."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts import codes
from accounts.codes import Claim, TooManyCodes
from accounts.models import OneTimeCode
from tests.faults.racing import race

CLAIM = Claim("13812345678", "submit", "paper-1")
NOW = timezone.now()


@pytest.mark.django_db
def test_a_code_opens_once() -> None:
    code = codes.issue(CLAIM)

    assert codes.use(CLAIM, code)
    assert not codes.use(CLAIM, code)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "other",
    [
        Claim("13812345678", "ticket", "paper-1"),
        Claim("13812345678", "submit", "paper-2"),
        Claim("13812345679", "submit", "paper-1"),
    ],
)
def test_a_code_opens_nothing_else(other: Claim) -> None:
    code = codes.issue(CLAIM)

    assert not codes.use(other, code)
    assert codes.use(CLAIM, code)


@pytest.mark.django_db
def test_a_code_lives_five_minutes() -> None:
    code = codes.issue(CLAIM, now=NOW)

    assert not codes.use(CLAIM, code, now=NOW + codes.LIFE)
    assert codes.use(CLAIM, code, now=NOW + codes.LIFE - timedelta(microseconds=1))


@pytest.mark.django_db
def test_a_newer_code_voids_the_older() -> None:
    first = codes.issue(CLAIM, now=NOW)
    second = codes.issue(CLAIM, now=NOW + timedelta(seconds=61))

    assert not codes.use(CLAIM, first, now=NOW + timedelta(seconds=62))
    assert first == second or codes.use(CLAIM, second, now=NOW + timedelta(seconds=62))


@pytest.mark.django_db
def test_after_five_wrong_tries_the_right_one_comes_too_late() -> None:
    code = codes.issue(CLAIM)
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    for _ in range(codes.MAX_TRIES):
        assert not codes.use(CLAIM, wrong)

    assert not codes.use(CLAIM, code)


@pytest.mark.django_db
def test_the_code_itself_is_nowhere_in_the_database() -> None:
    code = codes.issue(CLAIM)

    row = OneTimeCode.objects.get()
    assert code not in str(row.__dict__.values())
    assert str(row).startswith("submit ")


@pytest.mark.django_db
def test_a_phone_is_not_flooded() -> None:
    codes.issue(CLAIM, now=NOW)

    with pytest.raises(TooManyCodes) as refusal:
        codes.issue(Claim(CLAIM.phone, "register"), now=NOW + timedelta(seconds=20))

    assert 40 <= refusal.value.wait <= 41
    codes.issue(CLAIM, now=NOW + timedelta(seconds=60))


@pytest.mark.django_db
def test_a_phone_gets_five_an_hour_and_seven_a_day() -> None:
    moments = [NOW + timedelta(minutes=2 * number) for number in range(5)]
    for moment in moments:
        codes.issue(CLAIM, now=moment)

    with pytest.raises(TooManyCodes):
        codes.issue(CLAIM, now=NOW + timedelta(minutes=12))
    for number in range(2):
        codes.issue(CLAIM, now=NOW + timedelta(minutes=61 + 2 * number))
    with pytest.raises(TooManyCodes):
        codes.issue(CLAIM, now=NOW + timedelta(hours=23))


@pytest.mark.django_db
def test_a_network_is_not_let_loose_on_many_phones() -> None:
    for number in range(20):
        codes.issue(Claim(f"1381234{number:04d}", "register"), network="10.0.0.1", now=NOW)

    with pytest.raises(TooManyCodes):
        codes.issue(Claim("13900000000", "register"), network="10.0.0.1", now=NOW)
    codes.issue(Claim("13900000000", "register"), network="10.0.0.2", now=NOW)


@pytest.mark.fault
@pytest.mark.django_db(transaction=True)
def test_of_many_tries_at_once_the_right_one_passes_once() -> None:
    code = codes.issue(CLAIM)
    passed: list[bool] = []

    race(*[lambda: passed.append(codes.use(CLAIM, code)) for _ in range(8)])

    assert passed.count(True) == 1


@pytest.mark.fault
@pytest.mark.django_db(transaction=True)
def test_many_guesses_at_once_do_not_hide_the_sixth() -> None:
    code = codes.issue(CLAIM)
    wrong = f"{(int(code) + 1) % 10**6:06d}"

    race(*[lambda: codes.use(CLAIM, wrong) for _ in range(8)])

    assert not codes.use(CLAIM, code)


@pytest.mark.fault
@pytest.mark.django_db(transaction=True)
def test_many_requests_at_once_send_one_code() -> None:
    sent: list[str] = []

    def ask() -> None:
        try:
            sent.append(codes.issue(CLAIM))
        except TooManyCodes:
            return

    race(*[ask] * 8)

    assert len(sent) == 1
