"""How good a password is, told while it is typed: to newcomers, and to people who are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache

from portals.entrance.weighing import MOST_A_MINUTE
from tests.builders import PASSWORD, a_person
from tests.portals.entrance.visitors import GOOD, text_of

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer
    from pytest_django import DjangoAssertNumQueries

    from tests.builders import World

pytestmark = pytest.mark.django_db
ADDRESS = "/password/weigh/"


@pytest.fixture(autouse=True)
def _nobody_asked_before() -> None:
    cache.clear()


def weigh(client: Client, password: str, **around: str) -> Answer:
    return client.post(ADDRESS, {"password": password, **around})


def test_a_weak_password_is_named_with_what_would_mend_it(client: Client) -> None:
    html = text_of(weigh(client, "woaini1314"))

    assert "密码强度：太弱" in html
    assert "常用词的拼音加数字" in html
    assert "换成三四个不相干的东西的拼音" in html


def test_a_good_password_is_praised_and_nothing_else(client: Client) -> None:
    html = text_of(weigh(client, GOOD))

    assert "密码强度：很好" in html
    assert "form-text" not in html


def test_what_stands_in_the_form_counts(client: Client) -> None:
    around = {"name": "王秀英", "id_number": "41010319800517002X", "phone": "13837912468"}

    assert "姓名的拼音" in text_of(weigh(client, "wxy#1234", **around))
    assert "手机号码" in text_of(weigh(client, "kq912468", **around))
    assert "姓名的拼音" not in text_of(weigh(client, "wxy#1234", name="王", phone="1"))


def test_somebody_signed_in_is_warned_of_the_own_data_whatever_is_sent(client: Client) -> None:
    person = a_person(name="王秀英")
    client.force_login(person)

    assert "姓名的拼音" in text_of(weigh(client, "wxy#1234", name="李娜"))
    assert "手机号码" in text_of(weigh(client, f"kq{person.phone[-6:]}"))


def test_somebody_with_leave_to_set_a_password_is_known_too(client: Client, world: World) -> None:
    staff = world.clerk.user
    staff.name, staff.must_change_password = "王秀英", True
    staff.save()
    client.post("/staff/sign-in/", {"account": staff.username, "password": PASSWORD})

    assert "姓名的拼音" in text_of(weigh(client, "wxy#1234"))


def test_the_answer_repeats_no_password_and_is_kept_nowhere(client: Client) -> None:
    answer = weigh(client, "plum-Blossom-1980")

    assert "plum" not in text_of(answer)
    assert "no-store" in answer["Cache-Control"]


def test_without_a_password_nothing_is_said(client: Client) -> None:
    assert weigh(client, "").content == b""


def test_it_is_asked_by_post_so_that_no_address_holds_a_password(client: Client) -> None:
    assert client.get(ADDRESS, {"password": "woaini1314"}).status_code == 405


def test_who_asks_without_end_is_no_longer_answered(client: Client) -> None:
    for _ in range(MOST_A_MINUTE):
        weigh(client, "a1")

    assert weigh(client, "woaini1314").content == b""


def test_a_newcomers_question_costs_no_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        weigh(client, GOOD)


@pytest.mark.parametrize("address", ["/change-password/", "/register/"])
def test_the_box_asks_and_its_repetition_does_not(
    client: Client, world: World, address: str
) -> None:
    if address == "/register/":
        client.post("/notice/", {"agreed": "on"})
    else:
        client.force_login(a_person())

    assert text_of(client.get(address)).count(f'hx-post="{ADDRESS}"') == 1
