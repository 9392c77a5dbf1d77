"""Every pair of moves that leave a state, at once: exactly one is made (trust.md T13).

The pairs are read from the transitions of the model: a new move is raced, or said never to be.
"""

from __future__ import annotations

import inspect
import threading
from datetime import timedelta
from functools import partial
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING

import pytest
from django.db import transaction
from django.utils import timezone

from applications.models import Application
from applications.states import State
from audit.models import Entry
from exams.models import Step
from flows import desk
from flows.approval import expected_task
from flows.commands import clock
from tests import builders
from tests.faults.every_move import NEVER_PLAYED, NEVER_TOGETHER, RACED_APART, STAGES
from tests.faults.racing import race

if TYPE_CHECKING:
    from tests.builders import World
    from tests.faults.every_move import Stage

Pair = tuple[str, str]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.fault]


def edges() -> dict[str, list[str]]:
    """Return the names of the transitions that leave each state, as the model declares them."""
    field = Application._meta.get_field("state")
    leaving: dict[str, set[str]] = {}
    for move in field.get_all_transitions(Application):
        leaving.setdefault(str(move.source), set()).add(move.name)
    return {state: sorted(names) for state, names in leaving.items()}


EDGES = edges()


def pairs_of(state: str) -> list[Pair]:
    return list(combinations_with_replacement(EDGES[state], 2))


def played(state: str) -> list[Pair]:
    """Return the pairs of a state that commands can play at the same moment."""
    able = [
        name
        for name in EDGES[state]
        if name not in RACED_APART and (state, name) not in NEVER_PLAYED
    ]
    return [pair for pair in combinations_with_replacement(able, 2) if pair not in NEVER_TOGETHER]


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    """Give the clock a later day than the candidates have: for it everything is overdue."""
    later = timezone.now() + timedelta(days=60)
    monkeypatch.setattr(clock, "database_now", lambda: later)
    return builders.a_world()


@pytest.mark.parametrize("state", sorted(STAGES))
def test_of_every_pair_exactly_one_is_made(world: World, state: str) -> None:
    faults = []
    for pair in played(state):
        stage = _stage_for(pair, world, state)
        before = _moves_of(stage.paper)

        race(*(stage.plays[name] for name in pair))

        made = _moves_of(stage.paper)[len(before) :]
        fresh = Application.objects.with_faces().get(pk=stage.paper.pk)
        task = desk.open_task_of(fresh)
        if len(made) != 1 or made[0] != (state, fresh.state):
            faults.append(f"{pair}: {made}, and the paper is {fresh.state}")
        if (task.flow_task.name if task else None) != expected_task(fresh):
            faults.append(f"{pair}: the desk has {task}")

    assert faults == []


def _stage_for(pair: Pair, world: World, state: str) -> Stage:
    """Walk a paper to where both moves can be played."""
    for walk in STAGES[state]:
        stage = walk(world)
        if set(pair) <= stage.plays.keys():
            return stage
    raise AssertionError(f"{pair} leave {state}: say in every_move.STAGES how they are played.")


def _moves_of(paper: Application) -> list[Pair]:
    entries = Entry.objects.filter(subject=paper.reference).exclude(state_after="")
    return list(entries.order_by("position").values_list("state_before", "state_after"))


@pytest.mark.parametrize("state", sorted(STAGES))
def test_without_the_lock_both_of_a_pair_go_through(world: World, state: str) -> None:
    """Negative control: the transitions alone let two people leave the same state."""
    paper = STAGES[state][0](world).paper
    faults = []
    for pair in pairs_of(state):
        both_have_read = threading.Barrier(2)
        moves = [partial(_move_unlocked, paper, name, both_have_read) for name in pair]

        done = race(*moves)

        if done != [True, True]:
            faults.append(f"{pair}: {done}")

    assert faults == []
    assert Application.objects.get(pk=paper.pk).state == state


def _move_unlocked(paper: Application, name: str, both_have_read: threading.Barrier) -> None:
    """Move a copy that was read without its lock, write it, and take it all back."""
    now = timezone.now()
    known = {"at": now, "due": now, "payment_due": now, "step": Step.OFFICE}
    with transaction.atomic():
        loaded = Application.objects.get(pk=paper.pk)
        both_have_read.wait(10)
        move = getattr(loaded, name)
        move(**{one: known[one] for one in inspect.signature(move).parameters if one in known})
        loaded.save()
        transaction.set_rollback(True)


def test_no_move_is_forgotten() -> None:
    """Say of every state that several moves leave where they are raced."""
    crowded = {state for state, names in EDGES.items() if len(names) > 1}

    assert crowded <= STAGES.keys()
    assert sum(len(played(state)) for state in STAGES) >= 20
    assert {state for state, _ in NEVER_PLAYED} <= EDGES.keys()
    assert {name for pair in NEVER_TOGETHER for name in pair} <= set().union(*EDGES.values())
    assert State.SCORED in EDGES
