"""Many cases at once: each checked at its turn, what is skipped says why, nothing is done twice."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from accounts.models import Posting, Role
from applications.errors import Refused
from applications.models import Application
from audit.models import Entry
from exams.levels import Level
from exams.models import BulkApprove, Step
from flows import tasks
from flows.commands import bulk, reminding, reviewer
from flows.models import BulkDeed, BulkJob, DeskRow, Outcome
from notifications.models import OutboxMessage
from registry.models import Qualification
from tests import builders

if TYPE_CHECKING:
    from pytest_django import DjangoCaptureOnCommitCallbacks

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> builders.World:
    return builders.a_world()


def clean(world: builders.World, name: str = "王秀英") -> Application:
    """Submit a paper the register agrees with, and open its documents."""
    person = builders.a_person(name=name)
    Qualification.objects.create(
        id_number_index=person.id_number_index or "", level=5, year=2018, trade_name="护理员",
        certificate_number=f"C{next(builders.numbers)}",
    )  # fmt: skip
    paper = builders.a_submitted(world, person=person)
    builders.look_through(paper, by=world.admin)
    return paper


def begun(world: builders.World, deed: BulkDeed, *papers: Application) -> BulkJob:
    return bulk.begin(by=world.admin, deed=deed, seen=[(one, one.version) for one in papers])


def done(job: BulkJob) -> list[tuple[str, str]]:
    bulk.run(job.pk)
    job.refresh_from_db()
    return list(job.items.values_list("outcome", "why"))


def test_clean_cases_are_approved_and_the_others_skipped(world: builders.World) -> None:
    unopened = clean(world)
    reviewer_has_seen = clean(world)
    builders.look_through(unopened, by=world.admin)
    unregistered = builders.a_submitted(world)
    builders.look_through(unregistered, by=world.admin)
    fresh = builders.a_submitted(world, person=builders.a_person())

    outcomes = done(begun(world, BulkDeed.APPROVE, unopened, unregistered, reviewer_has_seen))

    assert outcomes == [("done", ""), ("skipped", "合格库没有记录，请打开逐件看。"), ("done", "")]
    steps = {row.application_id: row.step for row in DeskRow.objects.all()}
    assert steps[unopened.pk] == steps[reviewer_has_seen.pk] == Step.OFFICE
    assert steps[unregistered.pk] == steps[fresh.pk] == Step.EMPLOYER


def test_a_job_and_its_cases_have_names(world: builders.World) -> None:
    job = begun(world, BulkDeed.REMIND, builders.a_submitted(world))

    assert str(job) == f"remind {job.public_id}"
    assert str(job.items.get()) == f"{job.pk} 1"


def test_what_was_not_opened_is_skipped_whatever_the_exam_allows(world: builders.World) -> None:
    world.exam.bulk_approve = BulkApprove.OPENED
    world.exam.save()
    doubtful, unopened = builders.a_submitted(world), builders.a_submitted(world)
    builders.look_through(doubtful, by=world.admin)

    outcomes = done(begun(world, BulkDeed.APPROVE, doubtful, unopened))

    assert outcomes[0] == ("done", "")
    assert outcomes[1][0] == "skipped"
    assert "没有打开看过" in outcomes[1][1]


def test_an_exam_may_forbid_approving_in_bulk(world: builders.World) -> None:
    world.exam.bulk_approve = BulkApprove.OFF
    world.exam.save()

    assert done(begun(world, BulkDeed.APPROVE, clean(world))) == [("skipped", bulk.OFF)]


def test_what_moved_meanwhile_is_skipped(world: builders.World) -> None:
    paper = clean(world)
    job = begun(world, BulkDeed.APPROVE, paper)
    reviewer.approve(paper.public_id, by=world.admin)

    (outcome,) = done(job)

    assert outcome == ("skipped", bulk.HANDLED)
    assert Entry.objects.filter(subject=paper.reference, verb="approve").count() == 1


def test_a_stopped_job_does_no_more(world: builders.World) -> None:
    first, second = clean(world), clean(world)
    job = begun(world, BulkDeed.APPROVE, first, second)
    assert bulk._do_next(job.pk)  # noqa: SLF001 - a worker in the middle of its work

    bulk.stop(job)

    assert done(job) == [("done", ""), ("", "")]
    assert job.stopped_at is not None
    assert job.finished_at is None


def test_the_clock_goes_on_with_a_job_whose_worker_was_killed(world: builders.World) -> None:
    first, second = clean(world), clean(world)
    job = begun(world, BulkDeed.APPROVE, first, second)
    bulk._do_next(job.pk)  # noqa: SLF001 - here the worker is killed
    fresh = begun(world, BulkDeed.RELEASE, builders.a_submitted(world))
    long_ago = timezone.now() - timedelta(minutes=3)
    BulkJob.objects.filter(pk=job.pk).update(created_at=long_ago, beat_at=long_ago)

    tasks.go_on_with_lost_bulk()

    job.refresh_from_db()
    assert job.finished_at is not None
    assert [item.outcome for item in job.items.all()] == [Outcome.DONE, Outcome.DONE]
    assert Entry.objects.filter(verb="approve").count() == 2
    fresh.refresh_from_db()
    assert fresh.finished_at is None


def test_two_runs_do_each_row_once(world: builders.World) -> None:
    job = begun(world, BulkDeed.APPROVE, clean(world))

    tasks.run_bulk(job.pk)
    tasks.run_bulk(job.pk)

    assert Entry.objects.filter(verb="approve").count() == 1


def test_whoever_has_left_the_posting_does_nothing_more(world: builders.World) -> None:
    job = begun(world, BulkDeed.APPROVE, clean(world))
    Posting.objects.filter(pk=world.admin.pk).update(ends=timezone.now())

    assert done(job) == [("skipped", "这件报名不由您办理。")]


def test_cases_are_handed_over_and_put_back(world: builders.World) -> None:
    colleague = builders.a_posting(Role.EMPLOYER_ADMIN, employer=world.employer, name="李敏")
    paper = builders.a_submitted(world)
    seen = [(paper, paper.version)]

    job = bulk.begin(by=world.admin, deed=BulkDeed.HAND_OVER, seen=seen, to=colleague, words="休假")
    assert done(job) == [("done", "")]
    assert DeskRow.objects.get().owner == colleague.user

    back = bulk.begin(by=colleague, deed=BulkDeed.RELEASE, seen=seen)
    assert done(back) == [("done", "")]
    assert DeskRow.objects.get().owner is None
    assert done(begun(world, BulkDeed.HAND_OVER, paper)) == [("skipped", "没有选移交给谁。")]


def test_a_candidate_is_reminded_once_a_day(world: builders.World) -> None:
    returned, waiting = builders.a_returned(world), builders.a_submitted(world)

    first = done(begun(world, BulkDeed.REMIND, returned, waiting))
    second = done(begun(world, BulkDeed.REMIND, returned))

    assert first == [("done", ""), ("skipped", "现在不用本人补材料或缴费，没有发短信。")]
    assert second == [("skipped", "今天已经提醒过本人，不再重复发短信。")]
    sent = OutboxMessage.objects.filter(about=returned.reference, kind="materials_due_soon")
    assert sent.count() == 1
    assert Entry.objects.filter(subject=returned.reference, verb="remind").count() == 1


def test_a_candidate_is_reminded_of_the_fee(world: builders.World) -> None:
    paper = builders.an_approved(world)

    reminding.remind_candidate(paper.public_id, by=world.reviewer)

    assert OutboxMessage.objects.filter(kind="payment_due_soon").count() == 1


def test_nobody_elsewhere_reminds(world: builders.World) -> None:
    paper = builders.a_returned(world)

    with pytest.raises(Refused, match="不由您办理"):
        reminding.remind_candidate(paper.public_id, by=world.other_reviewer)


def test_a_job_has_cases_and_not_too_many(
    world: builders.World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "MOST", 1)
    paper = builders.a_submitted(world)

    for seen in ([], [(paper, 0), (paper, 0)]):
        with pytest.raises(Refused, match="1 到 1 件"):
            bulk.begin(by=world.admin, deed=BulkDeed.RELEASE, seen=seen)


def test_the_worker_is_rung_when_the_job_is_written(
    world: builders.World,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    rung: list[int] = []
    monkeypatch.setattr(tasks.run_bulk, "delay", rung.append)

    with django_capture_on_commit_callbacks(execute=True):
        job = begun(world, BulkDeed.RELEASE, builders.a_submitted(world))

    assert job.pk in rung


def test_a_break_through_the_levels_is_never_without_doubt(world: builders.World) -> None:
    paper = clean(world)
    Application.objects.filter(pk=paper.pk).update(
        exceptional=True, commendations=["contest_placing"], apply_level=Level.FOUR
    )

    (outcome,) = done(begun(world, BulkDeed.APPROVE, paper))

    assert "破格晋升" in outcome[1]
