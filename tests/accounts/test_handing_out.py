"""Accounts and postings: handed out by the office, those with power by two people."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts import handing_out
from accounts.errors import NotDone, NotYours
from accounts.models import Posting, Role, User
from audit import trail
from tests.accounts.offices import a_wish, handed_out, in_force
from tests.builders import World, a_posting, a_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


def verbs_of(user: User) -> list[str]:
    return [entry.verb for entry in trail.history_of(user.public_id)]


def test_a_new_account_has_a_start_password_that_must_be_changed(world: World) -> None:
    handed = handed_out(world.clerk, a_wish(Role.REVIEWER, region=world.city))

    user = User.objects.get(username="wanghua")
    assert user.check_password(handed.password)
    assert user.must_change_password
    assert verbs_of(user) == ["create_account", "grant_posting"]


def test_no_start_password_is_like_another(world: World) -> None:
    wish = a_wish(Role.EMPLOYER_ADMIN, employer=world.employer)

    passwords = {handed_out(world.clerk, wish, username=f"u{n}").password for n in range(5)}

    assert len(passwords) == 5


def test_a_user_name_is_given_once(world: World) -> None:
    wish = a_wish(Role.EMPLOYER_ADMIN, employer=world.employer)
    handed_out(world.clerk, wish)

    with pytest.raises(NotDone, match="用户名已经有人用了") as refused:
        handed_out(world.clerk, wish)

    assert refused.value.field == "username"
    assert Posting.objects.filter(user__username="wanghua").count() == 1


POWERS = [role for role in Role if role not in {Role.EMPLOYER_ADMIN, Role.ADMINISTRATOR}]


@pytest.mark.parametrize("role", POWERS)
def test_power_over_a_region_takes_a_second_person(world: World, role: Role) -> None:
    posting = handed_out(world.clerk, a_wish(role, region=world.city)).posting
    assert not in_force(posting)
    with pytest.raises(NotDone, match="另一位同事"):
        handing_out.agree(posting.handle, by=world.clerk)

    agreed = handing_out.agree(posting.handle, by=world.second_clerk)

    assert in_force(posting)
    assert (agreed.granted_by, agreed.agreed_by) == (world.clerk.user, world.second_clerk.user)
    assert verbs_of(posting.user) == ["create_account", "grant_posting", "agree_posting"]
    with pytest.raises(NotDone, match="已经有人处理过"):
        handing_out.agree(posting.handle, by=world.second_clerk)


def test_an_employer_admin_takes_one_person_of_the_office(world: World) -> None:
    posting = handed_out(world.clerk, a_wish(Role.EMPLOYER_ADMIN, employer=world.employer)).posting

    assert in_force(posting)


def test_the_office_above_may_be_the_second_person(world: World) -> None:
    above = a_posting(Role.CLERK, region=world.province, name="高考务")
    posting = handed_out(world.clerk, a_wish(Role.REVIEWER, region=world.city)).posting

    handing_out.agree(posting.handle, by=above)

    assert in_force(posting)


def test_nobody_outside_is_the_second_person(world: World) -> None:
    posting = handed_out(world.clerk, a_wish(Role.REVIEWER, region=world.city)).posting
    elsewhere = a_posting(Role.CLERK, region=world.other_city)
    below = a_posting(Role.CLERK, region=world.county)

    for by in (elsewhere, below, world.reviewer, world.supervisor, world.admin):
        with pytest.raises(NotYours):
            handing_out.agree(posting.handle, by=by)
    assert not in_force(posting)


def test_an_office_gives_nothing_outside_its_region_and_no_administrator(world: World) -> None:
    wishes = [
        a_wish(Role.REVIEWER, region=world.other_city),
        a_wish(Role.REVIEWER, region=world.province),
        a_wish(Role.EMPLOYER_ADMIN, employer=world.other_employer),
        a_wish(Role.ADMINISTRATOR, region=world.city),
    ]

    for wish in wishes:
        with pytest.raises(NotYours):
            handed_out(world.clerk, wish)
    with pytest.raises(NotYours):
        handed_out(world.reviewer, a_wish(Role.REVIEWER, region=world.city))
    assert not User.objects.filter(username="wanghua").exists()


def test_a_city_sets_up_its_county_and_an_administrator_another(world: World) -> None:
    chief = a_posting(Role.ADMINISTRATOR, region=world.province)

    county = handed_out(world.clerk, a_wish(Role.CLERK, region=world.county)).posting
    second = handed_out(chief, a_wish(Role.ADMINISTRATOR, region=world.province), username="x2")

    assert county.region == world.county
    assert second.posting.role == Role.ADMINISTRATOR


def test_somebody_gets_one_more_posting(world: World) -> None:
    user = world.reviewer.user

    posting = handing_out.grant(
        user.public_id, by=world.clerk, wish=a_wish(Role.FINANCE, region=world.city)
    )

    assert posting.user == user
    assert verbs_of(user) == ["grant_posting"]


def test_nobody_grants_or_agrees_or_ends_for_oneself(world: World) -> None:
    wish = a_wish(Role.REVIEWER, region=world.city)
    with pytest.raises(NotDone, match="不能给自己"):
        handing_out.grant(world.clerk.user.public_id, by=world.clerk, wish=wish)
    for_second = handing_out.grant(world.second_clerk.user.public_id, by=world.clerk, wish=wish)
    with pytest.raises(NotDone, match="不能给自己"):
        handing_out.agree(for_second.handle, by=world.second_clerk)
    with pytest.raises(NotDone, match="不能结束自己"):
        handing_out.end_posting(world.clerk.handle, by=world.clerk)


def test_a_closed_account_gets_nothing(world: World) -> None:
    user = world.reviewer.user
    user.is_active = False
    user.save()

    with pytest.raises(NotDone, match="已停用"):
        handing_out.grant(
            user.public_id, by=world.clerk, wish=a_wish(Role.FINANCE, region=world.city)
        )


def test_a_posting_that_was_ended_is_gone_at_once(world: World) -> None:
    handing_out.end_posting(world.reviewer.handle, by=world.clerk)

    assert not in_force(world.reviewer)
    assert verbs_of(world.reviewer.user) == ["end_posting"]
    with pytest.raises(NotDone, match="已经结束"):
        handing_out.end_posting(world.reviewer.handle, by=world.clerk)


def test_a_grant_that_waits_can_be_turned_down(world: World) -> None:
    posting = handed_out(world.clerk, a_wish(Role.REVIEWER, region=world.city)).posting

    handing_out.end_posting(posting.handle, by=world.second_clerk)

    with pytest.raises(NotDone, match="已经有人处理过"):
        handing_out.agree(posting.handle, by=world.second_clerk)


def test_the_database_itself_keeps_the_people_apart(world: World) -> None:
    now = timezone.now()
    known: dict[str, object] = {
        "user": world.reviewer.user,
        "role": Role.FINANCE,
        "region": world.city,
        "starts": now,
    }
    clerk, second = world.clerk.user, world.second_clerk.user
    bad: list[dict[str, object]] = [
        {"granted_by": world.reviewer.user},
        {"granted_by": clerk, "agreed_by": clerk, "agreed_at": now},
        {"granted_by": clerk, "agreed_by": world.reviewer.user, "agreed_at": now},
        {"granted_by": clerk, "agreed_at": now},
        {"granted_by": clerk, "agreed_by": second, "agreed_at": now, "stands_in_for": world.clerk},
    ]

    for wrong in bad:
        with pytest.raises(IntegrityError), transaction.atomic():
            Posting.objects.create(**known, **wrong)


def test_a_long_name_of_a_place_leaves_room_for_the_person(world: World) -> None:
    world.employer.name = "洛" * 80
    posting = Posting(user=world.admin.user, employer=world.employer, role=Role.EMPLOYER_ADMIN)

    assert len(posting.label) == 80
    assert posting.label.endswith(f" {world.admin.user.name}")


def test_a_wish_without_a_place_is_nobodys(world: World) -> None:
    with pytest.raises(NotYours):
        handed_out(world.clerk, a_wish(Role.REVIEWER))


def test_a_posting_acts_from_its_first_day_to_its_last(world: World) -> None:
    now = timezone.now()
    posting = world.reviewer
    posting.starts, posting.ends = now + timedelta(hours=1), now + timedelta(hours=2)
    posting.save()

    moments = [now + timedelta(minutes=m) for m in (59, 60, 119, 120)]

    acting = [Posting.objects.in_force(m).filter(pk=posting.pk).exists() for m in moments]
    assert acting == [False, True, True, False]
