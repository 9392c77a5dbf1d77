"""Two people at the same moment: one decision of two keys, one end of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from accounts.models import Role
from applications.models import Application
from applications.states import State
from exams.models import TwoPeople
from flows.commands import disqualifying, reviewer, settling
from flows.models import Decision, Opinion
from notifications.models import OutboxMessage
from tests import builders
from tests.faults.racing import race

if TYPE_CHECKING:
    from accounts.models import Posting

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.fault]


@pytest.fixture
def world() -> builders.World:
    world = builders.a_world()
    world.exam.two_person_approvals = list(TwoPeople)
    world.exam.save()
    return world


@pytest.fixture
def colleague(world: builders.World) -> Posting:
    return builders.a_posting(Role.REVIEWER, region=world.province, name="郝省审")


def test_two_who_agree_at_once_decide_once(world: builders.World, colleague: Posting) -> None:
    paper = builders.a_submitted(world, level=builders.Level.ONE)
    for by in (world.admin, world.reviewer):
        builders.passed_by(paper, by=by)
    for by in (world.provincial, colleague):
        builders.look_through(paper, by=by)

    done = race(
        lambda: reviewer.approve(paper.public_id, by=world.provincial),
        lambda: reviewer.approve(paper.public_id, by=colleague),
    )

    assert all(done)
    assert Opinion.objects.filter(application=paper).count() == 2
    assert Decision.objects.filter(application=paper, step="province").count() == 1
    assert Application.objects.get(pk=paper.pk).state == State.APPROVED


def test_disqualifying_against_telling_has_one_end(
    world: builders.World, colleague: Posting
) -> None:
    world.exam.undo_minutes = 10
    world.exam.save()
    paper = builders.a_submitted(world)
    builders.passed_by(paper, by=world.admin)
    disqualifying.propose(paper.public_id, by=world.reviewer, reason="伪造。", evidence="复函。")

    agreed, _ = race(
        lambda: disqualifying.agree(paper.public_id, by=colleague),
        lambda: settling.settle_now(paper.public_id, by=world.admin),
    )

    assert agreed, "whichever came first, the paper is disqualified in the end"
    assert Application.objects.get(pk=paper.pk).state == State.DISQUALIFIED
    assert not Decision.objects.pending().exists()
    told = OutboxMessage.objects.filter(about=paper.reference, kind="application_disqualified")
    assert told.count() == 1
