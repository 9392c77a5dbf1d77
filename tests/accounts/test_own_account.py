"""What people do with their own account: end their sessions, take their data along."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.conf import settings as configured

from accounts import own_account
from accounts.models import User
from audit import trail
from tests import builders

if TYPE_CHECKING:
    from pytest_django import Settings

pytestmark = pytest.mark.django_db


def test_a_new_stamp_ends_what_was_opened_under_the_old_one() -> None:
    person = builders.a_person()
    hashes = [person.get_session_auth_hash()]
    for _ in range(2):
        own_account.end_sessions(person)
        hashes.append(User.objects.get(pk=person.pk).get_session_auth_hash())

    assert len(set(hashes)) == 3
    assert person.get_session_auth_hash() == hashes[-1]
    verbs = [entry.verb for entry in trail.history_of(person.public_id)]
    assert verbs == ["sign_out_everywhere"] * 2


def test_the_stamp_counts_under_a_former_secret_key_too(settings: Settings) -> None:
    person = builders.a_person()
    own_account.end_sessions(person)
    under_the_old_key = person.get_session_auth_hash()

    settings.SECRET_KEY_FALLBACKS = [configured.SECRET_KEY]
    settings.SECRET_KEY = "another key"

    assert person.get_session_auth_hash() != under_the_old_key
    assert list(person.get_session_auth_fallback_hash()) == [under_the_old_key]


def test_a_download_is_written_down() -> None:
    person = builders.a_person()

    own_account.note_download(person)

    assert trail.history_of(person.public_id).get().verb == "download_data"
