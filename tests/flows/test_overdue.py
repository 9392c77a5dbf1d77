"""Overdue cases: reported once for each desk, to whoever answers, and given to somebody else."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from accounts.models import Posting, Role
from applications.errors import AlreadyHandled, NotYourDesk, Refused
from audit import trail
from exams.models import Office
from flows import tasks
from flows.commands import clock, reassigning, reviewer
from flows.heads import overdue_at, paths_led_by
from flows.models import DeskRow
from notifications.models import OutboxMessage
from tests import builders

if TYPE_CHECKING:
    from applications.models import Application
    from registry.models import Region

pytestmark = pytest.mark.django_db
CITY, PROVINCE = "41.4103", "41"


@pytest.fixture
def world() -> builders.World:
    return builders.a_world()


def at_the_office(world: builders.World) -> Application:
    return builders.passed_by(builders.a_submitted(world), by=world.admin)


def let_time_pass(*papers: Application, hours: int = 1) -> None:
    late = timezone.now() - timedelta(hours=hours)
    DeskRow.objects.filter(application__in=papers).update(due_at=late)


def an_overdue(world: builders.World) -> Application:
    paper = at_the_office(world)
    let_time_pass(paper)
    clock.escalate_overdue()
    return paper


def a_reviewer(
    world: builders.World, *, name: str = "刘审核", region: Region | None = None
) -> Posting:
    return builders.a_posting(Role.REVIEWER, region=region or world.city, name=name)


def a_head(world: builders.World) -> Posting:
    head = a_reviewer(world, name="马科长")
    Office.objects.filter(region=world.city).update(head=head.user)
    return head


def led_by(posting: Posting) -> list[str]:
    return paths_led_by(posting, now=timezone.now())


def row_of(paper: Application) -> DeskRow:
    return DeskRow.objects.get(application=paper)


def test_what_is_overdue_is_reported_once_however_often_the_clock_rings(
    world: builders.World,
) -> None:
    late, in_time = at_the_office(world), at_the_office(world)
    let_time_pass(late)
    told = OutboxMessage.objects.count()

    tasks.escalate_overdue()
    assert clock.escalate_overdue() == 0

    assert list(overdue_at([CITY])) == [row_of(late)]
    assert row_of(in_time).escalated_at is None
    assert trail.history_of(late.reference).filter(verb="escalate").count() == 1
    assert OutboxMessage.objects.count() == told


def test_another_desk_is_another_cause(world: builders.World) -> None:
    paper = builders.a_submitted(world)
    let_time_pass(paper)
    assert clock.escalate_overdue() == 1
    builders.passed_by(paper, by=world.admin)
    assert row_of(paper).escalated_at is None

    let_time_pass(paper)

    assert clock.escalate_overdue() == 1
    told = trail.history_of(paper.reference).filter(verb="escalate")
    assert [entry.details["step"] for entry in told] == ["employer", "office"]


def test_a_case_decided_in_that_moment_is_left_alone(world: builders.World) -> None:
    paper = builders.an_approved(world)

    assert not clock._escalate(paper.public_id)  # noqa: SLF001 - what the sweep does to a paper that just moved


def test_a_decision_that_can_still_be_undone_came_in_time(world: builders.World) -> None:
    paper = at_the_office(world)
    builders.look_through(paper, by=world.reviewer)
    reviewer.approve(paper.public_id, by=world.reviewer)
    let_time_pass(paper)

    assert clock.escalate_overdue() == 0


def test_one_that_fails_stops_no_other(
    world: builders.World, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, good = at_the_office(world), at_the_office(world)
    let_time_pass(broken, good)
    monkeypatch.setattr(trail, "record", _failing_for(broken))

    assert clock.escalate_overdue() == 1
    assert row_of(broken).escalated_at is None
    assert row_of(good).escalated_at is not None


def _failing_for(paper: Application) -> object:
    record = trail.record

    def fails(*, subject: str, **facts: object) -> object:
        if subject == paper.reference:
            raise RuntimeError
        return record(subject=subject, **facts)  # type: ignore[arg-type]  # handed through

    return fails


def test_a_head_answers_and_without_one_the_supervisor(world: builders.World) -> None:
    assert led_by(world.supervisor) == [CITY]
    head = a_head(world)

    assert led_by(head) == [CITY]
    assert led_by(world.supervisor) == []
    assert led_by(world.reviewer) == []
    assert led_by(world.clerk) == []

    Posting.objects.filter(pk=head.pk).update(ends=timezone.now())
    assert led_by(world.supervisor) == [CITY]


def test_an_office_without_anybody_is_answered_for_by_the_one_above(world: builders.World) -> None:
    Posting.objects.filter(pk=world.supervisor.pk).update(ends=timezone.now())
    province = builders.a_posting(Role.SUPERVISOR, region=world.province)

    assert set(led_by(province)) == {PROVINCE, CITY, "41.4102"}


def test_a_head_gives_an_overdue_case_to_a_colleague(world: builders.World) -> None:
    head, colleague, paper = a_head(world), a_reviewer(world), an_overdue(world)
    reviewer.claim(paper.public_id, by=world.reviewer)

    reassigning.reassign(paper.public_id, by=head, to=colleague, words="王审核出差。")

    assert row_of(paper).owner == colleague.user
    entry = trail.history_of(paper.reference).last()
    assert entry is not None
    assert (entry.verb, entry.reason, entry.actor) == ("reassign", "王审核出差。", head.public_id)
    builders.passed_by(paper, by=colleague)


def test_only_who_answers_gives_and_only_what_is_overdue(world: builders.World) -> None:
    head, colleague = a_head(world), a_reviewer(world)
    paper, in_time = an_overdue(world), at_the_office(world)

    for stranger in (world.reviewer, world.supervisor, world.other_reviewer, world.clerk):
        with pytest.raises(NotYourDesk):
            reassigning.reassign(paper.public_id, by=stranger, to=colleague)
    with pytest.raises(NotYourDesk):
        reassigning.reassign(in_time.public_id, by=head, to=colleague)
    builders.passed_by(paper, by=world.reviewer)
    with pytest.raises(AlreadyHandled):
        reassigning.reassign(paper.public_id, by=head, to=colleague)


def test_an_employers_desk_is_not_given_away(world: builders.World) -> None:
    head, colleague, paper = a_head(world), a_reviewer(world), builders.a_submitted(world)
    let_time_pass(paper)
    clock.escalate_overdue()

    with pytest.raises(NotYourDesk):
        reassigning.reassign(paper.public_id, by=head, to=colleague)


def test_nobody_gives_away_the_own_case(world: builders.World) -> None:
    head, colleague = a_head(world), a_reviewer(world)
    paper = builders.passed_by(builders.a_submitted(world, person=head.user), by=world.admin)
    let_time_pass(paper)
    clock.escalate_overdue()

    with pytest.raises(NotYourDesk):
        reassigning.reassign(paper.public_id, by=head, to=colleague)


def test_the_colleague_has_to_fit_and_many_are_reported_one_by_one(world: builders.World) -> None:
    head, colleague = a_head(world), a_reviewer(world)
    far = a_reviewer(world, region=world.other_city)
    own = builders.passed_by(builders.a_submitted(world, person=colleague.user), by=world.admin)
    paper, gone = an_overdue(world), builders.an_approved(world)
    let_time_pass(own)
    clock.escalate_overdue()
    with pytest.raises(Refused, match="不是这里的审核员"):
        reassigning.reassign(paper.public_id, by=head, to=far)

    report = reassigning.reassign_all(
        [paper.public_id, own.public_id, gone.public_id, paper.public_id], by=head, to=colleague
    )

    assert report.given == 1
    assert [why for _, why in report.skipped] == [
        "刘审核不能办理这一件：与本人有关，或者经手过。",
        "这件报名已经有人办理过了，请刷新页面查看。",
        "本来就在这位同事手上。",
    ]
