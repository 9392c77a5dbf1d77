"""The second factor of staff: RFC 6238, each step once, one step of drift, guesses slowed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from accounts import second_factor
from accounts.models import RecoveryCode, SecondFactor
from accounts.models.second_factor import FREE_TRIES
from accounts.second_factor import Answer
from accounts.throttle import TooManyTries
from audit import trail
from tests.authenticator import SECRET, code_at
from tests.builders import Role, a_posting
from tests.portals.shell.places import a_region

if TYPE_CHECKING:
    from accounts.models import User

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, 0, 10, tzinfo=UTC)
STEP = timedelta(seconds=second_factor.STEP_SECONDS)
WRONG = "000000"


@pytest.fixture
def person() -> User:
    """Somebody whose phone has an authenticator."""
    return a_posting(Role.CLERK, region=a_region()).user


def code(moment: datetime, secret: str = SECRET) -> str:
    return code_at(moment.timestamp(), secret)


def test_the_codes_are_those_of_the_standard() -> None:
    known = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # RFC 6238, appendix B: 12345678901234567890

    assert code_at(59, known) == "287082"
    assert code_at(1111111109, known) == "081804"
    assert code_at(20000000000, known) == "353130"


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_a_phone_may_be_one_step_early_or_late(person: User, steps: int) -> None:
    assert second_factor.prove(person, code(NOW + steps * STEP), now=NOW) is Answer.RIGHT


@pytest.mark.parametrize("steps", [-2, 2])
def test_two_steps_are_too_many(person: User, steps: int) -> None:
    assert second_factor.prove(person, code(NOW + steps * STEP), now=NOW) is Answer.WRONG


def test_a_step_is_taken_once_and_older_ones_never_again(person: User) -> None:
    assert second_factor.prove(person, code(NOW), now=NOW) is Answer.RIGHT

    assert second_factor.prove(person, code(NOW), now=NOW) is Answer.USED
    assert second_factor.prove(person, code(NOW - STEP), now=NOW) is Answer.USED
    assert second_factor.prove(person, code(NOW + STEP), now=NOW) is Answer.RIGHT


def test_wrong_codes_make_the_account_wait_longer_and_longer(person: User) -> None:
    for _ in range(FREE_TRIES):
        assert second_factor.prove(person, WRONG, now=NOW) is Answer.WRONG

    with pytest.raises(TooManyTries) as refused:
        second_factor.prove(person, code(NOW), now=NOW)
    later = NOW + timedelta(seconds=refused.value.wait)
    second_factor.prove(person, WRONG, now=later)
    with pytest.raises(TooManyTries) as refused_again:
        second_factor.prove(person, code(later), now=later)

    assert (refused.value.wait, refused_again.value.wait) == (60, 120)
    last = later + timedelta(seconds=120)
    assert second_factor.prove(person, code(last), now=last) is Answer.RIGHT
    assert second_factor.prove(person, WRONG, now=last) is Answer.WRONG


def test_nobody_waits_longer_than_an_hour(person: User) -> None:
    factor = SecondFactor(user=person, wrong_tries=1000, last_wrong_at=NOW)

    assert factor.seconds_to_wait(NOW) == 3600
    assert factor.seconds_to_wait(NOW + timedelta(hours=1)) == 0


def test_a_used_code_is_no_guess(person: User) -> None:
    second_factor.prove(person, code(NOW), now=NOW)
    for _ in range(FREE_TRIES + 1):
        second_factor.prove(person, code(NOW), now=NOW)

    assert second_factor.prove(person, code(NOW + STEP), now=NOW) is Answer.RIGHT


def a_newcomer() -> User:
    """Somebody who has not enrolled."""
    user = a_posting(Role.CLERK, region=a_region()).user
    SecondFactor.objects.filter(user=user).delete()
    return user


def test_the_first_code_takes_the_secret_into_use_and_gives_ten_spare_ones() -> None:
    person = a_newcomer()
    second_factor.propose(person)
    secret = second_factor.proposed_secret(person)
    before = person.get_session_auth_hash()

    codes = second_factor.confirm(person, code(NOW, secret), now=NOW)

    assert len(set(codes)) == second_factor.RECOVERY_CODES
    assert second_factor.is_enrolled(person)
    assert second_factor.proposed_secret(person) == ""
    assert person.get_session_auth_hash() != before
    assert [entry.verb for entry in trail.history_of(person.public_id)] == ["enrol_factor"]
    assert second_factor.prove(person, code(NOW, secret), now=NOW) is Answer.USED


def test_a_wrong_first_code_changes_nothing_and_is_counted() -> None:
    person = a_newcomer()
    second_factor.propose(person)

    for _ in range(FREE_TRIES):
        assert second_factor.confirm(person, WRONG, now=NOW) == []

    assert not second_factor.is_enrolled(person)
    with pytest.raises(TooManyTries):
        second_factor.confirm(person, WRONG, now=NOW)


def test_a_secret_that_is_only_proposed_opens_nothing() -> None:
    person = a_newcomer()
    second_factor.propose(person)
    secret = second_factor.proposed_secret(person)

    assert second_factor.prove(person, code(NOW, secret), now=NOW) is Answer.WRONG


def test_nothing_is_confirmed_that_was_not_proposed(person: User) -> None:
    assert second_factor.confirm(person, code(NOW), now=NOW) == []
    assert second_factor.proposed_secret(a_newcomer()) == ""


def test_each_proposal_is_another_secret_and_the_old_one_stays_good(person: User) -> None:
    second_factor.propose(person)
    first = second_factor.proposed_secret(person)
    second_factor.propose(person)

    assert second_factor.proposed_secret(person) != first
    assert second_factor.confirm(person, code(NOW, first), now=NOW) == []
    assert second_factor.prove(person, code(NOW), now=NOW) is Answer.RIGHT


def test_a_recovery_code_opens_once_and_only_for_its_owner(person: User) -> None:
    second_factor.propose(person)
    secret = second_factor.proposed_secret(person)
    spare, *_ = second_factor.confirm(person, code(NOW, secret), now=NOW)
    other = a_posting(Role.CLERK, region=a_region()).user

    assert second_factor.prove(other, spare, now=NOW) is Answer.WRONG
    assert second_factor.prove(person, spare, now=NOW) is Answer.RIGHT
    assert second_factor.prove(person, spare, now=NOW) is Answer.USED
    used = trail.history_of(person.public_id).last()
    assert used is not None
    assert (used.verb, used.details) == ("use_recovery_code", {"left": 9})


def test_neither_secret_nor_recovery_code_can_be_read_in_the_database(person: User) -> None:
    second_factor.propose(person)
    secret = second_factor.proposed_secret(person)
    codes = second_factor.confirm(person, code(NOW, secret), now=NOW)

    with connection.cursor() as cursor:
        cursor.execute("SELECT secret FROM accounts_secondfactor")
        stored = b"".join(bytes(row[0]) for row in cursor.fetchall())

    assert secret.encode() not in stored
    assert not RecoveryCode.objects.filter(code_hash__in=codes).exists()


def test_the_address_in_the_qr_code_names_account_and_site() -> None:
    address = second_factor.address_for_phone(SECRET, account="luoyang", site="河南工考")

    assert address.startswith("otpauth://totp/")
    assert f"secret={SECRET}" in address
    assert "luoyang" in address
