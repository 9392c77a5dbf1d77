"""账号: whom an office looks after, and new accounts for them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Posting, Role, User
from tests.builders import a_posting
from tests.portals.office.browsers import address, signed_in, text_of

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer
    from pytest_django import DjangoAssertNumQueries

    from tests.builders import World

pytestmark = pytest.mark.django_db


def typed(world: World, **changes: str) -> dict[str, str]:
    known = {
        "name": "王华",
        "username": "wanghua",
        "role": "reviewer",
        "region": world.city.code,
        "employer": "",
        "first_day": timezone.localdate().isoformat(),
        "last_day": "",
    }
    return known | changes


def hand_out(client: Client, world: World, **changes: str) -> Answer:
    return client.post(address("new_account"), typed(world, **changes))


def test_the_list_shows_the_own_people_and_finds_one(clerk: Client, world: World) -> None:
    a_posting(Role.CLERK, region=world.county, name="县考务")

    everybody = text_of(clerk.get(address("accounts")))
    found = text_of(clerk.get(address("accounts"), {"q": "王审"}))
    nobody = text_of(clerk.get(address("accounts"), {"q": "没有这个人"}))

    assert all(name in everybody for name in ("王审核", "赵人事", "冯监督", "县考务"))
    assert "孙审核" not in everybody
    assert "周省审" not in everybody
    assert "王审核" in found
    assert "赵人事" not in found
    assert "没有找到" in nobody


def test_pages_follow_one_another_and_keep_the_search(clerk: Client, world: World) -> None:
    for number in range(31):
        a_posting(Role.FINANCE, region=world.city, name=f"多财务{number}")

    html = text_of(clerk.get(address("accounts"), {"q": "多财务"}))

    assert "第 1–30 条，共 31 条" in html
    assert "q=%E5%A4%9A%E8%B4%A2%E5%8A%A1&amp;page=2" in html


def test_a_new_account_shows_its_password_once_and_waits(clerk: Client, world: World) -> None:
    answer = hand_out(clerk, world)

    user = User.objects.get(username="wanghua")
    password = answer.context["handed"].password
    assert answer.status_code == 200
    assert password in text_of(answer)
    assert user.check_password(password)
    assert "另一位同事同意" in text_of(answer)
    assert "授予岗位：洛阳市 · 审核员" in text_of(clerk.get(address("accounts")))
    assert password not in text_of(clerk.get(address("account", user.public_id)))


def test_an_employer_admin_counts_at_once(clerk: Client, world: World) -> None:
    answer = hand_out(clerk, world, role="employer_admin", employer=world.employer.name)

    posting = Posting.objects.get(user__username="wanghua")
    assert posting.employer == world.employer
    assert posting.region is None
    assert Posting.objects.in_force(timezone.now()).filter(pk=posting.pk).exists()
    assert "另一位同事同意" not in text_of(answer)


def test_a_last_day_counts_to_its_end(clerk: Client, world: World) -> None:
    today = timezone.localdate()

    hand_out(clerk, world, last_day=today.isoformat())

    posting = Posting.objects.get(user__username="wanghua")
    assert posting.ends is not None
    assert timezone.localtime(posting.ends).date() == today + timedelta(days=1)


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"name": ""}, "name", "请填写姓名"),
        ({"username": "9wang"}, "username", "小写字母开头"),
        ({"username": "a b"}, "username", "小写字母开头"),
        ({"username": "x" * 31}, "username", "小写字母开头"),
        ({"username": ""}, "username", "请填写用户名"),
        ({"role": ""}, "role", "请选岗位"),
        ({"role": "administrator"}, "role", "administrator"),
        ({"region": "410200"}, "region", "请从列出的地区里选"),
        ({"role": "employer_admin"}, "employer", "请选他管理的单位"),
        ({"role": "employer_admin", "employer": "没有这个单位"}, "employer", "没有找到"),
        ({"role": "employer_admin", "employer": "开封市中心医院"}, "employer", "不归本地管"),
        ({"first_day": ""}, "first_day", "请填写日期"),
        ({"first_day": "x"}, "first_day", "没有看懂"),
        ({"last_day": "2020-01-01"}, "last_day", "已经过去"),
        ({"first_day": "2099-02-01", "last_day": "2099-01-01"}, "last_day", "不能早于"),
    ],
)
def test_what_cannot_be_right_is_said_at_its_field_and_nothing_is_lost(
    clerk: Client, world: World, changes: dict[str, str], field: str, said: str
) -> None:
    answer = hand_out(clerk, world, **changes)

    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors[field])
    assert answer.context["form"].data["first_day"] == changes.get(
        "first_day", timezone.localdate().isoformat()
    )
    assert not User.objects.filter(name="王华").exists()


def test_a_user_name_that_is_taken_is_said(clerk: Client, world: World) -> None:
    hand_out(clerk, world)

    answer = hand_out(clerk, world)

    assert "用户名已经有人用了" in str(answer.context["form"].errors["username"])


def test_one_more_posting_is_granted_on_a_page_of_its_own(clerk: Client, world: World) -> None:
    page = address("grant_posting", world.reviewer.user.public_id)
    said = {key: value for key, value in typed(world).items() if key not in {"name", "username"}}

    assert "王审核" in text_of(clerk.get(page))
    assert clerk.post(page, said | {"role": "finance"}).status_code == 302
    assert clerk.post(page, said | {"role": ""}).status_code == 422
    assert world.reviewer.user.postings.count() == 2


def test_nobody_grants_to_oneself(clerk: Client, world: World) -> None:
    page = address("grant_posting", world.clerk.user.public_id)
    said = {key: value for key, value in typed(world).items() if key not in {"name", "username"}}

    answer = clerk.post(page, said)

    assert answer.status_code == 422
    assert "不能给自己授权" in text_of(answer)


def test_who_also_works_elsewhere_gets_nothing_here(clerk: Client, world: World) -> None:
    user = world.reviewer.user
    Posting.objects.create(
        user=user, role=Role.REVIEWER, region=world.other_city, starts=timezone.now()
    )
    said = {key: value for key, value in typed(world).items() if key not in {"name", "username"}}

    assert clerk.post(address("grant_posting", user.public_id), said).status_code == 404


def test_accounts_do_not_exist_for_other_roles(world: World) -> None:
    finance = a_posting(Role.FINANCE, region=world.city)
    for posting in (world.reviewer, world.supervisor, finance):
        client = signed_in(posting)
        for name in ("accounts", "new_account"):
            assert client.get(address(name)).status_code == 404
            assert client.post(address(name)).status_code == 404
        page = address("grant_posting", world.reviewer.user.public_id)
        assert client.post(page).status_code == 404


def test_an_administrator_of_the_province_reaches_everybody(world: World) -> None:
    chief = signed_in(a_posting(Role.ADMINISTRATOR, region=world.province, name="卫管理"))

    html = text_of(chief.get(address("accounts")))

    assert all(name in html for name in ("孙审核", "周省审", "王审核", "卫管理"))


def test_the_list_is_looked_at_and_a_visitor_asked_to_sign_in(clerk: Client) -> None:
    assert clerk.post(address("accounts")).status_code == 405
    assert Client().get(address("accounts")).status_code == 302


def test_the_list_costs_the_same_for_one_and_for_many(
    clerk: Client, world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(12):
        clerk.get(address("accounts"))
    for number in range(9):
        a_posting(Role.FINANCE, region=world.city, name=f"多财务{number}")
    with django_assert_num_queries(12):
        clerk.get(address("accounts"))
