"""An employer's admin hands out accounts to the employers below: only downwards, only admins."""

from __future__ import annotations

import pytest

from accounts import factor_resets, handing_out, looking_after
from accounts.errors import NotDone, NotYours
from accounts.models import Posting, Role, User
from accounts.second_factor import is_enrolled
from tests.accounts.offices import a_wish, handed_out, in_force
from tests.builders import World, a_posting, a_world
from tests.employers import employer_under, employers_over

pytestmark = pytest.mark.django_db
WHY = "手机丢了，本人持身份证来办"


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def bureau(world: World) -> Posting:
    return a_posting(Role.EMPLOYER_ADMIN, employer=world.bureau, name="钱局长")


def test_an_account_goes_to_an_employer_however_far_below(world: World, bureau: Posting) -> None:
    ward = employer_under(world.employer)

    handed = handed_out(bureau, a_wish(Role.EMPLOYER_ADMIN, employer=ward))

    assert in_force(handed.posting)
    assert (handed.posting.role, handed.posting.granted_by) == (Role.EMPLOYER_ADMIN, bureau.user)
    assert handed.user.must_change_password


def test_nothing_goes_to_the_own_employer_upwards_or_sideways(
    world: World, bureau: Posting
) -> None:
    above = employers_over(world.bureau)
    closed = employer_under(world.bureau, "已撤销的单位")
    closed.is_active = False
    closed.save()

    for place in (world.bureau, above, world.other_employer, closed):
        with pytest.raises(NotYours):
            handed_out(bureau, a_wish(Role.EMPLOYER_ADMIN, employer=place))
    with pytest.raises(NotYours):
        handed_out(bureau, a_wish(Role.EMPLOYER_ADMIN))
    assert not User.objects.filter(username="wanghua").exists()


@pytest.mark.parametrize("role", [one for one in Role if one != Role.EMPLOYER_ADMIN])
def test_no_other_role_is_an_employers_to_give(world: World, bureau: Posting, role: Role) -> None:
    with pytest.raises(NotYours):
        handed_out(bureau, a_wish(role, region=world.city, employer=world.employer))


def test_the_admin_below_is_looked_after_and_nobody_else(world: World, bureau: Posting) -> None:
    colleague = a_posting(Role.EMPLOYER_ADMIN, employer=world.bureau)
    mine = Posting.objects.looked_after_by(bureau)

    assert set(mine) == {world.admin}
    assert looking_after.new_start_password(world.admin.public_id, by=bureau)
    for foreign in (colleague, bureau, world.reviewer):
        with pytest.raises(NotYours):
            looking_after.new_start_password(foreign.public_id, by=bureau)
    with pytest.raises(NotYours):
        handing_out.end_posting(bureau.handle, by=world.admin)


def test_who_also_works_at_an_office_is_the_offices_to_look_after(
    world: World, bureau: Posting
) -> None:
    Posting.objects.create(
        user=world.admin.user, role=Role.FINANCE, region=world.city, starts=world.admin.starts
    )

    with pytest.raises(NotYours):
        looking_after.deactivate(world.admin.public_id, by=bureau)


def test_a_lost_phone_takes_a_second_admin_or_the_office(world: World, bureau: Posting) -> None:
    person = world.admin.user
    colleague = a_posting(Role.EMPLOYER_ADMIN, employer=world.bureau)
    factor_resets.ask(person.public_id, by=bureau, reason=WHY)
    with pytest.raises(NotDone, match="另一位同事"):
        factor_resets.agree(person.public_id, by=bureau)

    factor_resets.agree(person.public_id, by=colleague)

    assert not is_enrolled(person)
