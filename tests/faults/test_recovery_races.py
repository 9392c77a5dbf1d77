"""Two of the staff, the owner and the clock at once: a request has one outcome."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from accounts.models import RecoveryKind, RecoveryRequest, RecoveryState
from audit.models import Entry
from flows.commands import recovering, recovery_clock, recovery_keys
from notifications.models import OutboxMessage
from tests import builders, recoveries
from tests.faults.racing import race

if TYPE_CHECKING:
    from tests.builders import World

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.fault]


@pytest.fixture
def world() -> World:
    return builders.a_world()


def moves(request: RecoveryRequest, *verbs: str) -> int:
    return Entry.objects.filter(subject=request.reference, verb__in=verbs).count()


def test_two_confirmers_at_once_are_one_confirmation(world: World) -> None:
    third = builders.a_posting(builders.Role.REVIEWER, region=world.city, name="韩审核")
    claim = recoveries.proposed(recoveries.a_claim(world), by=world.admin)
    for posting in (world.reviewer, third):
        recoveries.looked_at(claim, by=posting)

    done = race(
        lambda: recovery_keys.confirm(claim.public_id, by=world.reviewer),
        lambda: recovery_keys.confirm(claim.public_id, by=third),
    )

    assert done.count(True) == 1
    assert moves(claim, "confirm_recovery") == 1
    assert OutboxMessage.objects.filter(about=claim.reference, kind="account_returned").count() == 1


def test_two_first_keys_at_once_are_one(world: World) -> None:
    change = recoveries.a_phone_change(world)

    done = race(
        lambda: recovery_keys.propose(change.public_id, by=world.admin),
        lambda: recovery_keys.propose(change.public_id, by=world.reviewer),
    )

    assert done.count(True) == 1
    assert moves(change, "propose_recovery") == 1


def test_an_objection_against_the_clock_has_one_outcome(world: World) -> None:
    change = recoveries.a_phone_change(world)
    old = change.account.phone
    recoveries.confirmed(change, first=world.admin, second=world.reviewer)
    recoveries.time_passes(recoveries.fresh(change), timedelta(hours=25))

    race(
        lambda: recovering.stop(change.public_id),
        recovery_clock.switch_phones,
        recovery_clock.switch_phones,
    )

    ended = recoveries.fresh(change)
    kept = {RecoveryState.STOPPED: old, RecoveryState.DONE: change.phone}
    assert ended.account.phone == kept[ended.current_state]
    assert moves(change, "stop_phone", "switch_phone") == 1


def test_eight_clicks_are_one_request(world: World) -> None:
    wish = recoveries.wish(world, RecoveryKind.CLAIM, builders.a_person())

    assert all(race(*[lambda: recovering.ask(wish)] * 8))
    assert RecoveryRequest.objects.count() == 1
