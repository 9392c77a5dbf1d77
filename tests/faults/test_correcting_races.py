"""A paper is given another employer while somebody decides on it: one of the two happens."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from django.db import transaction

from applications.models import Application
from audit.models import Entry
from flows import desk
from flows.approval import expected_task
from flows.commands import candidate, reviewer
from flows.commands.correcting import correct_employer
from tests import builders
from tests.faults.racing import race

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.fault]
DEEDS = ("approve", "withdraw", "correct_employer")


@pytest.fixture
def world() -> builders.World:
    return builders.a_world()


def correct(world: builders.World, paper: Application) -> None:
    correct_employer(
        paper.public_id, by=world.admin, employer=world.other_employer, reason="选错了。"
    )


def agrees(paper: Application) -> bool:
    """Say whether the open task is the one the paper's state asks for."""
    fresh = Application.objects.with_faces().get(pk=paper.pk)
    task = desk.open_task_of(fresh)
    return (task.flow_task.name if task else None) == expected_task(fresh)


@pytest.mark.parametrize("_round", range(3))
def test_correct_against_approve_has_one_winner(world: builders.World, _round: int) -> None:
    paper = builders.a_submitted(world)
    builders.look_through(paper, by=world.admin)

    done = race(
        lambda: correct(world, paper),
        lambda: reviewer.approve(paper.public_id, by=world.admin),
    )

    assert done.count(True) == 1
    assert Entry.objects.filter(subject=paper.reference, verb__in=DEEDS).count() == 1
    assert agrees(paper)


def test_correct_against_withdraw_leaves_one_story(world: builders.World) -> None:
    paper = builders.a_submitted(world)

    race(
        lambda: correct(world, paper),
        lambda: candidate.withdraw(paper.public_id, by=paper.candidate),
    )

    assert agrees(paper)


def test_eight_corrections_are_one(world: builders.World) -> None:
    paper = builders.a_submitted(world)

    assert race(*[lambda: correct(world, paper)] * 8).count(True) == 1
    assert Entry.objects.filter(subject=paper.reference, verb="correct_employer").count() == 1
    assert agrees(paper)


def test_without_the_lock_the_race_is_seen(
    world: builders.World, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def holding_nothing(public_id: str) -> Iterator[Application]:
        with transaction.atomic():
            yield Application.objects.with_faces().get(public_id=public_id)

    monkeypatch.setattr(desk, "holding", holding_nothing)
    broken = 0
    for _ in range(6):
        paper = builders.a_submitted(world)
        try:
            done = race(*[lambda: correct(world, paper)] * 4)  # noqa: B023 - played before the next round
        except Exception:  # whatever the engine says to two at once is the race
            broken += 1
        else:
            broken += done.count(True) != 1 or not agrees(paper)

    assert broken
