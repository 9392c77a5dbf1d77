"""A colleague does the work of somebody who is away: same role, same place, some days."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts import handing_out, substitutes
from accounts.errors import NotDone, NotYours
from accounts.models import Posting, Role
from tests.accounts.offices import in_force
from tests.builders import World, a_posting, a_world

pytestmark = pytest.mark.django_db
A_WEEK = timedelta(days=7)


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def colleague(world: World) -> Posting:
    """Another reviewer of the same office."""
    return a_posting(Role.REVIEWER, region=world.city, name="刘审核")


def named(
    posting: Posting, colleague: Posting, *, by: Posting | None = None, days: int = 7
) -> Posting:
    now = timezone.now()
    return substitutes.name_substitute(
        posting.handle,
        by=by or posting,
        colleague=colleague.user.public_id,
        starts=now - timedelta(hours=1),
        ends=now + timedelta(days=days),
    )


def test_a_colleague_of_the_same_role_stands_in_at_once(world: World, colleague: Posting) -> None:
    stand_in = named(world.reviewer, colleague)

    assert in_force(stand_in)
    assert str(stand_in) == "洛阳市 · 审核员（代王审核）"
    assert stand_in.label == "洛阳市 刘审核（代王审核）"
    assert stand_in.public_id == colleague.user.public_id
    assert stand_in.acts_for == [colleague.user_id, world.reviewer.user_id]
    assert colleague.acts_for == [colleague.user_id]


def test_a_colleague_of_another_role_waits_for_a_second_person(world: World) -> None:
    stand_in = named(world.reviewer, world.second_clerk)
    assert not in_force(stand_in)

    handing_out.agree(stand_in.handle, by=world.clerk)

    assert in_force(stand_in)


def test_the_office_names_one_for_somebody_who_cannot(world: World, colleague: Posting) -> None:
    assert in_force(named(world.reviewer, colleague, by=world.clerk))


def test_the_clerk_does_not_name_oneself(world: World) -> None:
    with pytest.raises(NotDone, match="不能给自己"):
        named(world.reviewer, world.clerk, by=world.clerk)


def test_only_people_of_the_same_place_stand_in(world: World) -> None:
    for stranger in (world.other_reviewer, world.admin, world.provincial):
        with pytest.raises(NotDone, match="请从列出的同事里选"):
            named(world.reviewer, stranger)


def test_others_do_not_name_for_somebody(world: World, colleague: Posting) -> None:
    for by in (colleague, world.other_reviewer, world.supervisor):
        with pytest.raises(NotYours):
            named(world.reviewer, world.second_clerk, by=by)


@pytest.mark.parametrize(("days", "why"), [(-1, "还没有过去"), (91, "最多 90 天")])
def test_the_days_are_to_come_and_few(
    world: World, colleague: Posting, days: int, why: str
) -> None:
    with pytest.raises(NotDone, match=why) as refused:
        named(world.reviewer, colleague, days=days)
    assert refused.value.field == "last_day"


def test_nobody_stands_in_longer_than_the_posting_lasts(world: World, colleague: Posting) -> None:
    world.reviewer.ends = timezone.now() + timedelta(days=3)
    world.reviewer.save()

    with pytest.raises(NotDone, match="不能晚于"):
        named(world.reviewer, colleague)
    assert in_force(named(world.reviewer, colleague, days=2))


def test_it_ends_with_its_days_with_the_posting_and_with_the_account(
    world: World, colleague: Posting
) -> None:
    stand_in = named(world.reviewer, colleague)
    later = Posting.objects.in_force(timezone.now() + A_WEEK * 2)
    assert stand_in not in later

    user = world.reviewer.user
    user.is_active = False
    user.save()
    assert not in_force(stand_in)
    user.is_active = True
    user.save()
    assert in_force(stand_in)
    handing_out.end_posting(world.reviewer.handle, by=world.clerk)
    assert not in_force(stand_in)


def test_who_is_back_earlier_ends_it_and_nobody_else_does(world: World, colleague: Posting) -> None:
    stand_in = named(world.reviewer, colleague)
    for by in (colleague, world.other_reviewer):
        with pytest.raises(NotYours):
            substitutes.end_substitute(stand_in.handle, by=by)

    substitutes.end_substitute(stand_in.handle, by=world.reviewer)

    assert not in_force(stand_in)


def test_a_stand_in_hands_nothing_on(world: World, colleague: Posting) -> None:
    stand_in = named(world.reviewer, colleague)
    third = a_posting(Role.REVIEWER, region=world.city)

    assert not substitutes.colleagues_of(stand_in).exists()
    with pytest.raises(NotYours):
        named(stand_in, third)


def test_an_employer_admin_has_a_stand_in_of_the_same_employer(world: World) -> None:
    other = a_posting(Role.EMPLOYER_ADMIN, employer=world.employer, name="钱人事")

    assert in_force(named(world.admin, other))
