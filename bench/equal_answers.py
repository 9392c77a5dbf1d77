"""Prints how long the doors take for people who are known, and for people who are not.

`python -m bench.equal_answers` needs about a minute, with the real password hashing. It makes a
database of its own and drops it at the end. The suite counts the work; a clock only shows it.
"""

from __future__ import annotations

import logging
import os
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings.test")
django.setup()

from django.conf import settings  # noqa: E402 - only after the set-up
from django.test import Client, override_settings  # noqa: E402 - only after the set-up

from accounts.models import OneTimeCode, SignInFailure  # noqa: E402 - only after the set-up
from bench.inbox import scratch_database  # noqa: E402 - only after the set-up
from tests.portals.entrance.visitors import (  # noqa: E402 - only after the set-up
    agree,
    opened,
    registration,
)
from tests.world import a_person, a_world  # noqa: E402 - only after the set-up

if TYPE_CHECKING:
    from accounts.models import User

ROUNDS = 100
REAL_HASHING = override_settings(PASSWORD_HASHERS=["accounts.hashers.TunedArgon2"], SMS_LIMITS={})
Typed = dict[str, str]


def knocks(person: User) -> dict[str, tuple[str, Typed, Typed]]:
    """Return for each door its address, and what somebody known and somebody unknown types."""
    wrong = {"password": "wrong-Password-1"}
    words = {"name": person.name, "id_tail": str(person.id_number)[-6:], "opened": opened()}
    known, unknown = {"phone": str(person.phone)}, {"phone": "13700000000"}
    return {
        "sign in": (
            "/sign-in/",
            {"account": known["phone"], **wrong},
            {"account": unknown["phone"], **wrong},
        ),
        "forgot": ("/forgot/code/", words | known, words | unknown),
        "register": ("/register/code/", registration(**known), registration()),
    }


def milliseconds(browser: Client, address: str, typed: Typed) -> float:
    """Post once, with nothing counted against the visitor."""
    SignInFailure.objects.all().delete()
    OneTimeCode.objects.all().delete()
    begun = perf_counter()
    browser.post(address, typed)
    return 1000 * (perf_counter() - begun)


def main() -> None:
    """Ask by turns, so that a busy moment hits both alike."""
    logging.disable(logging.WARNING)
    with scratch_database(), REAL_HASHING:
        a_world()
        person = a_person()
        browser = Client()
        agree(browser)
        print(f"{settings.PASSWORD_HASHERS[0]}, {ROUNDS} rounds, medians in ms")
        for door, (address, known, unknown) in knocks(person).items():
            pairs = [
                (milliseconds(browser, address, known), milliseconds(browser, address, unknown))
                for _ in range(ROUNDS)
            ]
            of_known, of_unknown = (median(times) for times in zip(*pairs, strict=True))
            print(f"{door:<9} known {of_known:6.1f}   unknown {of_unknown:6.1f}")


if __name__ == "__main__":
    main()
