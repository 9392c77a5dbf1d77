"""Known and unknown people cost the same work: as many hashes, as many questions to the database.

Counted, not timed: a stopwatch on a busy machine says nothing. `python -m bench.equal_answers`
prints times.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.builders import a_person
from tests.portals.entrance.visitors import agree, opened, registration

if TYPE_CHECKING:
    from pytest_django import Settings

    from accounts.models import User
    from tests.builders import World

pytestmark = pytest.mark.django_db
UNKNOWN_PHONE = "13700000000"


@pytest.fixture(autouse=True)
def _no_limits(settings: Settings) -> None:
    settings.SMS_LIMITS = {"phone": [(60, 99)], "anybody": [(60, 99)], "claim": [(60, 99)]}


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the salts of the passwords that were hashed."""
    salts: list[str] = []
    encode = MD5PasswordHasher.encode

    def counted(self: MD5PasswordHasher, password: str, salt: str) -> str:
        salts.append(salt)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    return salts


def work_of(hashed: list[str], address: str, typed: dict[str, str]) -> tuple[int, Counter[str]]:
    """Return how many passwords were hashed, and how often which statement was asked."""
    browser = Client()
    agree(browser)
    hashed.clear()
    with CaptureQueriesContext(connection) as queries:
        browser.post(address, typed)
    statements = (re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in queries)
    return len(hashed), Counter(" ".join(one.split()[:3]) for one in statements)


def test_signing_in(world: World, hashed: list[str]) -> None:
    known, left = a_person(), a_person()
    left.is_active = False
    left.save()
    accounts = [known.phone, known.id_number, left.phone, UNKNOWN_PHONE, "41010119800101001X"]

    for door in ("/sign-in/", "/staff/sign-in/"):
        works = [
            work_of(hashed, door, {"account": str(account), "password": "wrong-Password-1"})
            for account in [*accounts, world.clerk.user.username]
        ]
        assert works[0][0] == 1
        assert works == [works[0]] * len(works)


def forgot_by(person: User, **changes: str) -> dict[str, str]:
    tail = str(person.id_number)[-6:]
    said = {"phone": str(person.phone), "name": person.name, "id_tail": tail, "opened": opened()}
    return said | changes


def test_asking_for_a_code_after_forgetting(world: World, hashed: list[str]) -> None:
    person = a_person()
    wrong = [{}, {"phone": UNKNOWN_PHONE}, {"name": "张三丰"}, {"id_tail": "000000"}]

    works = [work_of(hashed, "/forgot/code/", forgot_by(person, **one)) for one in wrong]

    assert works[0][0] == 0
    assert works == [works[0]] * len(works)


def test_asking_for_a_code_to_register(world: World, hashed: list[str]) -> None:
    person = a_person()
    taken = [{}, {"phone": str(person.phone)}, {"id_number": str(person.id_number)}]

    works = [work_of(hashed, "/register/code/", registration(**one)) for one in taken]

    assert works[0][0] == 0
    assert works == [works[0]] * len(works)
