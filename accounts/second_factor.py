"""Enrol an authenticator and judge its codes (RFC 6238: SHA-1, six digits, steps of 30 seconds).

A code holds for its own step and one on either side, and each step is taken once. Ten recovery
codes of ten digits stand in for a lost phone, each of them once.
"""

from __future__ import annotations

import secrets
from enum import Enum
from typing import TYPE_CHECKING

import pyotp
from django.db import transaction

from accounts.models import RecoveryCode, SecondFactor, User
from accounts.models.second_factor import recovery_hash
from accounts.throttle import TooManyTries
from audit import trail
from vault.public_ids import new_public_id

if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from datetime import datetime

STEP_SECONDS = 30
DRIFT = 1
"""So many steps a phone's clock may be early or late."""
RECOVERY_CODES = 10
RECOVERY_DIGITS = 10
PASSED = "second_factor_passed"
"""Key in the session. It dies with the session, which ends when the factor is taken away."""


class Answer(Enum):
    """What a typed code was."""

    RIGHT = "right"
    USED = "used"
    WRONG = "wrong"


def mark_passed(session: MutableMapping[str, object]) -> None:
    """Let a session open what asks for the second factor."""
    session[PASSED] = True


def has_passed(session: MutableMapping[str, object]) -> bool:
    """Say whether the second factor was proven in this session."""
    return bool(session.get(PASSED))


def is_enrolled(person: User) -> bool:
    """Say whether a person has an authenticator that opens something."""
    return SecondFactor.objects.filter(user=person, confirmed_at__isnull=False).exists()


@transaction.atomic
def propose(person: User) -> None:
    """Draw a fresh secret for a person's next authenticator; the present one stays good.

    Fresh at every sign-in: nobody may confirm a secret that an earlier visitor has seen.
    """
    User.objects.select_for_update().get(pk=person.pk)
    factor, _ = SecondFactor.objects.get_or_create(user=person)
    factor.proposed_secret = pyotp.random_base32()
    factor.save(update_fields=["proposed_secret"])


def proposed_secret(person: User) -> str:
    """Return the secret that waits for its first code, 32 letters and digits; empty for none."""
    factor = SecondFactor.objects.filter(user=person).first()
    return factor.proposed_secret if factor else ""


def address_for_phone(secret: str, *, account: str, site: str) -> str:
    """Return the otpauth address that an authenticator reads from a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=account, issuer_name=site)


@transaction.atomic
def confirm(person: User, code: str, *, now: datetime) -> list[str]:
    """Take the proposed secret into use when the code proves that a phone holds it.

    Every session of the person ends. Returns ten fresh recovery codes, to be shown once; an empty
    list when the code is wrong.

    Raises:
        TooManyTries: too many wrong codes lately.
    """
    factor = _held(person, now=now)
    step = _step_of(code, factor.proposed_secret, now=now) if factor.proposed_secret else None
    if step is None:
        factor.count_wrong(now)
        factor.save()
        return []
    factor.secret, factor.proposed_secret = factor.proposed_secret, ""
    factor.confirmed_at, factor.last_step = now, step
    factor.forgive()
    factor.save()
    end_sessions_of(person)
    trail.record(actor=person, verb="enrol_factor", subject=person.public_id)
    return _fresh_recovery_codes(person)


def end_sessions_of(person: User) -> None:
    """End every session of a person; the caller holds the transaction."""
    person.session_stamp = new_public_id()
    person.save(update_fields=["session_stamp"])


def _fresh_recovery_codes(person: User) -> list[str]:
    person.recovery_codes.all().delete()
    codes = [
        f"{secrets.randbelow(10**RECOVERY_DIGITS):0{RECOVERY_DIGITS}d}"
        for _ in range(RECOVERY_CODES)
    ]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=person, code_hash=recovery_hash(person, code)) for code in codes
    )
    return codes


@transaction.atomic
def prove(person: User, code: str, *, now: datetime) -> Answer:
    """Judge a code of the authenticator (six digits) or a recovery code (ten), and use it up.

    Raises:
        TooManyTries: too many wrong codes lately.
    """
    factor = _held(person, now=now)
    answer = (
        _judge_recovery_code(person, code, now=now)
        if len(code) == RECOVERY_DIGITS
        else _judge_step(factor, code, now=now)
    )
    if answer is Answer.WRONG:
        factor.count_wrong(now)
    if answer is Answer.RIGHT:
        factor.forgive()
    factor.save()
    return answer


def _held(person: User, *, now: datetime) -> SecondFactor:
    """Hold a person's factor: guesses made at once are judged one after the other."""
    factor = SecondFactor.objects.select_for_update().get(user=person)
    wait = factor.seconds_to_wait(now)
    if wait:
        raise TooManyTries(wait)
    return factor


def _judge_step(factor: SecondFactor, code: str, *, now: datetime) -> Answer:
    if factor.confirmed_at is None:
        return Answer.WRONG
    step = _step_of(code, factor.secret, now=now)
    if step is None:
        return Answer.WRONG
    if step <= factor.last_step:
        return Answer.USED
    factor.last_step = step
    return Answer.RIGHT


def _step_of(code: str, secret: str, *, now: datetime) -> int | None:
    """Return the step a code belongs to, the newest first; None when it fits none."""
    here = int(now.timestamp()) // STEP_SECONDS
    totp = pyotp.TOTP(secret)
    steps = range(here + DRIFT, here - DRIFT - 1, -1)
    return next(
        (step for step in steps if secrets.compare_digest(totp.generate_otp(step), code)), None
    )


def _judge_recovery_code(person: User, code: str, *, now: datetime) -> Answer:
    found = person.recovery_codes.filter(code_hash=recovery_hash(person, code)).first()
    if found is None:
        return Answer.WRONG
    if found.used_at is not None:
        return Answer.USED
    found.used_at = now
    found.save(update_fields=["used_at"])
    left = person.recovery_codes.filter(used_at=None).count()
    details = {"left": left}
    trail.record(actor=person, verb="use_recovery_code", subject=person.public_id, details=details)
    return Answer.RIGHT
