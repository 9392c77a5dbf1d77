"""The authenticator on the phone of a member of staff."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pyotp
from django.utils import timezone

from accounts.models import SecondFactor
from accounts.second_factor import STEP_SECONDS

if TYPE_CHECKING:
    from accounts.models import User

SECRET = "KAOWUTESTSECRETKAOWUTESTSECRET23"
"""Everybody's in the suite."""


def enrolled(user: User) -> User:
    """Give a person a phone with an authenticator."""
    now = timezone.now()
    SecondFactor.objects.create(user=user, secret=SECRET, confirmed_at=now)
    return user


def code_at(moment: float, secret: str = SECRET) -> str:
    """Return what the phone shows at a moment, in seconds since 1970."""
    return pyotp.TOTP(secret).generate_otp(int(moment) // STEP_SECONDS)


def next_code(user: User) -> str:
    """Return a code that will be taken now: of this step, or of the next when this one is used."""
    factor = SecondFactor.objects.get(user=user)
    here = int(time.time()) // STEP_SECONDS
    return pyotp.TOTP(factor.secret).generate_otp(max(here, factor.last_step + 1))
