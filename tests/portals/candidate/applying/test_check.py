"""Check your answers: what is missing, what differs, and what stands in the way."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from applications.models import Discrepancy
from exams.models import Window
from flows.commands import candidate
from tests import builders
from tests.portals.candidate.applying.conftest import signed_in
from tests.portals.candidate.applying.pages import address, messages_of, page, registered, words

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

    from accounts.models import User
    from applications.models import Application
    from tests.builders import World

URL = "/my/check/"
YEAR_PROMPT = "现岗位等级取得时间与合格库信息不符，是否确认报考"
TRADE_PROMPT = "现岗位工种与合格库信息不符，是否确认报考"


def token_on(answer: Answer) -> str:
    return page(answer).split('name="token" value="')[1].split('"')[0]


def test_a_complete_paper_shows_every_answer_and_the_button(
    browser: Client, ready: Application
) -> None:
    said = words(browser.get(URL))

    assert "还没有提交，核对完点最下面的「提交信息」" in said
    assert "洛阳市中心医院" in said
    assert "1998 年 7 月 1 日" in said
    assert "内容是我本人填的，都属实" in said


def test_every_missing_answer_leads_to_its_field(browser: Client, empty_draft: Application) -> None:
    shown = page(browser.get(URL))

    assert "/my/application/#field-start_date" in shown
    assert ">参加工作时间</a>" in shown
    assert "接着填" in shown
    assert "内容是我本人填的" not in shown


def test_missing_papers_are_listed_with_their_upload(browser: Client, draft: Application) -> None:
    answer = browser.get(URL)

    assert "您需按要求上传资料" in words(answer)
    assert 'id="paper-portrait"' in page(answer)
    assert "内容是我本人填的" not in words(answer)


def test_the_registers_differences_are_asked_word_for_word(
    browser: Client, person: User, ready: Application
) -> None:
    registered(person, year=2019, trade="护林员")

    said = words(browser.get(URL))

    assert YEAR_PROMPT in said
    assert TRADE_PROMPT in said
    assert "护林员" in said


@pytest.mark.parametrize(
    ("year", "trade", "field"),
    [(2019, "护理员", "level_year"), (2018, "护林员", "current_trade")],
)
def test_cancelling_leads_back_to_the_field(
    ready: Application, year: int, trade: str, field: str
) -> None:
    registered(ready.candidate, year=year, trade=trade)
    browser = signed_in(ready.candidate)

    assert f'href="/my/application/#field-{field}"' in page(browser.get(URL))


def test_confirming_binds_to_what_was_shown_and_asks_for_the_papers(
    browser: Client, person: User, draft: Application
) -> None:
    registered(person, year=2019)
    token = token_on(browser.get(URL))

    browser.post(address("confirm"), {"token": token})

    said = words(browser.get(URL))
    assert Discrepancy.objects.get().registered == "五级，2019年取得"
    assert YEAR_PROMPT not in said
    assert "您已确认" in said
    assert "您需按要求上传资料" in said
    assert "毕业证" in said


def test_confirming_twice_confirms_once(browser: Client, person: User, ready: Application) -> None:
    registered(person, year=2019)
    token = token_on(browser.get(URL))
    browser.post(address("confirm"), {"token": token})

    again = browser.post(address("confirm"), {"token": token})

    assert messages_of(again) == ["信息有变化，请重新核对后再确认。"]
    assert Discrepancy.objects.count() == 1


def test_a_token_of_another_difference_confirms_nothing(
    browser: Client, person: User, ready: Application
) -> None:
    registered(person, year=2019)
    token = token_on(browser.get(URL))
    candidate.save_form(ready.public_id, by=person, changes={"level_year": 2017})

    browser.post(address("confirm"), {"token": token})

    assert not Discrepancy.objects.exists()


def test_outside_the_window_nothing_can_be_signed(browser: Client, ready: Application) -> None:
    Window.objects.filter(actor="candidate").update(closes=timezone.now() - timedelta(hours=1))

    said = words(browser.get(URL))

    assert "现在不在报名时间内，信息可以保存，但不能提交。" in said
    assert "内容是我本人填的" not in said


def test_level_one_shows_its_own_answers(world: World, person: User) -> None:
    paper = builders.a_draft(world, level=builders.Level.ONE, person=person)
    changes = {
        "work_history": [{"unit": "<b>第一行</b>"}, {"unit": "第二行"}],
        "commendations": ["labour_medal"],
        "exceptional": True, "exceptional_note": "奖章",
    }  # fmt: skip
    candidate.save_form(paper.public_id, by=person, changes=changes)

    shown = page(signed_in(person).get(URL))

    assert "2025 年优秀" in shown
    assert "&lt;b&gt;第一行&lt;/b&gt;<br>第二行" in shown
    assert "五一劳动奖章" in shown


def test_a_level_five_paper_shows_when_it_was_regularised(world: World, person: User) -> None:
    paper = candidate.start(
        by=person, exam=world.exam, level=builders.Level.FIVE, region=world.city
    )
    candidate.save_form(paper.public_id, by=person, changes={"current_level": 0})

    said = words(signed_in(person).get(URL))

    assert "转正定级时间 还没有填" in said
    assert "未定级" in said


def test_a_returned_paper_is_checked_before_it_goes_back(world: World) -> None:
    paper = builders.a_returned(world)

    answer = signed_in(paper.candidate).get(URL)

    assert "内容是我本人填的，都属实" in words(answer)
    assert "修改</a>" not in page(answer)
