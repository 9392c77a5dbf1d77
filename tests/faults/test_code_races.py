"""Codes guessed at the same moment: each guess counts once, and a right code opens once."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from accounts import codes, second_factor
from accounts.codes import MAX_TRIES, Claim
from accounts.models import OneTimeCode, SecondFactor
from accounts.models.second_factor import FREE_TRIES
from accounts.second_factor import Answer
from tests import builders
from tests.authenticator import next_code
from tests.faults.racing import race

if TYPE_CHECKING:
    from accounts.models import User

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.fault]
MANY = 8
WRONG = "000000"
CLAIM = Claim("13812345678", "submit", "paper-1")
TOO_MANY = "输错的次数太多"


@pytest.fixture
def person() -> User:
    return builders.a_world().clerk.user


def half_way_in(person: User) -> list[Client]:
    """Return browsers that share one first step: the password was right, the code is due."""
    first = Client()
    typed = {"account": person.username or "", "password": builders.PASSWORD}
    first.post("/staff/sign-in/", typed)
    browsers = [Client() for _ in range(MANY)]
    for browser in browsers:
        name = settings.SESSION_COOKIE_NAME
        browser.cookies[name] = first.cookies[name].value
    return browsers


def test_of_many_guesses_at_the_page_each_is_counted_and_the_sixth_waits(person: User) -> None:
    said: list[str] = []

    def guess(browser: Client) -> None:
        said.append(browser.post("/staff/code/", {"code": WRONG}).content.decode())

    race(*[partial(guess, browser) for browser in half_way_in(person)])

    assert SecondFactor.objects.get(user=person).wrong_tries == FREE_TRIES
    assert sum(TOO_MANY in page for page in said) == MANY - FREE_TRIES


def test_a_right_code_sent_many_times_at_once_lets_in_once(person: User) -> None:
    code, answers = next_code(person), list[Answer]()

    def prove() -> None:
        answers.append(second_factor.prove(person, code, now=timezone.now()))

    race(*[prove] * MANY)

    assert answers.count(Answer.RIGHT) == 1
    assert answers.count(Answer.USED) == MANY - 1


def test_without_the_lock_two_guesses_count_as_one(
    person: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Negative control: both read the count before either has written it."""
    both_have_read = threading.Barrier(2)

    def unheld(whose: User, **_now: object) -> SecondFactor:
        factor = SecondFactor.objects.get(user=whose)
        both_have_read.wait(10)
        return factor

    monkeypatch.setattr(second_factor, "_held", unheld)

    race(*[lambda: second_factor.prove(person, WRONG, now=timezone.now())] * 2)

    assert SecondFactor.objects.get(user=person).wrong_tries == 1


def wrong_code() -> str:
    """Have a code sent, and return another one."""
    return f"{(int(codes.issue(CLAIM)) + 1) % 10**6:06d}"


def test_many_guesses_at_a_code_by_sms_count_as_many() -> None:
    wrong = wrong_code()

    race(*[lambda: codes.use(CLAIM, wrong)] * (MAX_TRIES - 1))
    assert OneTimeCode.objects.get().tries == MAX_TRIES - 1

    race(*[lambda: codes.use(CLAIM, wrong)] * MANY)
    assert OneTimeCode.objects.get().tries == MAX_TRIES


def test_a_count_that_was_read_before_loses_guesses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Negative control: the number is written back, where the database should add to it."""
    wrong = wrong_code()
    monkeypatch.setattr(codes, "F", lambda _tries: 0)

    race(*[lambda: codes.use(CLAIM, wrong)] * (MAX_TRIES - 1))

    assert OneTimeCode.objects.get().tries == 1
