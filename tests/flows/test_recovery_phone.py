"""A lost phone: two keys, a cool-down in which the old phone may object, then the clock."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from accounts.models import RecoveryKind, RecoveryRequest, RecoveryState
from applications.errors import NotYourDesk, Refused
from audit.models import Entry
from exams.models import Exam
from flows import tasks
from flows.commands import recovering, recovery_clock, recovery_keys
from notifications.models import OutboxMessage
from tests import builders, recoveries
from tests.builders import Role, a_person, a_posting

if TYPE_CHECKING:
    from pytest_django import Settings

    from accounts.models import Posting
    from tests.builders import World

pytestmark = pytest.mark.django_db
A_DAY = timedelta(hours=24, minutes=5)


@pytest.fixture
def world(db: None) -> World:
    return builders.a_world()


def cooling(world: World) -> RecoveryRequest:
    change = recoveries.a_phone_change(world)
    return recoveries.confirmed(change, first=world.admin, second=world.reviewer)


def told(request: RecoveryRequest) -> list[tuple[str, str]]:
    rows = OutboxMessage.objects.filter(about=request.reference).order_by("pk")
    return list(rows.values_list("kind", "phone_masked"))


def test_after_the_cool_down_the_clock_binds_the_new_phone(world: World) -> None:
    person = a_person()
    old, password = person.phone_masked, person.password
    change = recoveries.a_phone_change(world, account=person)
    recoveries.confirmed(change, first=world.admin, second=world.reviewer)
    assert recovery_clock.switch_phones() == 0
    recoveries.time_passes(recoveries.fresh(change), A_DAY)

    tasks.switch_phones()
    tasks.forget_photos()

    person.refresh_from_db()
    assert (person.phone, person.password) == (change.phone, password)
    assert recoveries.fresh(change).state == RecoveryState.DONE
    assert told(change) == [
        ("recovery_received", change.phone_masked),
        ("phone_change_asked", old),
        ("phone_change_scheduled", change.phone_masked),
        ("phone_change_agreed", old),
        ("phone_unbound", old),
        ("phone_changed", change.phone_masked),
    ]
    verbs = [entry.verb for entry in Entry.objects.filter(subject=change.reference)]
    assert verbs == ["ask_phone", "propose_recovery", "confirm_recovery", "switch_phone"]
    assert Entry.objects.get(subject=person.public_id).verb == "bind_phone"


def test_the_cool_down_is_configuration(world: World, settings: Settings) -> None:
    settings.RECOVERY = {**settings.RECOVERY, "cool_down": timedelta(hours=2)}
    change = cooling(world)
    recoveries.time_passes(change, timedelta(hours=2, seconds=1))

    assert recovery_clock.switch_phones() == 1
    assert recovery_clock.switch_phones() == 0
    assert recoveries.fresh(change).state == RecoveryState.DONE


@pytest.mark.parametrize("keys", [0, 1, 2])
def test_the_old_phone_stops_a_change_at_any_time(world: World, keys: int) -> None:
    person = a_person()
    change = recoveries.a_phone_change(world, account=person)
    if keys:
        recoveries.proposed(change, by=world.admin)
    if keys == 2:
        recovery_keys.confirm(change.public_id, by=world.reviewer)

    recovering.stop(change.public_id)

    recoveries.time_passes(recoveries.fresh(change), A_DAY)
    assert recovery_clock.switch_phones() == 0
    assert recoveries.fresh(change).state == RecoveryState.STOPPED
    assert told(change)[-1] == ("phone_change_stopped", change.phone_masked)
    entry = Entry.objects.filter(subject=change.reference).latest("position")
    assert (entry.verb, entry.actor_label) == ("stop_phone", "原手机号持有人")


def test_the_owner_stops_a_change_signed_in(world: World) -> None:
    change = cooling(world)

    recovering.stop(change.public_id, by=change.account)

    assert Entry.objects.filter(subject=change.reference).latest("position").actor_label == "本人"


def test_no_move_follows_an_end(world: World) -> None:
    stopped = recovering.stop(cooling(world).public_id)
    done = cooling(world)
    recoveries.time_passes(recoveries.fresh(done), A_DAY)
    recovery_clock.switch_phones()

    for ended in (stopped, done):
        for move in (recovery_keys.propose, recovery_keys.confirm):
            with pytest.raises(Refused, match="已经结束"):
                move(ended.public_id, by=world.reviewer)
        with pytest.raises(Refused, match="已经结束"):
            recovering.stop(ended.public_id)


def test_a_claim_is_not_stopped_by_a_phone(world: World) -> None:
    with pytest.raises(Refused):
        recovering.stop(recoveries.a_claim(world).public_id)


def test_a_phone_that_was_taken_during_the_cool_down_is_not_bound(world: World) -> None:
    change = cooling(world)
    other = a_person()
    other.reachable_at(change.phone)
    other.save()
    recoveries.time_passes(change, A_DAY)

    assert recovery_clock.switch_phones() == 0

    ended = recoveries.fresh(change)
    assert (ended.state, ended.reason[:8]) == (RecoveryState.REFUSED, "这个手机号已经用")
    assert told(change)[-1] == ("recovery_refused", change.phone_masked)


def test_of_two_changes_of_one_account_the_later_one_has_to_be_asked_again(world: World) -> None:
    person = a_person()
    changes = [recoveries.a_phone_change(world, account=person) for _ in range(3)]
    for change in changes[:2]:
        recoveries.confirmed(change, first=world.admin, second=world.reviewer)
        recoveries.time_passes(recoveries.fresh(change), A_DAY)

    assert recovery_clock.switch_phones() == 1

    states = [recoveries.fresh(change).state for change in changes]
    assert states == [RecoveryState.DONE, RecoveryState.REFUSED, RecoveryState.WAITING]
    recoveries.proposed(changes[2], by=world.admin)
    with pytest.raises(Refused, match="手机号已经换过"):
        recovery_keys.confirm(changes[2].public_id, by=world.reviewer)


def may_propose(change: RecoveryRequest, posting: Posting) -> bool:
    try:
        recovery_keys.propose(change.public_id, by=posting)
    except NotYourDesk:
        return False
    return True


def test_the_employers_admin_those_above_and_the_office_may_decide(world: World) -> None:
    above = a_posting(Role.EMPLOYER_ADMIN, employer=world.bureau)
    others = [
        a_posting(Role.EMPLOYER_ADMIN, employer=world.other_employer),
        world.other_reviewer, world.provincial, world.clerk, world.supervisor,
    ]  # fmt: skip

    for posting in (world.admin, above, world.reviewer):
        assert may_propose(recoveries.a_phone_change(world), posting)
    for posting in others:
        assert not may_propose(recoveries.a_phone_change(world), posting)


def test_the_province_steps_in_for_the_second_key_or_after_days_of_silence(world: World) -> None:
    change = recoveries.proposed(recoveries.a_phone_change(world), by=world.admin)
    recovery_keys.confirm(change.public_id, by=world.provincial)
    silent = recoveries.a_phone_change(world)
    recoveries.time_passes(silent, timedelta(days=3))

    assert may_propose(silent, world.provincial)


def test_nobody_decides_about_oneself(world: World) -> None:
    own = a_posting(Role.EMPLOYER_ADMIN, employer=world.employer)
    candidate = a_person()
    both = a_posting(Role.REVIEWER, region=world.city)
    both.user = candidate
    both.save()
    wish = recoveries.wish(world, RecoveryKind.PHONE, a_person())
    own.user.reachable_at("13900009999")
    own.user.save()

    assert not may_propose(recoveries.a_phone_change(world, account=candidate), both)
    to_own_phone = recovering.ask(wish)
    assert may_propose(to_own_phone, own)
    own.user.phone_index = to_own_phone.phone_index
    own.user.save()
    with pytest.raises(NotYourDesk):
        recovery_keys.refuse(to_own_phone.public_id, by=own, reason="不")


def test_between_exams_the_region_itself_is_in_charge(world: World) -> None:
    Exam.objects.update(is_running=False)

    assert recoveries.a_phone_change(world).office_path == world.city.path


def test_the_clock_looks_again_once_it_holds_a_request(world: World) -> None:
    change = recoveries.a_phone_change(world)

    for job in (recovery_clock._switch, recovery_clock._expire, recovery_clock._forget):  # noqa: SLF001 - as if somebody was faster
        assert not job(change.public_id)
    assert recoveries.fresh(change).state == RecoveryState.WAITING


def test_without_a_posting_nothing_is_seen(world: World) -> None:
    change = recoveries.a_phone_change(world)

    assert not RecoveryRequest.objects.visible_to(None, now=change.asked_at).exists()
    assert str(change) == change.reference
