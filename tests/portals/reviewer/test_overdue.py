"""逾期件 and 提醒: who answers sees what is late and gives it on; the holder is warned before."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from accounts.models import Posting, Role
from exams.models import Exam, Office
from flows import deadlines
from flows.commands import clock
from flows.commands import reviewer as commands
from flows.models import DeskRow
from tests import builders
from tests.portals.reviewer.seats import address, messages_of, row_of, signed_in

if TYPE_CHECKING:
    from datetime import datetime

    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from applications.models import Application

QUERIES = 13


def at_the_office(world: builders.World, *, name: str = "王秀英") -> Application:
    paper = builders.a_submitted(world, person=builders.a_person(name=name))
    return builders.passed_by(paper, by=world.admin)


def due(paper: Application, moment: datetime) -> None:
    DeskRow.objects.filter(application=paper).update(due_at=moment)


def an_overdue(world: builders.World, *, name: str = "王秀英") -> Application:
    paper = at_the_office(world, name=name)
    due(paper, timezone.now() - timedelta(days=2))
    clock.escalate_overdue()
    return paper


@pytest.fixture
def head(world: builders.World) -> Posting:
    posting = builders.a_posting(Role.REVIEWER, region=world.city, name="马科长")
    Office.objects.filter(region=world.city).update(head=posting.user)
    return posting


@pytest.fixture
def colleague(world: builders.World) -> Posting:
    return builders.a_posting(Role.REVIEWER, region=world.city, name="刘审核")


def test_the_head_sees_what_is_late_and_gives_it_on(
    world: builders.World, head: Posting, colleague: Posting
) -> None:
    paper, other = an_overdue(world, name="李晚一"), an_overdue(world, name="李晚二")
    browser = signed_in(head)
    page = browser.get(address("overdue")).content.decode()

    sent = browser.post(
        address("reassign"),
        {"case": [paper.public_id], "colleague": colleague.pk, "words": "王审核出差"},
    )

    assert "李晚一" in page
    assert "逾期 2 天" in page
    assert "没有人领取" in page
    assert messages_of(sent) == ["已转给刘审核 1 件，在他的「待办」和「提醒」里。"]
    assert row_of(paper).owner == colleague.user
    assert row_of(other).owner is None


def test_all_of_a_page_are_given_at_once(
    world: builders.World, head: Posting, colleague: Posting
) -> None:
    papers = [an_overdue(world) for _ in range(2)]
    page = signed_in(head).get(address("overdue")).content.decode()
    shown = [paper.public_id for paper in papers]

    signed_in(head).post(
        address("reassign"), {"shown": shown, "whole": "1", "colleague": colleague.pk}
    )

    assert all(f'name="shown" value="{one}"' in page for one in shown)
    assert [row_of(paper).owner for paper in papers] == [colleague.user] * 2


def test_what_cannot_be_given_is_named_with_its_reason(
    world: builders.World, head: Posting, colleague: Posting
) -> None:
    paper = an_overdue(world, name="李晚一")
    commands.claim(paper.public_id, by=colleague)

    sent = signed_in(head).post(
        address("reassign"), {"case": [paper.public_id], "colleague": colleague.pk}
    )

    assert messages_of(sent) == ["李晚一没有转：本来就在这位同事手上。"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"case": []}, "请先勾选"),
        ({"colleague": ""}, "请选一位同事"),
        ({"colleague": "0"}, "列出的"),
    ],
)
def test_what_is_missing_is_said_and_ticks_stay(
    world: builders.World,
    head: Posting,
    colleague: Posting,
    changes: dict[str, object],
    said: str,
) -> None:
    paper = an_overdue(world)
    data = {"case": [paper.public_id], "colleague": colleague.pk, **changes}

    answer = signed_in(head).post(address("reassign"), data)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert ("checked" in answer.content.decode()) is bool(data["case"])


def test_a_supervisor_looks_and_answers_only_where_there_is_no_head(
    world: builders.World, colleague: Posting
) -> None:
    paper, browser = an_overdue(world, name="李晚一"), signed_in(world.supervisor)
    data = {"case": [paper.public_id], "colleague": colleague.pk}
    Office.objects.filter(region=world.city).update(head=world.reviewer.user)

    page = browser.get(address("overdue")).content.decode()
    refused = browser.post(address("reassign"), data)
    Office.objects.update(head=None)
    browser.post(address("reassign"), data)

    assert "李晚一" in page
    assert "转办勾选的" not in page
    assert refused.status_code == 422
    assert row_of(paper).owner == colleague.user


@pytest.mark.parametrize("name", ["overdue", "reassign", "reminders"])
def test_it_exists_for_nobody_else(world: builders.World, head: Posting, name: str) -> None:
    others = [world.clerk] if name == "reminders" else [world.reviewer, world.admin, world.clerk]
    for posting in others:
        browser = signed_in(posting)
        asked = browser.post if name == "reassign" else browser.get
        assert asked(address(name)).status_code == 404
    browser = signed_in(head)
    wrong = browser.get if name == "reassign" else browser.post
    assert wrong(address(name)).status_code == 405


def test_another_citys_cases_stay_there(world: builders.World) -> None:
    an_overdue(world, name="金丝雀")
    Office.objects.filter(region=world.other_city).update(head=world.other_reviewer.user)

    page = signed_in(world.other_reviewer).get(address("overdue"))

    assert page.status_code == 200
    assert "金丝雀" not in page.content.decode()


def test_an_employers_case_is_shown_without_a_tick(world: builders.World, head: Posting) -> None:
    paper = builders.a_submitted(world)
    due(paper, timezone.now() - timedelta(hours=3))
    clock.escalate_overdue()

    page = signed_in(head).get(address("overdue")).content.decode()

    assert world.employer.name in page
    assert paper.public_id in page
    assert "转办勾选的" not in page


def test_a_long_list_costs_no_more(
    world: builders.World, head: Posting, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser = signed_in(head)

    for _ in range(2):
        an_overdue(world)
        with django_assert_num_queries(QUERIES):
            browser.get(address("overdue"))


def test_the_holder_is_warned_before_and_after(
    world: builders.World, reviewer: Client, head: Posting, colleague: Posting
) -> None:
    now = timezone.now()
    names = {
        "已逾期": now - timedelta(hours=2),
        "今天期": deadlines.end_of_day(now, days=0),
        "明天期": deadlines.end_of_working_day(world.exam, now, days=1),
        "以后期": now + timedelta(days=40),
    }
    for name, moment in names.items():
        paper = at_the_office(world, name=name)
        take(paper, world.reviewer)
        due(paper, moment)

    shown = reviewer.get(address("reminders")).context["reminders"]

    assert {one.title: [line.name for line in one.lines] for one in shown} == {
        "已经逾期": ["已逾期"],
        "今天到期": ["今天期"],
        "下一个工作日到期": ["明天期"],
    }
    assert "没有快到期限" in signed_in(colleague).get(address("reminders")).content.decode()
    assert "全办公室的逾期件" in signed_in(head).get(address("reminders")).content.decode()


def take(paper: Application, by: Posting) -> None:
    commands.claim(paper.public_id, by=by)


def test_what_was_given_to_somebody_is_in_the_reminders(
    world: builders.World, head: Posting, colleague: Posting
) -> None:
    paper = an_overdue(world, name="李转来")
    signed_in(head).post(
        address("reassign"), {"case": [paper.public_id], "colleague": colleague.pk}
    )
    due(paper, timezone.now() + timedelta(days=30))

    shown = signed_in(colleague).get(address("reminders")).context["reminders"]

    assert [(one.title, [line.name for line in one.lines]) for one in shown] == [
        ("转给您的", ["李转来"])
    ]


def test_a_date_that_is_a_guess_is_called_one(world: builders.World, reviewer: Client) -> None:
    paper = at_the_office(world)
    take(paper, world.reviewer)
    due(paper, timezone.now().replace(year=2090, month=3, day=1))

    page = reviewer.get(address("reminders")).content.decode()
    Exam.objects.update(is_running=False)
    between = reviewer.get(address("reminders")).content.decode()

    assert "放假安排还没有收录" in page
    assert "没有快到期限" in between
