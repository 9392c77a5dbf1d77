"""A forgotten password, somebody who left, a lost phone: by the office, never for oneself."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts import factor_resets, looking_after, registration
from accounts.errors import NotDone, NotYours
from accounts.models import FactorReset, Posting, RecoveryCode, Role, SecondFactor, User
from accounts.second_factor import is_enrolled
from audit import trail
from tests.accounts.offices import in_force
from tests.builders import World, a_posting, a_world

if TYPE_CHECKING:
    from pytest_django import Settings

pytestmark = pytest.mark.django_db
WHY = "手机丢了，本人持身份证来办"


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def person(world: World) -> User:
    return world.reviewer.user


def newest(user: User) -> str:
    entry = trail.history_of(user.public_id).last()
    assert entry is not None
    return entry.verb


def test_a_new_start_password_replaces_the_forgotten_one_and_ends_sessions(
    world: World, person: User
) -> None:
    before = person.get_session_auth_hash()

    password = looking_after.new_start_password(person.public_id, by=world.clerk)

    person.refresh_from_db()
    assert person.check_password(password)
    assert person.must_change_password
    assert person.get_session_auth_hash() != before
    assert is_enrolled(person)
    assert newest(person) == "new_start_password"


def test_a_start_password_nobody_changed_is_over_after_its_days(
    world: World, person: User, settings: Settings
) -> None:
    looking_after.new_start_password(person.public_id, by=world.clerk)
    person.refresh_from_db()
    given = person.start_password_at
    assert given is not None

    def is_over_after(wait: timedelta) -> bool:
        return looking_after.is_start_password_over(person, now=given + wait)

    assert not is_over_after(timedelta(days=7, seconds=-1))
    assert is_over_after(timedelta(days=7))
    settings.START_PASSWORD_LIFE = timedelta(days=3)
    assert is_over_after(timedelta(days=3))

    registration.change_password(person, "qingtian88yizhan")
    assert not is_over_after(timedelta(days=400))


def test_a_start_password_from_before_is_as_old_as_its_account(world: World, person: User) -> None:
    person.must_change_password, person.start_password_at = True, None

    now = person.joined_at + timedelta(days=8)

    assert looking_after.is_start_password_over(person, now=now)


def test_closing_ends_postings_and_sessions_and_opening_gives_none_back(
    world: World, person: User
) -> None:
    before = person.get_session_auth_hash()

    looking_after.deactivate(person.public_id, by=world.clerk)
    with pytest.raises(NotDone, match="已经停用"):
        looking_after.deactivate(person.public_id, by=world.clerk)
    person.refresh_from_db()
    assert not person.is_active
    assert person.get_session_auth_hash() != before
    assert newest(person) == "deactivate"

    looking_after.reactivate(person.public_id, by=world.clerk)
    with pytest.raises(NotDone, match="没有停用"):
        looking_after.reactivate(person.public_id, by=world.clerk)
    person.refresh_from_db()
    assert person.is_active
    assert not in_force(world.reviewer)


def test_nobody_looks_after_the_own_account(world: World) -> None:
    own = world.clerk.user.public_id

    for deed in (looking_after.new_start_password, looking_after.deactivate):
        with pytest.raises(NotDone):
            deed(own, by=world.clerk)
    with pytest.raises(NotDone, match="自己的重置"):
        factor_resets.ask(own, by=world.clerk, reason=WHY)


def test_who_also_works_elsewhere_is_looked_after_by_the_office_above_both(
    world: World, person: User
) -> None:
    Posting.objects.create(
        user=person, role=Role.REVIEWER, region=world.other_city, starts=timezone.now()
    )
    above = a_posting(Role.CLERK, region=world.province)

    with pytest.raises(NotYours):
        looking_after.new_start_password(person.public_id, by=world.clerk)
    assert looking_after.new_start_password(person.public_id, by=above)


def test_a_clerk_does_not_reach_an_administrator(world: World) -> None:
    chief = a_posting(Role.ADMINISTRATOR, region=world.city)

    with pytest.raises(NotYours):
        looking_after.new_start_password(chief.user.public_id, by=world.clerk)


def test_an_account_that_is_nowhere_is_nobodys(world: World) -> None:
    with pytest.raises(NotYours):
        looking_after.deactivate("nobody", by=world.clerk)


def test_two_people_reset_a_lost_second_factor(world: World, person: User) -> None:
    before = person.get_session_auth_hash()

    factor_resets.ask(person.public_id, by=world.clerk, reason=WHY)
    assert is_enrolled(person)
    with pytest.raises(NotDone, match="另一位同事"):
        factor_resets.agree(person.public_id, by=world.clerk)
    factor_resets.agree(person.public_id, by=world.second_clerk)

    person.refresh_from_db()
    assert not SecondFactor.objects.filter(user=person).exists()
    assert person.get_session_auth_hash() != before
    verbs = [entry.verb for entry in trail.history_of(person.public_id)]
    assert verbs == ["ask_factor_reset", "agree_factor_reset"]
    with pytest.raises(NotDone, match="没有等待同意"):
        factor_resets.agree(person.public_id, by=world.second_clerk)


def test_the_owner_of_the_factor_is_never_one_of_the_two(world: World) -> None:
    owner = world.second_clerk
    factor_resets.ask(owner.user.public_id, by=world.clerk, reason=WHY)

    with pytest.raises(NotDone, match="自己的重置"):
        factor_resets.agree(owner.user.public_id, by=owner)


def test_a_reset_that_is_refused_leaves_the_factor(world: World, person: User) -> None:
    factor_resets.ask(person.public_id, by=world.clerk, reason=WHY)

    factor_resets.refuse(person.public_id, by=world.second_clerk)

    assert is_enrolled(person)
    assert newest(person) == "refuse_factor_reset"
    again = factor_resets.ask(person.public_id, by=world.clerk, reason=WHY)
    assert again.ended_at is None


def test_a_reset_wants_a_reason_a_factor_and_nothing_under_way(world: World, person: User) -> None:
    with pytest.raises(NotDone, match="请写明原因"):
        factor_resets.ask(person.public_id, by=world.clerk, reason=" ")
    factor_resets.ask(person.public_id, by=world.clerk, reason=WHY)
    with pytest.raises(NotDone, match="已经有人提出"):
        factor_resets.ask(person.public_id, by=world.second_clerk, reason=WHY)
    factor_resets.agree(person.public_id, by=world.second_clerk)
    with pytest.raises(NotDone, match="还没有开通"):
        factor_resets.ask(person.public_id, by=world.clerk, reason=WHY)


def test_a_closed_account_has_nothing_to_reset(world: World, person: User) -> None:
    looking_after.deactivate(person.public_id, by=world.clerk)

    with pytest.raises(NotYours):
        factor_resets.ask(person.public_id, by=world.clerk, reason=WHY)


def test_the_database_itself_wants_two_others(world: World, person: User) -> None:
    now, clerk = timezone.now(), world.clerk.user
    for wrong in ({"asked_by": person}, {"asked_by": clerk, "agreed_by": clerk}):
        with pytest.raises(IntegrityError), transaction.atomic():
            FactorReset.objects.create(user=person, reason=WHY, asked_at=now, **wrong)


def test_what_is_kept_names_itself(world: World, person: User) -> None:
    reset = factor_resets.ask(person.public_id, by=world.clerk, reason=WHY)

    assert str(reset).startswith(str(person.pk))
    assert str(SecondFactor(user=person)) == f"{person.pk} not confirmed"
    assert str(RecoveryCode(user=person)) == f"{person.pk} open"
