"""A session lives on with every request; a spared one is written once a minute."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.sessions import BEGAN, LONGEST, OUTLIVED, SessionStore, seconds_left

pytestmark = pytest.mark.django_db
LATER = timedelta(minutes=30)


def stored(*, age: timedelta) -> SessionStore:
    """Return a session that was last written some time ago, as the next request loads it."""
    first = SessionStore()
    first["posting"] = 7
    first.save()
    ends = timezone.now() + LATER - age
    Session.objects.filter(pk=first.session_key).update(expire_date=ends)
    return SessionStore(first.session_key)


def end_of(session: SessionStore) -> float:
    ends = Session.objects.get(pk=session.session_key).expire_date
    return (ends - timezone.now()).total_seconds()


def test_a_session_is_written_with_every_request() -> None:
    session = stored(age=timedelta(seconds=40))
    assert session["posting"] == 7

    session.save()

    assert end_of(session) > 1795


def test_a_spared_session_is_not_written_twice_a_minute() -> None:
    session = stored(age=timedelta(seconds=40))
    session.is_spared = True
    assert session["posting"] == 7

    session.save()

    assert end_of(session) < 1765


def test_a_spared_session_lives_on_after_a_minute() -> None:
    session = stored(age=timedelta(seconds=61))
    session.is_spared = True
    assert session["posting"] == 7

    session.save()

    assert end_of(session) > 1795


def test_what_was_changed_is_written_at_once() -> None:
    session = stored(age=timedelta(seconds=5))
    session.is_spared = True
    session["posting"] = 8

    session.save()

    assert SessionStore(session.session_key)["posting"] == 8


def test_a_session_that_ended_is_empty() -> None:
    session = stored(age=LATER + timedelta(seconds=1))

    assert session.get("posting") is None


def test_a_session_grows_old_while_a_page_looks_alone() -> None:
    session = stored(age=timedelta(seconds=600))
    session.is_alone = True
    assert session["posting"] == 7

    session.save()

    assert end_of(session) < 1205


def signed_in(*, ago: timedelta) -> SessionStore:
    """Return a session that is kept alive, of somebody who signed in some time ago."""
    first = SessionStore()
    first[BEGAN] = int((timezone.now() - ago).timestamp())
    first["_auth_user_id"] = "7"
    first.save()
    return SessionStore(first.session_key)


def test_a_busy_session_ends_twelve_hours_after_the_sign_in() -> None:
    session = signed_in(ago=LONGEST)

    assert session.get("_auth_user_id") is None
    assert session[OUTLIVED] is True


def test_until_then_a_session_says_how_long_it_may_last() -> None:
    session = signed_in(ago=LONGEST - timedelta(minutes=2))

    assert session["_auth_user_id"] == "7"
    assert seconds_left(session[BEGAN]) in {119, 120}
    assert seconds_left(SessionStore().get(BEGAN)) is None
