"""Two people at the same moment: one decision of two keys, one end of a case."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError

from accounts.models import Role
from applications.models import Application
from applications.states import State
from audit.models import Entry
from exams.models import TwoPeople
from flows import desk
from flows.commands import disqualifying, reviewer, settling, two_keys
from flows.models import Decision, Disqualification, Opinion
from notifications.models import OutboxMessage
from tests import builders
from tests.faults.racing import race, unlocked

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


def at_the_province(world: builders.World, *readers: Posting) -> Application:
    """Walk a paper of level one to the last desk, where these people have read it."""
    paper = builders.a_submitted(world, level=builders.Level.ONE)
    for by in (world.admin, world.reviewer):
        builders.passed_by(paper, by=by)
    for by in readers:
        builders.look_through(paper, by=by)
    return paper


def test_two_who_agree_at_once_decide_once(world: builders.World, colleague: Posting) -> None:
    both = (world.provincial, colleague)
    paper = at_the_province(world, *both)

    done = race(*[partial(reviewer.approve, paper.public_id, by=by) for by in both])

    assert all(done)
    assert Opinion.objects.filter(application=paper).count() == 2
    assert Decision.objects.filter(application=paper, step="province").count() == 1
    assert Application.objects.get(pk=paper.pk).state == State.APPROVED


def test_without_the_row_lock_two_who_agree_decide_nothing(
    world: builders.World, colleague: Posting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Negative control: each looks for the other's key before either has turned one."""
    both = (world.provincial, colleague)
    paper = at_the_province(world, *both)
    both_have_looked, turn = threading.Barrier(2), Opinion.objects.create

    def meet(**opinion: object) -> Opinion:
        both_have_looked.wait(10)
        return turn(**opinion)

    monkeypatch.setattr(desk, "holding", unlocked)
    monkeypatch.setattr(Opinion.objects, "create", meet)
    monkeypatch.setattr(two_keys, "_record", lambda *_a, **_k: None)

    race(*[partial(reviewer.approve, paper.public_id, by=by) for by in both])

    assert Opinion.objects.filter(application=paper).count() == 2
    assert not Decision.objects.filter(application=paper, step="province").exists()


def proposals(paper: Application, *people: Posting) -> list[partial[Disqualification]]:
    """Return how each of these people proposes to disqualify."""
    propose = partial(
        disqualifying.propose, paper.public_id, reason="伪造。", evidence="复函。", pictures=()
    )
    return [partial(propose, by=by) for by in people]


def test_two_who_propose_at_once_propose_once(world: builders.World, colleague: Posting) -> None:
    paper = builders.a_submitted(world)

    done = race(*proposals(paper, world.reviewer, colleague))

    assert done.count(True) == 1
    assert Disqualification.objects.standing().filter(application=paper).count() == 1
    assert Entry.objects.filter(verb="propose_disqualification").count() == 1


def test_without_the_row_lock_only_the_database_stops_the_second_proposal(
    world: builders.World, colleague: Posting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Negative control: both have found nothing proposed, and one hears a fault, not a reason."""
    paper = builders.a_submitted(world)
    both_have_looked, look = threading.Barrier(2), disqualifying.standing_for

    def meet(held: Application) -> Disqualification | None:
        found = look(held)
        both_have_looked.wait(10)
        return found

    monkeypatch.setattr(desk, "holding", unlocked)
    monkeypatch.setattr(disqualifying, "standing_for", meet)

    with pytest.raises(IntegrityError):
        race(*proposals(paper, world.reviewer, colleague))


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
