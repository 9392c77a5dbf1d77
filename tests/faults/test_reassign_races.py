"""The head gives a case away in the moment its holder decides it; two clocks report it once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from applications.states import State
from audit.models import Entry
from flows.commands import clock, reassigning, reviewer
from flows.models import DeskRow
from tests import builders
from tests.faults.racing import race

if TYPE_CHECKING:
    from applications.models import Application

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.fault]


@pytest.fixture
def world() -> builders.World:
    return builders.a_world()


@pytest.fixture
def late(world: builders.World) -> Application:
    paper = builders.passed_by(builders.a_submitted(world), by=world.admin)
    reviewer.claim(paper.public_id, by=world.reviewer)
    DeskRow.objects.update(due_at=timezone.now() - timedelta(days=1))
    return paper


def entries(paper: Application, verb: str) -> int:
    return Entry.objects.filter(subject=paper.reference, verb=verb).count()


def test_two_clocks_report_a_case_once(late: Application) -> None:
    assert race(clock.escalate_overdue, clock.escalate_overdue) == [True, True]
    assert entries(late, "escalate") == 1


@pytest.mark.parametrize("_round", range(3))
def test_given_away_while_its_holder_refuses_it(
    world: builders.World, late: Application, _round: int
) -> None:
    clock.escalate_overdue()
    colleague = builders.a_posting(builders.Role.REVIEWER, region=world.city, name="刘审核")

    given, refused = race(
        lambda: reassigning.reassign(late.public_id, by=world.supervisor, to=colleague),
        lambda: reviewer.reject(late.public_id, by=world.reviewer, reason="不符合。"),
    )

    row = DeskRow.objects.filter(application=late).first()
    late.refresh_from_db()
    assert given is not refused
    assert entries(late, "reassign") == int(given)
    if given:
        assert row is not None
        assert (row.owner, late.state) == (colleague.user, State.SUBMITTED)
