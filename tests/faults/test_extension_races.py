"""More time agreed in the very second of a deadline: somebody has it, or has not, and is told so.

Each race is played on two connections. The negative controls show that the tests could fail.
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from applications import lateness
from applications.models import Application, FindingKind
from applications.states import State
from exams.models import Actor, Extended, Window
from flows.commands import candidate, clock, extending, reviewer
from flows.commands.extending import MoreTime
from flows.commands.reviewer import Flag
from notifications.models import OutboxMessage
from tests import builders
from tests.faults.racing import race

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exams.models import Extension

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.fault]
ROUNDS = 3


@pytest.fixture
def world() -> builders.World:
    return builders.a_world()


def in_days(days: int) -> datetime:
    return timezone.now() + timedelta(days=days)


def proposed(world: builders.World, kind: Extended, paper: Application | None) -> Extension:
    """Propose more time for one person, or for the whole city."""
    asked = MoreTime(
        exam=world.exam,
        kind=kind,
        until=in_days(20),
        reason="系统维护。",
        person=paper.candidate if paper else None,
        region=None if paper else world.city,
    )
    return extending.propose(asked, by=world.clerk)


def told(paper: Application, kind: str) -> int:
    return OutboxMessage.objects.filter(about=paper.reference, kind=kind).count()


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_agreed_while_somebody_hands_in_after_the_close(world: builders.World, _round: int) -> None:
    paper = builders.a_draft(world)
    builders.upload_everything(paper)
    Window.objects.filter(actor=Actor.CANDIDATE).update(closes=in_days(-1))
    extension = proposed(world, Extended.CANDIDATE, paper)

    agreed, taken = race(
        lambda: extending.confirm(extension.public_id, by=world.second_clerk),
        lambda: candidate.submit(paper.public_id, by=paper.candidate),
    )

    paper.refresh_from_db()
    assert agreed
    assert (paper.state == State.SUBMITTED) is taken
    if not taken:  # refused a moment too early: the same again goes through
        assert candidate.submit(paper.public_id, by=paper.candidate).state == State.SUBMITTED


def test_without_the_agreement_nobody_gets_in(world: builders.World) -> None:
    """The control: it is the extension that opens the door."""
    paper = builders.a_draft(world)
    builders.upload_everything(paper)
    Window.objects.filter(actor=Actor.CANDIDATE).update(closes=in_days(-1))
    proposed(world, Extended.CANDIDATE, paper)

    assert race(lambda: candidate.submit(paper.public_id, by=paper.candidate)) == [False]


@pytest.mark.parametrize("whose", ["person", "region"])
@pytest.mark.parametrize("_round", range(ROUNDS))
def test_agreed_while_the_clock_ends_the_paper(
    world: builders.World, whose: str, _round: int
) -> None:
    paper = builders.a_returned(world)
    extension = proposed(world, Extended.MATERIALS, paper if whose == "person" else None)
    Application.objects.update(correction_due=in_days(-1))

    agreed, _ = race(
        lambda: extending.confirm(extension.public_id, by=world.second_clerk), clock.lapse_late
    )

    paper.refresh_from_db()
    assert agreed
    if paper.state == State.LAPSED:
        assert (told(paper, "application_lapsed"), told(paper, "time_extended")) == (1, 0)
    else:
        assert (paper.state, paper.correction_due) == (State.NEEDS_MATERIALS, extension.until)
        assert (told(paper, "application_lapsed"), told(paper, "time_extended")) == (0, 1)


@contextmanager
def between(monkeypatch: pytest.MonkeyPatch, deed: object) -> Iterator[None]:
    """Let another connection act after a deadline was counted, and before it is written."""
    counted = lateness.or_longer

    def then(usual: datetime, paper: Application, kind: Extended) -> datetime:
        due = counted(usual, paper, kind)
        assert race(deed) == [True]  # type: ignore[arg-type]  # a command, by name
        return due

    with monkeypatch.context() as patch:
        patch.setattr("flows.deadlines.or_longer", then)
        yield


@pytest.mark.parametrize("is_looked_up", [True, False])
def test_agreed_between_counting_a_deadline_and_writing_it(
    world: builders.World, monkeypatch: pytest.MonkeyPatch, *, is_looked_up: bool
) -> None:
    """The extension does not find the paper, and the paper not the extension.

    Looked up once more when the time is over, the paper stays; without, the control, it is ended.
    """
    paper = builders.a_submitted(world)
    extension = proposed(world, Extended.MATERIALS, None)
    flags = [Flag(FindingKind.DOCUMENT, "id_card", "看不清。")]
    with between(
        monkeypatch, lambda: extending.confirm(extension.public_id, by=world.second_clerk)
    ):
        returned = reviewer.send_back(paper.public_id, by=world.admin, flags=flags)
    assert returned.correction_due is not None
    assert returned.correction_due < extension.until
    Application.objects.update(correction_due=in_days(-1))
    if not is_looked_up:
        for module in (lateness, clock):
            monkeypatch.setattr(module, "or_longer", lambda usual, *_: usual)

    clock.lapse_late()

    paper.refresh_from_db()
    expected = State.NEEDS_MATERIALS if is_looked_up else State.LAPSED
    assert paper.state == expected
    assert told(paper, "time_extended") == is_looked_up
