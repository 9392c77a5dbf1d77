"""Nobody is told of a decision that can still be undone; then it stands exactly once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from applications.errors import AlreadyHandled, NotYourDesk, Refused
from applications.models import Application, FindingKind
from applications.states import State
from audit import trail
from flows import desk, tasks
from flows.commands import candidate, each, on_behalf, reviewer, settling, verdicts
from flows.commands.reviewer import Flag
from flows.models import Decision, DeskRow
from flows.policy import desks_of
from notifications.models import OutboxMessage
from tests import builders

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

pytestmark = pytest.mark.django_db
FLAGS = [Flag(FindingKind.DOCUMENT, "id_card", "看不清。")]


@pytest.fixture
def world() -> builders.World:
    world = builders.a_world()
    world.exam.undo_minutes = 10
    world.exam.save()
    return world


def fresh(paper: Application) -> Application:
    return Application.objects.with_faces().get(pk=paper.pk)


def verbs_of(paper: Application) -> list[str]:
    return list(trail.history_of(paper.reference).values_list("verb", flat=True))


def let_time_pass() -> None:
    """Move what waits into the past, as ten minutes would."""
    Decision.objects.pending().update(settles_at=timezone.now() - timedelta(hours=1))


def told_of(paper: Application) -> list[str]:
    return list(OutboxMessage.objects.filter(about=paper.reference).values_list("kind", flat=True))


def decided(world: builders.World) -> Application:
    """Let the employer's admin agree to a case, not yet told."""
    paper = builders.a_submitted(world)
    return builders.passed_by(paper, by=world.admin)


def test_a_pending_decision_is_in_no_list_and_nobody_is_told(world: builders.World) -> None:
    paper = decided(world)

    assert fresh(paper).step == "employer"
    assert told_of(paper) == ["application_submitted"]
    assert not desks_of(world.admin).exists()
    assert verbs_of(paper)[-1] == "decide"
    decision = Decision.objects.get()
    assert str(decision) == f"{paper.reference} employer approve"
    assert decision.settles_at - decision.made_at == timedelta(minutes=10)


def test_nobody_decides_takes_or_adds_to_what_is_decided(world: builders.World) -> None:
    paper = decided(world)
    colleague = builders.a_posting(builders.Role.EMPLOYER_ADMIN, employer=world.employer)
    deeds: list[Callable[[], object]] = [
        lambda: reviewer.reject(paper.public_id, by=world.admin, reason="不符。"),
        lambda: reviewer.claim(paper.public_id, by=colleague),
        lambda: reviewer.release(paper.public_id, by=world.admin),
        lambda: on_behalf.add_pictures(
            paper.public_id, by=world.admin, code="id_card", pictures=[builders.scan()]
        ),
    ]

    for deed in deeds:
        with pytest.raises(AlreadyHandled):
            deed()


def test_the_clock_settles_what_is_due_and_once(world: builders.World) -> None:
    first, second = decided(world), builders.a_submitted(world)
    reviewer.send_back(second.public_id, by=world.admin, flags=FLAGS)
    assert settling.settle_due() == 0
    let_time_pass()

    tasks.settle_decisions()

    assert settling.settle_due() == 0
    assert (fresh(first).state, fresh(first).step) == (State.SUBMITTED, "office")
    assert fresh(second).state == State.NEEDS_MATERIALS
    assert told_of(first)[-1] == "application_forwarded"
    assert verbs_of(second)[-2:] == ["decide", "send_back"]
    entry = trail.history_of(second.reference).last()
    assert entry is not None
    assert entry.actor == world.admin.public_id
    assert not Decision.objects.pending().exists()


def test_deadlines_are_counted_from_when_the_candidate_is_told(world: builders.World) -> None:
    paper = builders.a_submitted(world)
    reviewer.send_back(paper.public_id, by=world.admin, flags=FLAGS)
    assert fresh(paper).correction_due is None

    assert settling.settle_now(paper.public_id, by=world.admin)

    due = fresh(paper).correction_due
    assert due is not None
    assert due > timezone.now()


