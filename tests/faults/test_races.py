"""Two people at once: exactly one wins, and paper, desk and trail tell the same story.

The negative control takes the row lock away and must see the race; else these tests prove nothing.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from django.db import transaction

from applications.models import Application, FindingKind
from applications.states import State
from audit.models import Entry
from flows import desk
from flows.approval import expected_task
from flows.commands import candidate, clock, payment, reviewer, verdicts
from flows.commands.reviewer import Flag
from flows.models import DeskRow
from notifications.models import OutboxMessage
from payments.models import Payment
from tests import builders, money
from tests.faults.racing import race

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.fault]
ROUNDS = 3


@pytest.fixture
def world() -> builders.World:
    return builders.a_world()


def agree(paper: Application) -> Application:
    """Assert that the open task is the one the paper's state asks for; return the fresh paper."""
    fresh = Application.objects.with_faces().get(pk=paper.pk)
    task = desk.open_task_of(fresh)
    assert (task.flow_task.name if task else None) == expected_task(fresh)
    return fresh


def moves_in_trail(paper: Application, *verbs: str) -> int:
    return Entry.objects.filter(subject=paper.reference, verb__in=verbs).count()


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_approve_against_reject_has_one_winner(world: builders.World, _round: int) -> None:
    paper = builders.a_submitted(world)
    builders.look_through(paper, by=world.admin)

    done = race(
        lambda: reviewer.approve(paper.public_id, by=world.admin),
        lambda: reviewer.reject(paper.public_id, by=world.admin, reason="不符合。"),
    )

    assert done.count(True) == 1
    assert moves_in_trail(paper, "approve", "reject") == 1
    agree(paper)


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_withdraw_against_send_back_has_one_winner(world: builders.World, _round: int) -> None:
    paper = builders.a_submitted(world)
    flags = [Flag(FindingKind.DOCUMENT, "id_card", "看不清。")]

    done = race(
        lambda: candidate.withdraw(paper.public_id, by=paper.candidate),
        lambda: reviewer.send_back(paper.public_id, by=world.admin, flags=flags),
    )

    assert done.count(True) == 1
    agree(paper)


def test_eight_submits_are_one_submission(world: builders.World) -> None:
    paper = builders.a_draft(world)
    builders.upload_everything(paper)

    def submit() -> None:
        candidate.submit(paper.public_id, by=paper.candidate)

    assert all(race(*[submit] * 8))  # everybody gets the same answer
    assert moves_in_trail(paper, "submit") == 1
    told = OutboxMessage.objects.filter(about=paper.reference, kind="application_submitted")
    assert told.count() == 1
    agree(paper)


def test_eight_starts_are_one_application(world: builders.World) -> None:
    person = builders.a_person()

    def start() -> None:
        candidate.start(by=person, exam=world.exam, level=builders.Level.FOUR, region=world.city)

    assert race(*[start] * 8).count(True) == 1
    assert Application.objects.filter(candidate=person).count() == 1


def test_the_same_news_ten_times_at_once_is_one_payment(world: builders.World) -> None:
    paper = builders.an_approved(world)
    order = payment._order_row(paper.public_id, by=paper.candidate)  # noqa: SLF001 - without the gateway
    news = money.news(order)

    assert all(race(*[lambda: payment.settle(news)] * 10))
    assert Payment.objects.filter(application=paper).count() == 1
    assert agree(paper).state == State.PAID


def test_payment_against_the_deadline_has_one_outcome(world: builders.World) -> None:
    paper = builders.an_approved(world)
    order = payment._order_row(paper.public_id, by=paper.candidate)  # noqa: SLF001 - as above
    Application.objects.filter(pk=paper.pk).update(payment_due=paper.created_at)
    news = money.news(order, paid_at=paper.created_at)

    race(lambda: payment.settle(news), clock.lapse_late)

    fresh = agree(paper)
    kept = Payment.objects.get(application=paper)
    assert (fresh.state, kept.state) in {("paid", "applied"), ("lapsed", "to_refund")}


def test_four_colleagues_never_take_the_same_case(world: builders.World) -> None:
    papers = [builders.a_submitted(world) for _ in range(4)]
    postings = [
        builders.a_posting(builders.Role.EMPLOYER_ADMIN, employer=world.employer) for _ in range(4)
    ]

    race(*[lambda by=by: reviewer.claim_next(by=by) for by in postings])

    owners = [DeskRow.objects.get(application=paper).owner_id for paper in papers]
    taken = [owner for owner in owners if owner is not None]
    assert len(taken) == len(set(taken)) >= 1


def test_without_the_row_lock_the_race_is_seen(
    world: builders.World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Negative control: two decisions on the same stale paper both go through."""
    paper = builders.a_submitted(world)
    both_have_read = threading.Barrier(2)

    @contextmanager
    def unlocked(public_id: str) -> Iterator[Application]:
        with transaction.atomic():
            loaded = Application.objects.with_faces().get(public_id=public_id)
            both_have_read.wait(10)
            yield loaded

    monkeypatch.setattr(desk, "holding", unlocked)
    monkeypatch.setattr(reviewer, "require_row", lambda *_a, **_k: None)
    monkeypatch.setattr(desk, "hand_on", lambda *_a, **_k: None)
    monkeypatch.setattr(verdicts, "save_and_record", lambda paper, **_k: paper.save())
    builders.look_through(paper, by=world.admin)

    done = race(
        lambda: reviewer.approve(paper.public_id, by=world.admin),
        lambda: reviewer.reject(paper.public_id, by=world.admin, reason="不符合。"),
    )

    assert done == [True, True]
