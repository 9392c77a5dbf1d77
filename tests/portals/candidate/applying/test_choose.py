"""报考选择: a region, an open level, and only one paper."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from applications.models import Application
from exams.models import Exam, Window
from portals.candidate import choose
from tests.portals.candidate.applying.pages import address, messages_of, words

if TYPE_CHECKING:
    import pytest
    from django.test import Client

    from tests.builders import World

URL = "/my/choose/"


def test_without_a_region_it_is_asked_for(browser: Client) -> None:
    answer = browser.get(URL)

    assert "请选择您的单位所属地区" in words(answer)
    assert "开封市" in words(answer)


def test_the_region_of_the_entrance_is_remembered(browser: Client) -> None:
    session = browser.session
    session["region"] = "410300"
    session.save()

    assert "单位所属地区 洛阳市" in words(browser.get(URL)).replace("\u3000", " ")


def test_choosing_a_level_begins_a_draft_in_the_region(browser: Client, world: World) -> None:
    answer = browser.post(URL, {"region": "410300", "level": "3"})

    paper = Application.objects.get()
    assert answer["Location"] == address("application")
    assert (paper.apply_level, paper.region, paper.state) == (3, world.city, "draft")


def test_choosing_twice_leads_to_the_one_paper(browser: Client, world: World) -> None:
    browser.post(URL, {"region": "410300", "level": "3"})

    assert browser.post(URL, {"region": "410200", "level": "4"}).status_code == 302
    assert browser.get(URL)["Location"] == address("application")
    assert Application.objects.get().apply_level == 3


def test_two_windows_at_once_begin_one_paper(
    browser: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser.post(URL, {"region": "410300", "level": "3"})
    monkeypatch.setattr(choose, "live_paper_of", lambda _person: None)  # the other tab saw none

    answer = browser.post(URL, {"region": "410300", "level": "4"})

    assert answer["Location"] == address("application")
    assert messages_of(answer) == ["您已有一份报名，不能重复报名。"]
    assert Application.objects.get().apply_level == 3


def test_a_closed_level_says_when_and_cannot_be_chosen(browser: Client, world: World) -> None:
    opens = timezone.now() + timedelta(days=5)
    Window.objects.filter(actor="candidate", level_group="1").update(opens=opens)

    answer = browser.post(URL, {"region": "410300", "level": "1"})

    assert answer.status_code == 422
    assert "开始报名" in words(answer)
    assert "请选一个现在可以报的等级。" in words(answer)
    assert not Application.objects.exists()


def test_a_level_that_was_open_says_that_it_is_over(browser: Client, world: World) -> None:
    Window.objects.filter(actor="candidate").update(closes=timezone.now())

    assert "截止" in words(browser.get(f"{URL}?region=410300"))


def test_the_regions_own_window_goes_before_the_provinces(browser: Client, world: World) -> None:
    now = timezone.now()
    for region in (world.province, world.city, world.other_city):
        Window.objects.create(
            exam=world.exam, region=region, level_group="5-2", actor="candidate",
            opens=now - timedelta(days=9), closes=now - timedelta(days=region == world.province),
        )  # fmt: skip
    Window.objects.filter(region=world.city).update(closes=now + timedelta(days=1))

    assert browser.post(URL, {"region": "410200", "level": "4"}).status_code == 422
    assert browser.post(URL, {"region": "410300", "level": "4"}).status_code == 302


def test_a_region_nobody_knows_is_asked_for_again(browser: Client) -> None:
    answer = browser.post(URL, {"region": "\x00", "level": "4"})

    assert answer.status_code == 422
    assert "请选择您的单位所属地区" in words(answer)


def test_without_a_window_the_page_says_so(browser: Client, world: World) -> None:
    Window.objects.all().delete()

    assert "本地区还没有安排报名时间" in words(browser.get(f"{URL}?region=410300"))


def test_without_a_running_exam_there_is_nothing_to_choose(browser: Client, world: World) -> None:
    Exam.objects.update(is_running=False)

    assert "现在没有开放报名的考核" in words(browser.get(URL))
    assert browser.get(address("application"))["Location"] == address("choose")
