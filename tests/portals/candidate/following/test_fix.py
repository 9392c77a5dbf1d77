"""补充材料: only what was asked for, each with its note; then the code and 「提交信息」."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from accounts.models import OneTimeCode
from applications.models import Application, FindingKind
from applications.states import State
from flows.commands import candidate
from flows.commands.reviewer import Flag
from registry.models import Qualification
from tests import builders
from tests.portals.candidate.following.browsers import (
    address,
    code_on_the_phone,
    read,
    signed_in,
)
from tests.portals.candidate.following.browsers import returned as a_returned

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from tests.builders import World


@pytest.fixture
def browser(returned: Application) -> Client:
    return signed_in(returned.candidate)


def supply(paper: Application) -> None:
    candidate.attach(paper.public_id, by=paper.candidate, code="id_card", data=builders.scan())


def sign(browser: Client) -> dict[str, str]:
    browser.post(address("fix_send"))
    return {"code": code_on_the_phone()}


def state_of(paper: Application) -> str:
    return str(Application.objects.get(pk=paper.pk).state)


def test_what_is_asked_for_stands_there_with_whose_words_they_are(browser: Client) -> None:
    shown = read(browser.get(address("fix")))

    assert "本人身份证照片" in shown
    assert "身份证照片不清楚，请重新拍摄。" in shown
    assert "洛阳市中心医院（单位人事） · " in shown
    assert "等级证书" not in shown
    assert "还差 1 项" in shown


def test_a_signed_paper_goes_back_to_the_desk(browser: Client, returned: Application) -> None:
    supply(returned)

    response = browser.post(address("fix"), sign(browser), follow=True)

    assert state_of(returned) == State.SUBMITTED
    assert "您的信息已提交，请耐心等待审核，可点击 审核进度 查看目前审核进度" in read(response)


def test_a_second_click_finds_the_first_ones_answer(browser: Client, returned: Application) -> None:
    supply(returned)
    signature = sign(browser)
    browser.post(address("fix"), signature)

    response = browser.post(address("fix"), signature)

    assert response["Location"] == address("home")
    assert Application.objects.get(pk=returned.pk).round == 1


def test_a_paper_not_photographed_anew_is_refused_beside_its_place(
    browser: Client, returned: Application
) -> None:
    response = browser.post(address("fix"), sign(browser))

    assert response.status_code == 409
    assert "请重新上传这项材料。" in read(response)
    assert state_of(returned) == State.NEEDS_MATERIALS


def test_a_wrong_code_is_told_under_the_code(browser: Client, returned: Application) -> None:
    supply(returned)
    right = sign(browser)["code"]
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"

    response = browser.post(address("fix"), {"code": wrong})

    assert response.status_code == 409
    assert "验证码不对或已过期，请核对后重新输入。" in read(response)
    assert state_of(returned) == State.NEEDS_MATERIALS


@pytest.mark.parametrize("typed", ["", "12345", "abcdef"])
def test_what_is_no_code_costs_no_try(browser: Client, typed: str) -> None:
    browser.post(address("fix_send"))

    assert browser.post(address("fix"), {"code": typed}).status_code == 422
    assert OneTimeCode.objects.get().tries == 0


def test_after_the_deadline_it_is_too_late(browser: Client, returned: Application) -> None:
    supply(returned)
    signature = sign(browser)
    late = timezone.now() - timedelta(days=1)
    Application.objects.filter(pk=returned.pk).update(correction_due=late)

    response = browser.post(address("fix"), signature)

    assert "补充材料的时间已过，不能再提交。" in read(response)


def test_a_new_difference_from_the_register_is_asked_about(world: World) -> None:
    paper = a_returned(world, Flag(FindingKind.FIELD, "level_year", "请核对。"))
    Qualification.objects.create(
        id_number_index=paper.candidate.id_number_index or "", name=paper.candidate.name, level=5,
        year=2017, trade_name="护理员", certificate_number="A1",
    )  # fmt: skip
    browser = signed_in(paper.candidate)
    signature = sign(browser)

    question = browser.post(address("fix"), signature)
    token = question.context["question"].token
    browser.post(address("fix_confirm"), {"token": token})
    papers_asked = read(browser.get(address("fix")))
    for code in ("diploma", "salary_form"):
        candidate.attach(paper.public_id, by=paper.candidate, code=code, data=builders.scan())
    browser.post(address("fix"), signature)

    assert "现岗位等级取得时间与合格库信息不符，是否确认报考" in read(question)
    assert "按您现在填的内容，还需要这份材料。" in papers_asked
    assert state_of(paper) == State.SUBMITTED


def test_a_confirmation_of_something_else_is_refused(browser: Client) -> None:
    response = browser.post(address("fix_confirm"), {"token": "made-up"}, follow=True)

    assert "信息有变化，请重新核对后再确认。" in read(response)


def test_the_button_is_answered_in_the_page(browser: Client) -> None:
    first = browser.post(address("fix_send"), headers={"accept": "application/json"})
    second = browser.post(address("fix_send"), headers={"accept": "application/json"})

    assert first.json()["ok"]
    assert second.status_code == 429
    assert "发得太频繁了" in second.json()["message"]


def test_without_scripts_too_many_codes_are_told_on_the_page(browser: Client) -> None:
    browser.post(address("fix_send"))

    assert "发得太频繁了" in read(browser.post(address("fix_send"), follow=True))


@pytest.mark.parametrize("page", ["fix_send", "fix_confirm"])
def test_where_nothing_is_asked_for_nothing_is_sent(submitted: Application, page: str) -> None:
    assert signed_in(submitted.candidate).post(address(page))["Location"] == address("home")
    assert not OneTimeCode.objects.exists()


@pytest.mark.parametrize("page", ["fix_send", "fix_confirm"])
def test_reading_sends_nothing(browser: Client, page: str) -> None:
    assert browser.get(address(page)).status_code == 405


@pytest.mark.parametrize("count", [1, 4])
def test_the_page_costs_the_same_for_one_thing_and_for_four(
    world: World, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    codes = ["id_card", "portrait", "level_certificate", "diploma"][:count]
    flags = [Flag(FindingKind.DOCUMENT, code, "看不清。") for code in codes]
    browser = signed_in(a_returned(world, *flags).candidate)

    with django_assert_num_queries(16):
        browser.get(address("fix"))
