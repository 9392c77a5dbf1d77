"""Undoing, settling and withdrawing at once: one winner, told once or never."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.utils import timezone

from applications.models import Application
from applications.states import State
from audit.models import Entry
from flows import desk
from flows.approval import expected_task
from flows.commands import candidate, reviewer, settling, verdicts
from flows.models import Decision, DeskRow
from notifications.models import OutboxMessage
from tests import builders
from tests.faults.racing import race, unlocked

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.fault]
ROUNDS = 3


@pytest.fixture
def world() -> builders.World:
    world = builders.a_world()
    world.exam.undo_minutes = 10
    world.exam.save()
    return world


def due(world: builders.World) -> Application:
    """Return a case with a decision whose time is just over."""
    paper = builders.passed_by(builders.a_submitted(world), by=world.admin)
    Decision.objects.pending().update(settles_at=timezone.now() - timedelta(hours=1))
    return paper


def told(paper: Application) -> int:
    return OutboxMessage.objects.filter(about=paper.reference, kind="application_forwarded").count()


def entries(paper: Application, *verbs: str) -> int:
    return Entry.objects.filter(subject=paper.reference, verb__in=verbs).count()


def agree(paper: Application) -> Application:
    """Assert that desk and paper tell the same story; return the fresh paper."""
    fresh = Application.objects.with_faces().get(pk=paper.pk)
    task = desk.open_task_of(fresh)
    assert (task.flow_task.name if task else None) == expected_task(fresh)
    assert DeskRow.objects.filter(application=fresh).count() == int(fresh.state == State.SUBMITTED)
    return fresh


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_undo_against_the_clock_has_one_winner(world: builders.World, _round: int) -> None:
    paper = due(world)

    undone, _ = race(lambda: settling.undo(paper.public_id, by=world.admin), settling.settle_due)

    assert entries(paper, "undo") == int(undone)
    assert entries(paper, "approve") == told(paper) == int(not undone)
    assert agree(paper).step == ("employer" if undone else "office")


def test_four_clocks_settle_once(world: builders.World) -> None:
    paper = due(world)

    assert all(race(*[settling.settle_due] * 4))

    assert entries(paper, "approve") == told(paper) == 1
    assert agree(paper).step == "office"


def test_undoing_twice_at_once_undoes_once(world: builders.World) -> None:
    paper = due(world)

    done = race(*[lambda: settling.undo(paper.public_id, by=world.admin)] * 2)

    assert done.count(True) == entries(paper, "undo") == 1
    agree(paper)


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_withdrawing_against_deciding_has_one_winner(world: builders.World, _round: int) -> None:
    paper = builders.a_submitted(world)
    builders.look_through(paper, by=world.admin)

    decided, withdrawn = race(
        lambda: reviewer.approve(paper.public_id, by=world.admin),
        lambda: candidate.withdraw(paper.public_id, by=paper.candidate),
    )

    assert decided is not withdrawn
    assert Decision.objects.pending().count() == int(decided)
    assert agree(paper).state == (State.SUBMITTED if decided else State.WITHDRAWN)


def test_withdrawing_against_the_clock_tells_what_stands(world: builders.World) -> None:
    paper = due(world)

    withdrawn, _ = race(
        lambda: candidate.withdraw(paper.public_id, by=paper.candidate), settling.settle_due
    )

    assert not withdrawn, "whoever decided holds the case"
    assert told(paper) == 1
    assert agree(paper).step == "office"


def test_without_the_row_lock_it_is_settled_twice(
    world: builders.World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Negative control: both read the pending decision before either has settled it."""
    paper = due(world)
    both_have_read = threading.Barrier(2)
    pending = settling._pending  # noqa: SLF001 - where the two must meet

    def meet(held: Application) -> Decision | None:
        found = pending(held)
        both_have_read.wait(10)
        return found

    monkeypatch.setattr(desk, "holding", unlocked)
    monkeypatch.setattr(settling, "_pending", meet)
    monkeypatch.setattr(desk, "hand_on", lambda *_a, **_k: None)
    monkeypatch.setattr(verdicts, "save_and_record", lambda held, **_k: held.save())

    race(settling.settle_due, settling.settle_due)

    assert told(paper) == 2
