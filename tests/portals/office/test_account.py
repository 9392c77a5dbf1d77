"""One account: second keys, ends, a forgotten password, a lost phone, somebody who left."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.utils import timezone

from accounts import factor_resets, handing_out
from accounts.models import FactorReset, Posting, Role, SecondFactor, User
from tests.accounts.offices import a_wish, handed_out, in_force
from tests.builders import a_posting
from tests.portals.office.browsers import address, messages_of, signed_in, text_of

if TYPE_CHECKING:
    from tests.builders import World

pytestmark = pytest.mark.django_db
WHY = "手机丢了，本人持身份证来办"


@pytest.fixture
def person(world: World) -> User:
    return world.reviewer.user


@pytest.fixture
def second(world: World) -> Client:
    """The browser of another clerk of the office."""
    return signed_in(world.second_clerk)


def test_the_page_shows_postings_and_history(clerk: Client, person: User) -> None:
    html = text_of(clerk.get(address("account", person.public_id)))

    assert "洛阳市 · 审核员" in html
    assert "系统初始设置" in html
    assert "任职中" in html
    assert "还没有登录过" in html


def test_the_second_person_finds_the_key_and_the_first_a_lock(
    clerk: Client, second: Client, world: World
) -> None:
    posting = handed_out(world.clerk, a_wish(Role.REVIEWER, region=world.city)).posting
    page = address("account", posting.user.public_id)
    agree = address("agree_posting", posting.user.public_id, posting.handle)

    assert "要另一位同事同意" in text_of(clerk.get(page))
    assert agree not in text_of(clerk.get(page))
    assert agree in text_of(second.get(page))
    refused = clerk.post(agree)
    assert messages_of(refused) == ["这是您自己提出的，要由另一位同事同意。"]
    assert messages_of(second.post(agree)) == ["已同意，这项任职生效了。"]
    assert in_force(posting)
    assert "吴考务 授予，郑考务 同意" in text_of(second.get(page))


def test_a_posting_is_ended(clerk: Client, world: World, person: User) -> None:
    answer = clerk.post(address("end_posting", person.public_id, world.reviewer.handle))

    assert answer["Location"] == address("account", person.public_id)
    assert not in_force(world.reviewer)
    assert "已结束" in text_of(clerk.get(address("account", person.public_id)))


def test_a_posting_to_come_is_named_so(clerk: Client, world: World, person: User) -> None:
    soon = timezone.now() + timedelta(days=2)
    Posting.objects.create(user=person, role=Role.FINANCE, region=world.city, starts=soon)

    assert "还没有开始" in text_of(clerk.get(address("account", person.public_id)))


def test_a_forgotten_password_is_replaced_and_shown_once(clerk: Client, person: User) -> None:
    answer = clerk.post(address("new_start_password", person.public_id))

    person.refresh_from_db()
    assert person.check_password(answer.context["password"])
    assert answer.context["password"] in text_of(answer)
    assert "还没有改初始密码" in text_of(clerk.get(address("account", person.public_id)))


def test_two_people_reset_a_lost_second_factor(clerk: Client, second: Client, person: User) -> None:
    page = address("account", person.public_id)
    clerk.post(address("ask_factor_reset", person.public_id), {"reason": WHY})
    assert "等另一位同事同意" in text_of(clerk.get(page))
    assert WHY in text_of(second.get(page))
    assert "重置两步验证" in text_of(second.get(address("accounts")))

    agree = address("agree_factor_reset", person.public_id)
    assert messages_of(clerk.post(agree)) == ["这是您提出的，要由另一位同事同意。"]
    second.post(agree)

    assert not SecondFactor.objects.filter(user=person).exists()
    assert "还没有开通两步验证" in text_of(clerk.get(page))


def test_a_reset_is_refused(clerk: Client, world: World, person: User) -> None:
    factor_resets.ask(person.public_id, by=world.clerk, reason=WHY)

    clerk.post(address("refuse_factor_reset", person.public_id))

    assert FactorReset.objects.get().ended_at is not None
    assert SecondFactor.objects.filter(user=person).exists()


def test_a_reset_without_a_reason_is_said_at_its_field(clerk: Client, person: User) -> None:
    answer = clerk.post(address("ask_factor_reset", person.public_id), {"reason": " "})

    assert answer.status_code == 422
    assert "请填写" in str(answer.context["reset_form"].errors["reason"])
    assert not FactorReset.objects.exists()


def test_an_account_is_closed_and_opened(clerk: Client, world: World, person: User) -> None:
    theirs = signed_in(world.reviewer)
    assert theirs.get("/desk/").status_code == 200

    clerk.post(address("deactivate", person.public_id))

    assert theirs.get("/desk/").status_code == 302
    page = text_of(clerk.get(address("account", person.public_id)))
    assert "已停用" in page
    assert "恢复账号" in page
    clerk.post(address("reactivate", person.public_id))
    person.refresh_from_db()
    assert person.is_active


def test_the_own_account_can_only_be_looked_at(clerk: Client, world: World) -> None:
    own = world.clerk.user.public_id

    html = text_of(clerk.get(address("account", own)))

    assert "这是您自己的账号" in html
    assert "停用账号" not in html
    assert messages_of(clerk.post(address("deactivate", own)))[0].startswith("不能停用自己")
    assert clerk.post(address("new_start_password", own)).status_code == 302


DEEDS = [
    "new_start_password", "deactivate", "reactivate", "ask_factor_reset", "agree_factor_reset",
    "refuse_factor_reset",
]  # fmt: skip


@pytest.mark.parametrize("name", DEEDS)
def test_deeds_are_posted_and_do_not_exist_elsewhere(
    clerk: Client, world: World, person: User, name: str
) -> None:
    page = address(name, person.public_id)
    far = signed_in(a_posting(Role.CLERK, region=world.other_city))

    assert clerk.get(page).status_code == 405
    for stranger in (far, signed_in(world.supervisor), signed_in(world.reviewer)):
        assert stranger.post(page, {"reason": WHY}).status_code == 404
    assert Client().post(page).status_code == 302


def test_postings_are_reached_only_by_their_own_person_and_office(
    clerk: Client, world: World, person: User
) -> None:
    far = signed_in(a_posting(Role.CLERK, region=world.other_city))
    own = world.reviewer.handle
    for name in ("agree_posting", "end_posting", "name_substitute"):
        assert far.post(address(name, person.public_id, own)).status_code == 404
        assert clerk.post(address(name, person.public_id, "nothing")).status_code == 404
        other = address(name, world.admin.user.public_id, own)
        assert clerk.post(other).status_code == 404
    assert clerk.get(address("end_posting", person.public_id, own)).status_code == 405
    assert in_force(world.reviewer)


def test_who_also_works_elsewhere_is_seen_and_not_closed(
    clerk: Client, world: World, person: User
) -> None:
    Posting.objects.create(
        user=person, role=Role.REVIEWER, region=world.other_city, starts=timezone.now()
    )

    page = clerk.get(address("account", person.public_id))

    assert page.status_code == 200
    assert "停用账号" not in text_of(page)
    assert clerk.post(address("deactivate", person.public_id)).status_code == 404
    assert clerk.post(address("new_start_password", person.public_id)).status_code == 404


def test_the_office_names_who_stands_in(clerk: Client, world: World, person: User) -> None:
    other = a_posting(Role.REVIEWER, region=world.city, name="刘审核")
    page = address("name_substitute", person.public_id, world.reviewer.handle)
    today = timezone.localdate()
    said = {"colleague": other.user.public_id, "first_day": today.isoformat()}

    assert "刘审核" in text_of(clerk.get(page))
    late = (today + timedelta(days=100)).isoformat()
    assert "最多 90 天" in text_of(clerk.post(page, said | {"last_day": late}))
    answer = clerk.post(page, said | {"last_day": today.isoformat()})

    assert answer["Location"] == address("account", other.user.public_id)
    assert "（代王审核）" in text_of(clerk.get(answer["Location"]))


def test_without_colleagues_the_page_says_what_to_do(world: World) -> None:
    chief = signed_in(a_posting(Role.CLERK, region=world.province))
    page = address("name_substitute", world.admin.user.public_id, world.admin.handle)

    assert "这里没有别的同事" in text_of(chief.get(page))


def test_a_grant_that_was_turned_down_elsewhere_is_told(
    clerk: Client, second: Client, world: World
) -> None:
    posting = handed_out(world.clerk, a_wish(Role.REVIEWER, region=world.city)).posting
    handing_out.end_posting(posting.handle, by=world.clerk)

    answer = second.post(address("agree_posting", posting.user.public_id, posting.handle))

    assert messages_of(answer) == ["这项任职已经有人处理过了。"]
