"""Claiming an ID number somebody else registered: two people, a fresh start, every step told."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.test import Client

from accounts.models import RecoveryKind, RecoveryRequest, RecoveryState, User
from applications.errors import NotYourDesk, Refused
from applications.models import Application
from applications.states import State
from audit.models import Entry
from flows.commands import candidate, recovering, recovery_clock, recovery_keys
from flows.models import DeskRow
from flows.nameplate import words_on
from notifications.models import OutboxMessage
from tests import builders, recoveries
from tests.builders import Role, a_person, a_posting

if TYPE_CHECKING:
    from tests.builders import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None) -> World:
    return builders.a_world()


@pytest.fixture
def squatted() -> User:
    """An account somebody made with the ID number of somebody else."""
    return a_person(name="李冒名")


def verbs(subject: str) -> list[str]:
    return [entry.verb for entry in Entry.objects.filter(subject=subject).order_by("position")]


def told(request: RecoveryRequest) -> list[tuple[str, str]]:
    """Return what was posted about a request: the kind of each message and the masked phone."""
    rows = OutboxMessage.objects.filter(about=request.reference).order_by("pk")
    return list(rows.values_list("kind", "phone_masked"))


def test_two_people_give_an_account_back_to_its_owner(world: World, squatted: User) -> None:
    intruder = Client()
    intruder.force_login(squatted)
    old_phone = squatted.phone_masked
    claim = recoveries.a_claim(world, account=squatted)

    done = recoveries.confirmed(claim, first=world.admin, second=world.reviewer)

    squatted.refresh_from_db()
    assert done.state == RecoveryState.DONE
    assert (squatted.phone, squatted.name) == (claim.phone, recoveries.CLAIMANT)
    assert not squatted.has_usable_password()
    assert intruder.get("/change-password/").status_code == 302
    assert verbs(claim.reference) == [
        "ask_claim", "prove_claim", "propose_recovery", "confirm_recovery",
    ]  # fmt: skip
    assert verbs(squatted.public_id) == ["reclaim"]
    assert told(claim) == [
        ("recovery_received", claim.phone_masked),
        ("phone_unbound", old_phone),
        ("account_returned", claim.phone_masked),
    ]


def test_a_draft_of_the_intruder_is_emptied_and_the_owner_starts_afresh(
    world: World, squatted: User
) -> None:
    draft = builders.a_draft(world, person=squatted)

    recoveries.confirmed(
        recoveries.a_claim(world, account=squatted), first=world.admin, second=world.reviewer
    )

    draft = Application.objects.get(pk=draft.pk)
    assert draft.state == State.WITHDRAWN
    assert verbs(draft.reference)[-1] == "reclaim_draft"
    squatted.refresh_from_db()
    again = candidate.start(
        by=squatted, exam=world.exam, level=builders.Level.FOUR, region=world.city
    )
    assert again.employer is None


def test_what_was_handed_in_stays_and_is_marked_at_every_desk(world: World, squatted: User) -> None:
    paper = builders.a_submitted(world, person=squatted)

    recoveries.confirmed(
        recoveries.a_claim(world, account=squatted), first=world.admin, second=world.reviewer
    )

    assert Application.objects.get(pk=paper.pk).state == State.SUBMITTED
    row = DeskRow.objects.get(application=paper)
    assert row.flags == ["reclaimed"]
    assert row.name == User.objects.get(pk=squatted.pk).name != squatted.name
    assert words_on(row) == row.words
    assert verbs(paper.reference)[-1] == "reclaim_paper"
    builders.passed_by(paper, by=world.admin)
    assert "reclaimed" in DeskRow.objects.get(application=paper).flags


def test_a_paper_that_lies_on_no_desk_is_put_on_record(world: World) -> None:
    paper = builders.an_approved(world)

    recoveries.confirmed(
        recoveries.a_claim(world, account=paper.candidate),
        first=world.admin,
        second=world.reviewer,
    )

    assert verbs(paper.reference)[-1] == "reclaim_paper"


def test_a_number_nobody_registered_is_no_claim(world: World) -> None:
    nobody = a_person()
    wish = recoveries.wish(world, RecoveryKind.CLAIM, nobody)
    nobody.id_number_index = None
    nobody.save()

    with pytest.raises(Refused, match="没有注册过"):
        recovering.ask(wish)


def test_a_phone_of_another_account_cannot_be_bound(world: World, squatted: User) -> None:
    taken = recoveries.wish(world, RecoveryKind.CLAIM, squatted, phone=a_person().phone)
    own = recoveries.wish(world, RecoveryKind.CLAIM, squatted, phone=squatted.phone)

    with pytest.raises(Refused, match="已经用于别的账号"):
        recovering.ask(taken)
    with pytest.raises(Refused, match="已经在这个账号上"):
        recovering.ask(own)


def test_asking_again_finds_the_first_request(world: World, squatted: User) -> None:
    wish = recoveries.wish(world, RecoveryKind.CLAIM, squatted)

    assert recovering.ask(wish) == recovering.ask(wish)
    assert RecoveryRequest.objects.count() == 1


def test_a_claim_without_photo_is_seen_by_nobody(world: World) -> None:
    claim = recoveries.an_asked_claim(world)

    with pytest.raises(NotYourDesk):
        recovery_keys.propose(claim.public_id, by=world.admin)


def test_what_is_no_picture_is_refused_and_a_second_photo_too(world: World) -> None:
    claim = recoveries.an_asked_claim(world)

    with pytest.raises(Refused):
        recovering.add_photo(claim.public_id, data=b"no picture")
    recovering.add_photo(claim.public_id, data=builders.scan())
    with pytest.raises(Refused, match="已经办理过"):
        recovering.add_photo(claim.public_id, data=builders.scan())


def test_nobody_turns_a_key_without_having_seen_the_photo(world: World) -> None:
    claim = recoveries.a_claim(world)

    with pytest.raises(Refused, match="先打开并核对身份证照片"):
        recovery_keys.propose(claim.public_id, by=world.admin)


def test_the_same_person_never_turns_both_keys(world: World) -> None:
    claim = recoveries.proposed(recoveries.a_claim(world), by=world.admin)
    as_reviewer = a_posting(Role.REVIEWER, region=world.city)
    as_reviewer.user = world.admin.user
    as_reviewer.save()

    for posting in (world.admin, as_reviewer):
        with pytest.raises(Refused, match="不能自己确认自己"):
            recovery_keys.confirm(claim.public_id, by=posting)
    with pytest.raises(IntegrityError), transaction.atomic():
        RecoveryRequest.objects.filter(pk=claim.pk).update(confirmed_by=world.admin.user)


def test_an_ended_claim_takes_no_move(world: World) -> None:
    done = recoveries.confirmed(recoveries.a_claim(world), first=world.admin, second=world.reviewer)
    refused = recovery_keys.refuse(
        recoveries.a_claim(world).public_id, by=world.admin, reason="联系不上本人"
    )

    for ended in (done, refused):
        with pytest.raises(Refused, match="已经结束"):
            recovery_keys.propose(ended.public_id, by=world.reviewer)
        with pytest.raises(Refused, match="已经结束"):
            recovery_keys.confirm(ended.public_id, by=world.reviewer)
        with pytest.raises(Refused, match="已经结束"):
            recovery_keys.refuse(ended.public_id, by=world.reviewer, reason="不")
        with pytest.raises(Refused, match="已经结束"):
            recovering.stop(ended.public_id)


def test_confirming_before_anybody_proposed_is_refused(world: World) -> None:
    with pytest.raises(Refused, match="已经结束"):
        recovery_keys.confirm(recoveries.a_claim(world).public_id, by=world.admin)


def test_a_refusal_has_a_reason_and_is_told(world: World) -> None:
    claim = recoveries.a_claim(world)

    with pytest.raises(Refused, match="写明不同意的原因"):
        recovery_keys.refuse(claim.public_id, by=world.admin, reason=" ")
    ended = recovery_keys.refuse(claim.public_id, by=world.admin, reason="照片不是本人")

    assert (ended.state, ended.reason) == (RecoveryState.REFUSED, "照片不是本人")
    assert told(claim)[-1] == ("recovery_refused", claim.phone_masked)


def test_a_phone_that_was_taken_meanwhile_stops_the_second_key(
    world: World, squatted: User
) -> None:
    claim = recoveries.proposed(recoveries.a_claim(world, account=squatted), by=world.admin)
    other = a_person()
    other.reachable_at(claim.phone)
    other.save()
    recoveries.looked_at(claim, by=world.reviewer)

    with pytest.raises(Refused, match="已经用于别的账号"):
        recovery_keys.confirm(claim.public_id, by=world.reviewer)
    assert recoveries.fresh(claim).state == RecoveryState.PROPOSED


def test_what_nobody_confirmed_in_time_ends_and_is_told(world: World) -> None:
    unproven, waiting = recoveries.an_asked_claim(world), recoveries.a_claim(world)
    early = recoveries.a_claim(world)
    for claim in (unproven, waiting):
        recoveries.time_passes(claim, timedelta(days=31))

    assert recovery_clock.end_outlived() == 2
    assert recovery_clock.end_outlived() == 0

    assert recoveries.fresh(waiting).state == RecoveryState.EXPIRED
    assert told(waiting)[-1] == ("recovery_expired", waiting.phone_masked)
    assert recoveries.fresh(early).state == RecoveryState.WAITING
    with pytest.raises(Refused, match="已经结束"):
        recovery_keys.propose(waiting.public_id, by=world.reviewer)


def test_the_photo_of_an_ended_claim_is_deleted_in_the_end(
    world: World, django_capture_on_commit_callbacks: object
) -> None:
    claim = recoveries.a_claim(world)
    ended = recovery_keys.refuse(claim.public_id, by=world.admin, reason="不符")
    recoveries.time_passes(ended, timedelta(days=181))

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # a fixture
        assert recovery_clock.forget_photos() == 1
    assert recovery_clock.forget_photos() == 0

    assert not recoveries.fresh(claim).photo
    assert not default_storage.exists(str(claim.photo))
    assert verbs(claim.reference)[-1] == "forget_photo"
