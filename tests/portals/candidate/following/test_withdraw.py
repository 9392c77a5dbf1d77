"""撤回报名: with a code, and only while nobody has begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from accounts.models import OneTimeCode
from applications.models import Application
from applications.states import State
from flows.commands import reviewer
from tests import builders
from tests.portals.candidate.following.browsers import address, code_on_the_phone, read, signed_in

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from tests.builders import World


@pytest.fixture
def browser(submitted: Application) -> Client:
    return signed_in(submitted.candidate)


def state_of(paper: Application) -> str:
    return str(Application.objects.get(pk=paper.pk).state)


def signature(browser: Client) -> dict[str, str]:
    browser.post(address("withdraw_send"))
    return {"code": code_on_the_phone()}


def test_a_signed_withdrawal_takes_the_paper_back(browser: Client, submitted: Application) -> None:
    response = browser.post(address("withdraw"), signature(browser), follow=True)

    assert state_of(submitted) == State.WITHDRAWN
    assert "已撤回。报名时间内可以重新报名。" in read(response)


def test_the_page_says_what_will_happen(browser: Client) -> None:
    assert "要撤回报名吗？" in read(browser.get(address("withdraw")))


def test_a_wrong_code_takes_nothing_back(browser: Client, submitted: Application) -> None:
    right = int(signature(browser)["code"])

    response = browser.post(address("withdraw"), {"code": f"{(right + 1) % 1_000_000:06d}"})

    assert "验证码不对或已过期，请核对后重新输入。" in read(response)
    assert state_of(submitted) == State.SUBMITTED


def test_a_code_for_something_else_takes_nothing_back(world: World) -> None:
    paper = builders.a_draft(world)
    browser = signed_in(paper.candidate)
    browser.post(address("send_submit_code"))
    code = code_on_the_phone() if OneTimeCode.objects.exists() else "000000"

    browser.post(address("withdraw"), {"code": code})

    assert state_of(paper) == State.DRAFT


def test_once_somebody_has_begun_it_is_too_late(
    world: World, browser: Client, submitted: Application
) -> None:
    code = signature(browser)
    reviewer.claim(submitted.public_id, by=world.admin)

    answers = [browser.post(address("withdraw"), code), browser.get(address("withdraw"))]

    assert [answer["Location"] for answer in answers] == [address("home")] * 2
    assert "已经有人审核过，不能自己撤回" in read(browser.get(address("home")))
    assert state_of(submitted) == State.SUBMITTED


def test_too_late_also_means_no_code(world: World, approved: Application) -> None:
    signed_in(approved.candidate).post(address("withdraw_send"))

    assert not OneTimeCode.objects.exists()


def test_a_second_click_finds_nothing_to_take_back(browser: Client) -> None:
    code = signature(browser)
    browser.post(address("withdraw"), code)

    assert browser.post(address("withdraw"), code)["Location"] == address("home")


def test_reading_sends_no_code(browser: Client) -> None:
    assert browser.get(address("withdraw_send")).status_code == 405


def test_the_page_asks_the_database_a_counted_number_of_times(
    browser: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(8):
        browser.get(address("withdraw"))