def test_an_undone_decision_leaves_the_case_on_ones_own_pile(world: builders.World) -> None:
    paper = decided(world)

    settling.undo(paper.public_id, by=world.admin)

    assert desks_of(world.admin).get().owner_id == world.admin.user_id
    let_time_pass()
    assert settling.settle_due() == 0
    assert told_of(paper) == ["application_submitted"]
    assert verbs_of(paper)[-2:] == ["decide", "undo"]
    with pytest.raises(Refused, match="不能再撤销"):
        settling.undo(paper.public_id, by=world.admin)
    reviewer.reject(paper.public_id, by=world.admin, reason="证书不符。")
    assert Decision.objects.pending().get().verdict == "reject"


def test_a_case_that_was_taken_before_stays_with_its_owner(world: builders.World) -> None:
    paper = builders.a_submitted(world)
    reviewer.claim(paper.public_id, by=world.admin)

    builders.passed_by(paper, by=world.admin)
    settling.undo(paper.public_id, by=world.admin)

    assert DeskRow.objects.get(application=paper).owner_id == world.admin.user_id


def test_only_who_decided_undoes_or_tells(world: builders.World) -> None:
    paper = decided(world)
    colleague = builders.a_posting(builders.Role.EMPLOYER_ADMIN, employer=world.employer)

    for deed in (settling.undo, settling.settle_now):
        with pytest.raises(NotYourDesk):
            deed(paper.public_id, by=colleague)


def test_what_stands_is_not_undone(world: builders.World) -> None:
    paper = decided(world)
    settling.settle_now(paper.public_id, by=world.admin)

    with pytest.raises(Refused, match="已经通知本人"):
        settling.undo(paper.public_id, by=world.admin)
    with pytest.raises(Refused, match="已经通知本人"):
        settling.settle_now(paper.public_id, by=world.admin)


def test_who_has_decided_keeps_the_candidate_from_withdrawing(world: builders.World) -> None:
    paper = decided(world)

    with pytest.raises(Refused, match="已经有人审核过"):
        candidate.withdraw(paper.public_id, by=paper.candidate)


def test_closing_a_case_voids_what_was_decided(world: builders.World) -> None:
    paper = decided(world)

    desk.close(paper)
    let_time_pass()

    assert settling.settle_due() == 0
    assert Decision.objects.get().voided_at is not None


def test_a_paper_that_changed_meanwhile_comes_back(world: builders.World) -> None:
    paper = decided(world)
    Application.objects.filter(pk=paper.pk).update(version=paper.version + 1)
    let_time_pass()

    assert settling.settle_due() == 0

    assert desks_of(world.admin).exists()
    assert told_of(paper) == ["application_submitted"]
    assert verbs_of(paper)[-1] == "overtake"


def test_one_that_cannot_be_settled_holds_up_nobody(
    world: builders.World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = decided(world), decided(world)
    let_time_pass()

    def broken(paper: Application, decision: Decision, *, now: datetime) -> None:
        if paper.pk == first.pk:
            raise LookupError("no review chain")
        verdicts.carry_out(paper, decision, now=now)

    monkeypatch.setattr(settling, "carry_out", broken)

    assert settling.settle_due() == 1

    assert "could not be settled" in caplog.text
    assert fresh(second).step == "office"
    assert Decision.objects.pending().get().application_id == first.pk


def test_batches_of_what_cannot_be_settled_do_not_starve_the_rest(
    world: builders.World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    poison = [decided(world) for _ in range(4)]
    last = decided(world)
    let_time_pass()
    spoilt = {one.pk for one in poison}

    def broken(paper: Application, decision: Decision, *, now: datetime) -> None:
        if paper.pk in spoilt:
            Decision.objects.create(pk=decision.pk)  # refused: nothing of it may stay
        verdicts.carry_out(paper, decision, now=now)

    monkeypatch.setattr(settling, "carry_out", broken)
    monkeypatch.setattr(each, "BATCH", 2)

    assert settling.settle_due() == 1

    assert fresh(last).step == "office"
    assert "4 decisions that are due could not be settled." in caplog.text
    assert Decision.objects.pending().count() == 4
    monkeypatch.setattr(settling, "carry_out", verdicts.carry_out)
    assert settling.settle_due() == 4  # mended, the next run finds them again


def test_the_sweep_leaves_alone_what_is_not_due(world: builders.World) -> None:
    paper = decided(world)

    assert not settling._settle_due(paper.public_id)  # noqa: SLF001 - what the sweep does to one that was just made
    settling.undo(paper.public_id, by=world.admin)
    assert not settling._settle_due(paper.public_id)  # noqa: SLF001 - as above
