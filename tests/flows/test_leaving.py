"""What somebody has taken goes back to the colleagues when the posting ends."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts import handing_out, substitutes
from accounts.models import Posting, Role
from audit import trail
from flows import tasks
from flows.commands import leaving, reviewer
from flows.models import DeskRow
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> builders.World:
    return builders.a_world()


def test_a_case_is_free_again_when_its_reviewer_has_left(world: builders.World) -> None:
    paper = builders.passed_by(builders.a_submitted(world), by=world.admin)
    reviewer.claim(paper.public_id, by=world.reviewer)
    assert leaving.free_left_cases() == 0
    handing_out.end_posting(world.reviewer.handle, by=world.clerk)

    tasks.free_left_cases()

    assert DeskRow.objects.get(application=paper).owner is None
    entry = trail.history_of(paper.reference).last()
    assert entry is not None
    assert (entry.verb, entry.actor) == ("release", "")
    assert leaving.free_left_cases() == 0


def test_an_employer_admin_of_either_employer_keeps_what_is_taken(world: builders.World) -> None:
    own, above = builders.a_submitted(world), builders.a_submitted(world)
    bureau = builders.a_posting(Role.EMPLOYER_ADMIN, employer=world.bureau, name="局人事")
    reviewer.claim(own.public_id, by=world.admin)
    reviewer.claim(above.public_id, by=bureau)

    assert leaving.free_left_cases() == 0
    handing_out.end_posting(bureau.handle, by=world.clerk)
    assert leaving.free_left_cases() == 1
    assert DeskRow.objects.get(application=own).owner == world.admin.user


def test_what_a_stand_in_took_is_freed_when_the_days_are_over(world: builders.World) -> None:
    paper = builders.passed_by(builders.a_submitted(world), by=world.admin)
    now = timezone.now()
    named = substitutes.name_substitute(
        world.reviewer.handle,
        by=world.clerk,
        colleague=world.second_clerk.user.public_id,
        starts=now - timedelta(hours=1),
        ends=now + timedelta(days=1),
    )
    third = builders.a_posting(Role.CLERK, region=world.city)
    stand_in = handing_out.agree(named.handle, by=third)
    reviewer.claim(paper.public_id, by=Posting.objects.of(stand_in.user).get(pk=stand_in.pk))
    assert leaving.free_left_cases() == 0

    substitutes.end_substitute(named.handle, by=world.reviewer)

    assert leaving.free_left_cases() == 1


def test_a_case_that_was_decided_waits_for_its_time_to_undo(world: builders.World) -> None:
    paper = builders.passed_by(builders.a_submitted(world), by=world.admin)
    reviewer.claim(paper.public_id, by=world.reviewer)
    DeskRow.objects.filter(application=paper).update(decided_at=timezone.now())
    handing_out.end_posting(world.reviewer.handle, by=world.clerk)

    assert leaving.free_left_cases() == 0


def test_a_case_that_was_taken_up_meanwhile_stays(
    world: builders.World, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = builders.passed_by(builders.a_submitted(world), by=world.admin)
    monkeypatch.setattr(leaving, "in_batches", lambda _rows: [paper.public_id])

    assert leaving.free_left_cases() == 0
