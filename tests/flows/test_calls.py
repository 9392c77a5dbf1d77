"""Whom to call: who may miss the exam by doing nothing, and whom no message reached."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from applications.errors import NotYourDesk, Refused
from applications.models import Application, CallOutcome
from applications.states import State
from audit.models import Entry, Reading
from exams.levels import LevelGroup
from exams.models import Actor, Extended, Window
from flows.calls import call_list
from flows.commands import calling, candidate, extending
from notifications.models import Delivery, OutboxMessage
from tests import builders

if TYPE_CHECKING:
    from accounts.models import Posting
    from tests.builders import World

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def world() -> World:
    return builders.a_world()


def closes_in(world: World, span: timedelta, **where: object) -> None:
    windows = Window.objects.filter(exam=world.exam, actor=Actor.CANDIDATE, **where)
    windows.update(closes=timezone.now() + span)


def listed(world: World, by: Posting) -> set[int]:
    found = call_list(by, exam=world.exam, now=timezone.now())
    return set(found.waiting.values_list("pk", flat=True))


def unreached(paper: Application) -> None:
    OutboxMessage.objects.filter(about=paper.reference).update(delivery=Delivery.DEAD)


def test_drafts_are_listed_from_some_hours_before_the_close(world: World) -> None:
    draft = builders.a_draft(world)
    assert listed(world, world.admin) == set()

    closes_in(world, 47 * HOUR)
    assert listed(world, world.admin) == listed(world, world.reviewer) == {draft.pk}
    assert listed(world, world.clerk) == {draft.pk}
    closes_in(world, -HOUR)

    assert listed(world, world.admin) == set()


def test_the_hours_are_the_exams(world: World) -> None:
    draft = builders.a_draft(world)
    closes_in(world, 47 * HOUR)
    world.exam.call_hours = 24

    assert listed(world, world.admin) == set()
    world.exam.call_hours = 72
    assert listed(world, world.admin) == {draft.pk}


def test_each_level_group_and_region_has_its_own_close(world: World) -> None:
    draft, top = builders.a_draft(world), builders.a_draft(world, level=builders.Level.ONE)
    closes_in(world, 5 * HOUR, level_group=LevelGroup.LEVEL_ONE)
    assert listed(world, world.admin) == {top.pk}

    now = timezone.now()
    Window.objects.create(
        exam=world.exam,
        region=world.city,
        level_group=LevelGroup.FIVE_TO_TWO,
        actor=Actor.CANDIDATE,
        opens=now - HOUR,
        closes=now + HOUR,
    )

    assert listed(world, world.admin) == {draft.pk, top.pk}


def test_without_a_window_nobody_is_pressed(world: World) -> None:
    builders.a_draft(world)
    Window.objects.all().delete()

    assert listed(world, world.admin) == set()


def test_more_time_for_a_region_or_a_person_moves_the_call(world: World) -> None:
    draft, other = builders.a_draft(world), builders.a_draft(world)
    closes_in(world, 5 * HOUR)
    grant(world, timedelta(days=9), person=draft.candidate)
    assert listed(world, world.admin) == {other.pk}

    grant(world, timedelta(days=9), region=world.city)
    assert listed(world, world.admin) == set()
    near = builders.a_draft(world)
    grant(world, timedelta(hours=20), person=near.candidate)

    assert listed(world, world.admin) == {near.pk}


def grant(world: World, span: timedelta, **whom: object) -> None:
    """Give more time to sign up, by two people."""
    asked = extending.MoreTime(
        exam=world.exam,
        kind=Extended.CANDIDATE,
        until=timezone.now() + span,
        reason="停电",
        **whom,  # type: ignore[arg-type]  # a person or a region by name
    )
    extension = extending.propose(asked, by=world.clerk)
    extending.confirm(extension.public_id, by=world.second_clerk)


def test_returned_and_unpaid_papers_are_listed_before_their_own_days(world: World) -> None:
    returned, unpaid = builders.a_returned(world), builders.an_approved(world)
    builders.a_submitted(world)
    builders.a_paid(world)
    assert listed(world, world.admin) == set()

    soon = timezone.now() + 40 * HOUR
    Application.objects.filter(state=State.NEEDS_MATERIALS).update(correction_due=soon)
    assert listed(world, world.admin) == {returned.pk}
    Application.objects.filter(state=State.APPROVED).update(payment_due=soon)

    assert listed(world, world.admin) == {returned.pk, unpaid.pk}


def test_whom_the_newest_message_did_not_reach_is_listed_at_once(world: World) -> None:
    paper = builders.a_submitted(world)
    unreached(paper)
    assert listed(world, world.admin) == {paper.pk}

    builders.passed_by(paper, by=world.admin)
    assert listed(world, world.admin) == {paper.pk}
    OutboxMessage.objects.filter(kind="application_forwarded").update(delivery=Delivery.SENT)

    assert listed(world, world.admin) == set()


def test_whose_paper_has_ended_is_left_in_peace(world: World) -> None:
    paper = builders.a_submitted(world)
    candidate.withdraw(paper.public_id, by=paper.candidate)
    unreached(paper)

    assert listed(world, world.admin) == set()


def test_an_office_leaves_people_to_the_office_below(world: World) -> None:
    builders.a_draft(world)
    closes_in(world, 5 * HOUR)

    assert listed(world, world.provincial) == listed(world, world.other_reviewer) == set()
    assert listed(world, world.supervisor) == set()


def test_who_was_reached_or_gave_up_leaves_the_list_and_who_was_not_stays(world: World) -> None:
    paper = builders.a_draft(world)
    closes_in(world, 5 * HOUR)

    for outcome in (CallOutcome.REACHED, CallOutcome.GAVE_UP):
        calling.tick(paper.public_id, by=world.admin, outcome=outcome)
        assert listed(world, world.admin) == set()
        calling.undo(paper.public_id, by=world.clerk)
        assert listed(world, world.admin) == {paper.pk}
    calling.tick(paper.public_id, by=world.admin, outcome=CallOutcome.UNREACHABLE)

    assert listed(world, world.admin) == {paper.pk}


def test_a_tick_says_who_and_when_and_twice_is_once(world: World) -> None:
    paper = builders.a_draft(world)
    reached = CallOutcome.REACHED

    first = calling.tick(paper.public_id, by=world.admin, outcome=reached, note="今晚交")
    again = calling.tick(paper.public_id, by=world.admin, outcome=reached, note="今晚交")
    other = calling.tick(paper.public_id, by=world.clerk, outcome=reached, note="今晚交")

    assert first == again != other
    assert (first.called_by, first.note) == (world.admin.user, "今晚交")
    assert str(first) == f"{paper.reference} reached"
    entries = Entry.objects.filter(subject=paper.reference, verb="call")
    assert [entry.details for entry in entries] == [{"called": "reached"}] * 2


def test_an_undone_tick_is_kept(world: World) -> None:
    paper = builders.a_draft(world)
    calling.tick(paper.public_id, by=world.admin, outcome=CallOutcome.REACHED)

    undone = calling.undo(paper.public_id, by=world.reviewer)

    assert undone.undone_by == world.reviewer.user
    assert Entry.objects.filter(verb="undo_call").exists()
    with pytest.raises(Refused, match="没有可以撤销"):
        calling.undo(paper.public_id, by=world.reviewer)


def test_the_number_is_looked_up_on_record(world: World) -> None:
    paper = builders.a_draft(world)

    assert calling.open_phone(paper, by=world.admin) == paper.candidate.phone
    assert Reading.objects.get(subject=paper.reference).what == "phone"


@pytest.mark.parametrize("name", ["other_reviewer", "supervisor"])
def test_nobody_ticks_for_others_people(world: World, name: str) -> None:
    paper = builders.a_draft(world)

    with pytest.raises(NotYourDesk):
        calling.tick(paper.public_id, by=getattr(world, name), outcome=CallOutcome.REACHED)
    with pytest.raises(NotYourDesk):
        calling.undo(paper.public_id, by=getattr(world, name))
