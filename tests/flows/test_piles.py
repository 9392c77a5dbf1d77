"""What one does with a case of one's pile besides deciding: set it aside, hand it over."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from accounts.models import Role
from applications.errors import NotYourDesk, Refused
from audit.models import Entry
from flows.colleagues import colleagues_of
from flows.commands import piles, reviewer
from flows.models import DeskRow
from tests import builders

if TYPE_CHECKING:
    from accounts.models import Posting
    from applications.models import Application

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> builders.World:
    return builders.a_world()


@pytest.fixture
def colleague(world: builders.World) -> Posting:
    return builders.a_posting(Role.EMPLOYER_ADMIN, employer=world.employer, name="李敏")


def row_of(paper: Application) -> DeskRow:
    return DeskRow.objects.get(application=paper)


def test_a_case_rests_until_the_morning_of_its_day(world: builders.World) -> None:
    paper = builders.a_submitted(world)
    day = timezone.localdate() + timedelta(days=3)

    piles.set_aside(paper.public_id, by=world.admin, until=day, reason=" 等本人寄原件 ")

    row = row_of(paper)
    assert row.owner == world.admin.user
    assert row.held_until is not None
    assert timezone.localtime(row.held_until).date() == day
    assert row.held_reason == "等本人寄原件"
    entry = Entry.objects.get(subject=paper.reference, verb="set_aside")
    assert (entry.reason, entry.details) == ("等本人寄原件", {"until": day.isoformat()})


@pytest.mark.parametrize("days", [-1, 0, 15])
def test_a_rest_is_a_day_of_the_coming_fortnight(world: builders.World, days: int) -> None:
    paper = builders.a_submitted(world)
    day = timezone.localdate() + timedelta(days=days)

    with pytest.raises(Refused, match="14 天以内"):
        piles.set_aside(paper.public_id, by=world.admin, until=day, reason="等原件")


def test_a_rest_has_a_reason(world: builders.World) -> None:
    paper = builders.a_submitted(world)
    tomorrow = timezone.localdate() + timedelta(days=1)

    with pytest.raises(Refused, match="为什么搁置"):
        piles.set_aside(paper.public_id, by=world.admin, until=tomorrow, reason=" ")


def test_a_resting_case_is_taken_up_once(world: builders.World) -> None:
    paper = builders.a_submitted(world)
    tomorrow = timezone.localdate() + timedelta(days=1)
    piles.set_aside(paper.public_id, by=world.admin, until=tomorrow, reason="等原件")

    for _ in range(2):
        piles.take_up(paper.public_id, by=world.admin)

    assert (row_of(paper).held_until, row_of(paper).held_reason) == (None, "")
    assert Entry.objects.filter(subject=paper.reference, verb="take_up").count() == 1


def test_what_is_put_back_rests_no_more(world: builders.World) -> None:
    paper = builders.a_submitted(world)
    tomorrow = timezone.localdate() + timedelta(days=1)
    piles.set_aside(paper.public_id, by=world.admin, until=tomorrow, reason="等原件")

    reviewer.release(paper.public_id, by=world.admin)

    assert row_of(paper).held_until is None


@pytest.mark.parametrize("is_taken", [1, 0])
def test_a_case_goes_over_to_a_colleague(
    world: builders.World, colleague: Posting, is_taken: int
) -> None:
    paper = builders.a_submitted(world)
    if is_taken:
        reviewer.claim(paper.public_id, by=world.admin)

    piles.hand_over(paper.public_id, by=world.admin, to=colleague, words="我明天休假")

    row = row_of(paper)
    assert (row.owner, row.handed_by) == (colleague.user, world.admin.user)
    assert row.task.owner == colleague.user
    entry = Entry.objects.get(subject=paper.reference, verb="hand_over")
    assert (entry.reason, entry.details) == ("我明天休假", {"to": "洛阳市中心医院 李敏"})


def test_what_was_handed_over_is_no_longer_ones_own(
    world: builders.World, colleague: Posting
) -> None:
    paper = builders.a_submitted(world)
    piles.hand_over(paper.public_id, by=world.admin, to=colleague)

    with pytest.raises(NotYourDesk):
        piles.hand_over(paper.public_id, by=world.admin, to=colleague)


def test_a_case_goes_to_nobody_elsewhere(world: builders.World) -> None:
    paper = builders.a_submitted(world)

    with pytest.raises(Refused, match="不在这个岗位"):
        piles.hand_over(paper.public_id, by=world.admin, to=world.reviewer)


def test_a_case_goes_to_nobody_who_may_not_decide_it(
    world: builders.World, colleague: Posting
) -> None:
    paper = builders.a_submitted(world)
    DeskRow.objects.filter(application=paper).update(barred=[colleague.user_id])

    with pytest.raises(Refused, match="李敏不能办理这一件"):
        piles.hand_over(paper.public_id, by=world.admin, to=colleague)

    assert row_of(paper).owner is None


def test_colleagues_work_in_the_same_place_now(world: builders.World, colleague: Posting) -> None:
    gone = builders.a_posting(Role.EMPLOYER_ADMIN, employer=world.employer)
    gone.ends = timezone.now()
    gone.save()
    beside = builders.a_posting(Role.REVIEWER, region=world.city)

    assert list(colleagues_of(world.admin, now=timezone.now())) == [colleague]
    assert list(colleagues_of(world.reviewer, now=timezone.now())) == [beside]
