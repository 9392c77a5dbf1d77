"""What time does, once, and not a moment too early."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from applications.models import Application
from applications.states import State
from exams.models import Exam
from flows import deadlines, tasks
from flows.commands import clock, each, reviewer, telling
from flows.models import ApprovalProcess
from notifications.models import OutboxMessage
from tests import builders

if TYPE_CHECKING:
    from notifications.messages import Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> builders.World:
    return builders.a_world()


def due(paper: Application, moment: datetime) -> None:
    Application.objects.filter(pk=paper.pk).update(correction_due=moment, payment_due=moment)


def test_what_was_not_supplied_or_paid_in_time_lapses(world: builders.World) -> None:
    late = [builders.a_returned(world), builders.an_approved(world)]
    for paper in late:
        due(paper, timezone.now() - timedelta(hours=1))
    in_time = builders.an_approved(world)

    tasks.lapse_late()

    states = [Application.objects.get(pk=paper.pk).state for paper in [*late, in_time]]
    assert states == [State.LAPSED, State.LAPSED, State.APPROVED]
    assert OutboxMessage.objects.filter(kind="application_lapsed").count() == 2
    assert ApprovalProcess.objects.filter(application__in=late, finished=None).count() == 0
    assert clock.lapse_late() == 0


def test_a_paper_that_moved_meanwhile_is_left_alone(world: builders.World) -> None:
    paper = builders.a_submitted(world)

    assert not clock._lapse(paper.public_id)  # noqa: SLF001 - what the sweep does to a paper that just moved
    assert not clock._remind(paper.public_id)  # noqa: SLF001 - as above


def test_a_reminder_comes_once_for_each_deadline(world: builders.World) -> None:
    returned, approved = builders.a_returned(world), builders.an_approved(world)
    soon = timezone.now() + timedelta(hours=5)
    due(returned, soon)
    due(approved, soon)

    assert clock.remind() == 2
    tasks.remind()
    assert clock.remind() == 0

    kinds = OutboxMessage.objects.filter(cause__isnull=False).values_list("kind", flat=True)
    assert sorted(kinds) == ["materials_due_soon", "payment_due_soon"]
    due(returned, soon + timedelta(hours=18))
    clock.remind()
    assert OutboxMessage.objects.filter(kind="materials_due_soon").count() == 2


def test_one_paper_that_fails_stops_no_other_and_its_words_stay_out_of_the_log(
    world: builders.World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken, good = builders.an_approved(world), builders.an_approved(world)
    for paper in (broken, good):
        due(paper, timezone.now() - timedelta(hours=1))
    tell = telling.tell

    def fails(paper: Application, *rest: Message) -> None:
        if paper.pk == broken.pk:
            raise RuntimeError(paper.candidate.name)
        tell(paper, *rest)

    monkeypatch.setattr(clock, "tell", fails)
    monkeypatch.setattr(each, "BATCH", 1)

    assert clock.lapse_late() == 1
    good.refresh_from_db()
    broken.refresh_from_db()
    assert (good.state, broken.state) == (State.LAPSED, State.APPROVED)
    assert f"failed for {broken.public_id}: RuntimeError" in caplog.text
    assert broken.candidate.name not in caplog.text
    monkeypatch.setattr(clock, "tell", tell)
    assert clock.lapse_late() == 1


def test_a_decided_process_needs_no_closing(world: builders.World) -> None:
    paper = builders.a_submitted(world)
    reviewer.reject(paper.public_id, by=world.admin, reason="不符。")

    assert ApprovalProcess.objects.get(application=paper).finished is not None


def test_people_have_calendar_days_unless_the_exam_gives_them_working_days(
    world: builders.World,
) -> None:
    now = timezone.now()
    usual = builders.a_returned(world)
    Exam.objects.update(counts_working_days=True)
    longer = builders.a_returned(world)

    exam = Exam.objects.get()
    assert usual.correction_due == deadlines.end_of_day(now, days=exam.correction_days)
    counted = deadlines.end_of_working_day(exam, now, days=exam.correction_days)
    assert longer.correction_due == counted


def test_deadlines_end_at_midnight_in_henan() -> None:
    now = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)  # already the 24th in Henan

    moment = deadlines.end_of_day(now, days=2)

    assert timezone.localtime(moment).strftime("%m-%d %H:%M") == "11-27 00:00"
    assert deadlines.spoken_day(moment) == "11月26日"
