"""提交信息: a code by SMS, then the paper is in."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from accounts.models import OneTimeCode
from applications.errors import NotYourDesk
from exams.models import Window
from flows.commands import candidate
from flows.commands.signing import submit_with_code
from flows.models import DeskRow
from notifications.models import OutboxMessage
from tests import builders
from tests.portals.candidate.applying.conftest import signed_in
from tests.portals.candidate.applying.pages import (
    address,
    code_sent,
    messages_of,
    page,
    registered,
    words,
)

if TYPE_CHECKING:
    from django.test import Client

    from accounts.models import User
    from applications.models import Application
    from tests.builders import World

URL = "/my/submit/"
SEND = "/my/submit/code/"
TRUTHFUL = {"truthful": "yes"}
THANKS = "您的信息已提交，请耐心等待审核，可点击 审核进度 查看目前审核进度"


def test_the_right_code_hands_the_paper_in(browser: Client, ready: Application) -> None:
    sent = browser.post(SEND, TRUTHFUL)
    answer = browser.post(URL, {"code": code_sent()})

    ready.refresh_from_db()
    assert sent["Location"] == URL
    assert answer["Location"] == address("submitted")
    assert ready.state == "submitted"
    assert DeskRow.objects.get().application == ready
    assert THANKS in words(browser.get(address("submitted")))


def test_the_second_click_finds_the_first_ones_answer(browser: Client, ready: Application) -> None:
    browser.post(SEND, TRUTHFUL)
    code = code_sent()
    browser.post(URL, {"code": code})

    again = browser.post(URL, {"code": code})

    assert again["Location"] == address("submitted")
    assert DeskRow.objects.count() == 1


def test_a_wrong_code_is_said_beside_the_box(browser: Client, ready: Application) -> None:
    browser.post(SEND, TRUTHFUL)
    wrong = f"{(int(code_sent()) + 1) % 10**6:06d}"

    answer = browser.post(URL, {"code": wrong})

    ready.refresh_from_db()
    assert answer.status_code == 422
    assert "验证码不对或已过期，请核对后重新输入。" in words(answer)
    assert ready.state == "draft"


def test_five_wrong_codes_close_the_right_one(browser: Client, ready: Application) -> None:
    browser.post(SEND, TRUTHFUL)
    code = code_sent()
    for _ in range(5):
        browser.post(URL, {"code": f"{(int(code) + 1) % 10**6:06d}"})

    browser.post(URL, {"code": code})

    ready.refresh_from_db()
    assert ready.state == "draft"


def test_what_is_no_code_costs_no_try(browser: Client, ready: Application) -> None:
    browser.post(SEND, TRUTHFUL)

    answer = browser.post(URL, {"code": "abc"})

    assert "请输入短信里的 6 位数字。" in words(answer)
    assert OneTimeCode.objects.get().tries == 0


def test_without_the_declaration_no_code_is_sent(browser: Client, ready: Application) -> None:
    answer = browser.post(SEND)

    assert messages_of(answer) == ["请先勾选「内容是我本人填的，都属实」，再点「提交信息」。"]
    assert not OneTimeCode.objects.exists()


def test_no_code_is_sent_for_a_paper_that_would_be_refused(
    browser: Client, draft: Application
) -> None:
    assert browser.post(SEND, TRUTHFUL)["Location"] == address("check")
    assert not OneTimeCode.objects.exists()


def test_no_code_is_sent_after_the_close(browser: Client, ready: Application) -> None:
    Window.objects.filter(actor="candidate").update(closes=timezone.now() - timedelta(hours=1))

    browser.post(SEND, TRUTHFUL)

    assert not OneTimeCode.objects.exists()


def test_a_second_code_has_to_wait(browser: Client, ready: Application) -> None:
    browser.post(SEND, TRUTHFUL)

    answer = browser.post(SEND, TRUTHFUL)

    assert "秒后再重新发送" in messages_of(answer)[-1]
    assert OneTimeCode.objects.count() == 1
    assert 'data-sent="' in page(browser.get(URL))


def test_scripts_are_answered_in_json(browser: Client, ready: Application) -> None:
    first = browser.post(SEND, TRUTHFUL, HTTP_ACCEPT="application/json")
    second = browser.post(SEND, TRUTHFUL, HTTP_ACCEPT="application/json")

    assert (first.status_code, first.json()["ok"], first.json()["wait"]) == (200, True, 60)
    assert (second.status_code, second.json()["ok"]) == (429, False)


def test_the_code_goes_to_the_persons_own_phone(
    browser: Client, person: User, ready: Application
) -> None:
    browser.post(SEND, {**TRUTHFUL, "phone": "13900000000"})

    assert OutboxMessage.objects.latest("pk").phone_masked == person.phone_masked


def test_a_paper_that_became_incomplete_does_not_burn_the_code(
    browser: Client, ready: Application
) -> None:
    browser.post(SEND, TRUTHFUL)
    code = code_sent()
    ready.attachments.update(superseded_at=timezone.now())

    answer = browser.post(URL, {"code": code})

    assert answer["Location"] == address("check")
    assert OneTimeCode.objects.get().tries == 0


def test_a_difference_that_turns_up_late_is_asked_first(
    browser: Client, person: User, ready: Application
) -> None:
    browser.post(SEND, TRUTHFUL)
    registered(person, year=2019)

    assert browser.post(URL, {"code": code_sent()})["Location"] == address("check")
    assert OneTimeCode.objects.get().used_at is None


def test_a_window_that_closed_meanwhile_is_said(browser: Client, ready: Application) -> None:
    browser.post(SEND, TRUTHFUL)
    Window.objects.filter(actor="candidate").update(closes=timezone.now() - timedelta(hours=1))

    answer = browser.post(URL, {"code": code_sent()})

    assert messages_of(answer)[-1] == "现在不在报名时间内，信息可以保存，但不能提交。"


def test_a_code_signs_one_paper_only(world: World, browser: Client, ready: Application) -> None:
    other = builders.a_draft(world)
    builders.upload_everything(other)
    browser.post(SEND, TRUTHFUL)

    answer = signed_in(other.candidate).post(URL, {"code": code_sent()})

    assert answer.status_code == 422


def test_a_paper_that_is_in_needs_no_second_code(world: World) -> None:
    paper = builders.a_submitted(world)

    again = submit_with_code(paper.public_id, by=paper.candidate, code="000000")

    assert again.state == "submitted"


def test_nobody_signs_for_somebody_else(world: World, ready: Application) -> None:
    with pytest.raises(NotYourDesk):
        submit_with_code(ready.public_id, by=builders.a_person(), code="123456")


def test_a_returned_paper_is_handed_in_again(world: World) -> None:
    paper = builders.a_returned(world)
    browser = signed_in(paper.candidate)
    candidate.attach(paper.public_id, by=paper.candidate, code="id_card", data=builders.scan())
    browser.post(SEND, TRUTHFUL)
    browser.post(URL, {"code": code_sent()})

    paper.refresh_from_db()
    assert paper.state == "submitted"


def test_nothing_to_thank_for_before_it_is_in(browser: Client, draft: Application) -> None:
    assert browser.get(address("submitted")).status_code == 404
    assert browser.delete(URL).status_code == 405


def test_without_a_paper_there_is_nothing_to_submit(stranger: Client) -> None:
    assert stranger.get(URL).status_code == 404
