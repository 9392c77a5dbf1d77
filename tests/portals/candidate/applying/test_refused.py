"""Not this year: why, when, and what else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from exams.models import Window
from flows.commands import candidate
from tests import builders
from tests.portals.candidate.applying.conftest import signed_in
from tests.portals.candidate.applying.pages import address, page, words

if TYPE_CHECKING:
    from django.test import Client

    from accounts.models import User
    from applications.models import Application
    from tests.builders import World

URL = "/my/check/refused/"


@pytest.fixture
def too_early(world: World, person: User) -> Application:
    """Somebody at work since 2013 without a certificate who applies for level three."""
    paper = builders.a_draft(world, level=builders.Level.THREE, person=person)
    changes = {"start_date": date(2013, 9, 1), "current_level": 0}
    return candidate.save_form(paper.public_id, by=person, changes=changes)


def test_the_guides_words_lead_and_the_own_numbers_follow(
    browser: Client, too_early: Application
) -> None:
    assert browser.get("/my/check/")["Location"] == URL
    said = words(browser.get(URL))

    assert "现岗位等级年限不满五年，且工作年限不满10或18年，不符合报名条件" in said
    assert "计算为14年，还差4年" in said
    assert "办法一" in said
    assert "2030" in said


def test_another_level_that_fits_is_one_click_away(browser: Client, too_early: Application) -> None:
    said = words(browser.get(URL))
    answer = browser.post(address("change_level"), {"level": "4"})

    too_early.refresh_from_db()
    assert "您今年可以报四级" in said
    assert answer["Location"] == address("application")
    assert too_early.apply_level == 4
    assert browser.get(URL)["Location"] == address("check")


def test_a_level_whose_window_is_closed_is_not_offered(
    browser: Client, too_early: Application
) -> None:
    Window.objects.filter(actor="candidate").update(closes=timezone.now() - timedelta(hours=1))

    assert "您今年可以报四级" not in words(browser.get(URL))


@pytest.mark.parametrize("level", ["", "9", "四级"])
def test_a_level_nobody_knows_is_no_level(
    browser: Client, too_early: Application, level: str
) -> None:
    assert browser.post(address("change_level"), {"level": level}).status_code == 404


def test_changing_the_level_twice_is_fine(browser: Client, too_early: Application) -> None:
    browser.post(address("change_level"), {"level": "4"})

    assert browser.post(address("change_level"), {"level": "4"}).status_code == 302


def test_prohibited_circumstances_are_the_reason_that_is_named(
    browser: Client, person: User, draft: Application
) -> None:
    candidate.save_form(draft.public_id, by=person, changes={"in_discipline": True})

    answer = browser.get(URL)

    assert "您填报存在禁止申报情形" in words(answer)
    assert "/my/application/#oath" in page(answer)
    assert "办法" not in words(answer)


def test_level_one_says_what_a_reviewer_will_look_at(world: World, person: User) -> None:
    paper = builders.a_draft(world, level=builders.Level.ONE, person=person)
    changes = {"appointed": False, "commendations": ["labour_medal"]}
    candidate.save_form(paper.public_id, by=person, changes=changes)

    said = words(signed_in(person).get(URL))

    assert "您还没有聘任到二级（技师）岗位" in said
    assert "由审核员看" in said
    assert "满足" in said
