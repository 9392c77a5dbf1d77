"""我的报名: where the paper stands, who has it since when, and what to do."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from exams.models import Actor, Extended, Office, ReviewStep, Window
from flows.commands import candidate, extending, office, reviewer
from tests import builders
from tests.portals.candidate.following.browsers import address, names_of_staff, read, signed_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_django import DjangoAssertNumQueries

    from applications.models import Application
    from tests.builders import World

SESSION = 5
"""Reading the session and the person, and keeping the session alive between two savepoints.

Outside of the suite's own transaction the savepoints are none: seven statements at most."""
STORY = 3
"""Paper, arrangement (desks, offices, windows), and trail."""


def a_rejected(world: World) -> Application:
    paper = builders.a_submitted(world)
    builders.passed_by(paper, by=world.admin)
    return reviewer.reject(paper.public_id, by=world.reviewer, reason="工作年限不够。")


def a_scored(world: World) -> Application:
    paper = builders.a_ticketed(world)
    sheet = builders.a_staged_sheet(world, paper)
    office.publish_scores(sheet.public_id, by=world.second_clerk)
    return paper


def main_of(page: str) -> str:
    """Return a page without its head, its menus and what may be laid over it."""
    return page[page.index("<main") : page.index("</main>")]


STATES = [
    (builders.a_draft, "还没有提交", "candidate:application"),
    (builders.a_submitted, "正在单位初审", ""),
    (builders.a_returned, "请补充 1 项", "candidate:fix"),
    (a_rejected, "审核不通过", ""),
    (builders.an_approved, "审核通过，请缴费", "candidate:pay"),
    (builders.a_paid, "已缴费，等待准考证", ""),
    (builders.a_ticketed, "可以打印准考证了", "candidate:ticket"),
    (a_scored, "考核结果已公布", "candidate:result"),
]


@pytest.mark.parametrize(("walk", "title", "page"), STATES, ids=[title for _, title, _ in STATES])
def test_each_state_has_its_words_and_one_next_step(
    world: World, walk: Callable[[World], Application], title: str, page: str
) -> None:
    paper = walk(world)

    shown = main_of(read(signed_in(paper.candidate).get(address("home"))))

    assert f"<h1>{title}</h1>" in shown
    assert shown.count("btn-primary") == bool(page)
    if page:
        assert f'href="{address(page.split(":")[1])}"' in shown


@pytest.mark.parametrize("word", ["网上支付", "去缴费"])
def test_the_way_to_pay_is_named_as_in_the_guide(world: World, word: str) -> None:
    paper = builders.an_approved(world)
    Office.objects.update(pays_online=word == "网上支付")
    browser = signed_in(paper.candidate)

    for page in ("home", "progress"):
        assert f'href="/my/pay/">{word}' in main_of(read(browser.get(address(page))))


def test_a_draft_that_is_too_late_says_so_and_whom_to_call(world: World) -> None:
    paper = builders.a_draft(world)
    Window.objects.update(closes=timezone.now() - timedelta(minutes=1))

    shown = main_of(read(signed_in(paper.candidate).get(address("home"))))

    assert "没有提交，现在不在报名时间内" in shown
    assert "继续填写并提交" not in shown
    assert 'href="tel:037963900000"' in shown


def test_without_a_paper_the_way_leads_to_the_beginning(world: World) -> None:
    shown = read(signed_in(builders.a_person()).get(address("home")))

    assert "您还没有报名" in shown
    assert address("choose") in shown


def test_what_was_answered_can_be_read_once_it_cannot_be_changed(world: World) -> None:
    draft, handed_in = builders.a_draft(world), builders.a_submitted(world)

    before = read(signed_in(draft.candidate).get(address("home")))
    after = read(signed_in(handed_in.candidate).get(address("home")))

    assert (address("answers") in before, address("answers") in after) == (False, True)
    assert "查看报名信息" in after


def test_the_desk_is_named_and_no_person_is(world: World) -> None:
    paper = builders.a_submitted(world)
    builders.passed_by(paper, by=world.admin)
    reviewer.claim(paper.public_id, by=world.reviewer)

    shown = read(signed_in(paper.candidate).get(address("home")))

    assert "正在资格审查" in shown
    assert "洛阳市工考中心" in shown
    assert "洛阳市中心医院（单位人事）" in shown
    assert "0379-63900000" in shown
    assert [name for name in names_of_staff(world) if name in shown] == []


def test_the_history_is_told_newest_first(world: World) -> None:
    paper = builders.a_returned(world)

    shown = read(signed_in(paper.candidate).get(address("home")))

    told = ["请您补充 1 项", "您提交了报名信息", "您上传了「等级证书」", "您开始填报"]
    assert sorted(told, key=shown.rindex) == told
    assert "身份证照片不清楚，请重新拍摄。" in shown


def test_a_reason_for_refusing_is_told(world: World) -> None:
    shown = main_of(read(signed_in(a_rejected(world).candidate).get(address("home"))))

    assert "原因：工作年限不够。" in shown
    assert "k-steps" not in shown
    assert '打电话问</span> <span class="nb">0379-63900000</span>' in shown
    assert address("ticket") not in shown


def test_what_lies_ahead_has_its_day(world: World, submitted: Application) -> None:
    opens = timezone.now() + timedelta(days=5)
    Window.objects.filter(actor=Actor.TICKET).update(opens=opens, closes=opens + timedelta(days=9))

    shown = read(signed_in(submitted.candidate).get(address("home")))

    local = timezone.localtime(opens)
    assert f"{local.month}月{local.day}日起" in shown
    assert f"{local.month} 月 {local.day} 日起可以打印" in shown


def test_the_nearest_regions_word_about_the_days_ahead_holds(
    world: World, submitted: Application
) -> None:
    now = timezone.now()
    for region, days in ((world.city, 6), (world.other_city, 3)):
        Window.objects.create(
            exam=world.exam, region=region, level_group=submitted.level.group, actor=Actor.PAYMENT,
            opens=now + timedelta(days=days), closes=now + timedelta(days=30),
        )  # fmt: skip

    shown = read(signed_in(submitted.candidate).get(address("home")))

    local = timezone.localtime(now + timedelta(days=6))
    assert f"{local.month}月{local.day}日起" in shown


def test_exceptional_promotion_goes_up_to_the_province(world: World) -> None:
    paper = builders.a_draft(world)
    candidate.save_form(paper.public_id, by=paper.candidate, changes={"exceptional": True})

    assert "省级审核" in read(signed_in(paper.candidate).get(address("home")))


def test_an_exam_without_a_chain_has_a_page_too(world: World) -> None:
    paper = builders.a_draft(world)
    ReviewStep.objects.all().delete()

    assert "还没有提交" in read(signed_in(paper.candidate).get(address("home")))


def test_whoever_has_not_signed_in_is_asked_to(submitted: Application) -> None:
    response = Client().get(address("home"))

    assert response["Location"].startswith(reverse("entrance:sign_in"))


def test_taking_back_is_offered_until_somebody_begins(world: World, submitted: Application) -> None:
    browser = signed_in(submitted.candidate)
    before = read(browser.get(address("home")))

    reviewer.claim(submitted.public_id, by=world.admin)

    assert address("withdraw") in before
    assert address("withdraw") not in read(browser.get(address("home")))


def test_an_exam_that_is_over_leaves_room_for_the_next(world: World) -> None:
    paper = a_rejected(world)
    world.exam.is_running = False
    world.exam.save()

    shown = read(signed_in(paper.candidate).get(address("home")))

    assert "开始新的报名" in shown


def test_a_withdrawn_paper_is_not_followed(world: World, submitted: Application) -> None:
    candidate.withdraw(submitted.public_id, by=submitted.candidate)

    assert "您还没有报名" in read(signed_in(submitted.candidate).get(address("home")))


def test_a_region_without_an_office_has_a_page_too(world: World, submitted: Application) -> None:
    Office.objects.all().delete()

    assert "正在单位初审" in read(signed_in(submitted.candidate).get(address("home")))


@pytest.mark.parametrize(
    ("walk", "queries"),
    [
        (builders.a_draft, STORY + 2),  # may it be handed in now, and does somebody have longer
        (builders.a_submitted, STORY + 1),  # the honest clock
        (builders.a_returned, STORY + 1),  # what is asked for
        (builders.a_ticketed, STORY),
    ],
)
def test_the_page_asks_the_database_a_counted_number_of_times(
    world: World,
    django_assert_num_queries: DjangoAssertNumQueries,
    walk: Callable[[World], Application],
    queries: int,
) -> None:
    browser = signed_in(walk(world).candidate)

    with django_assert_num_queries(SESSION + queries):
        browser.get(address("home"))


def test_more_time_for_one_person_is_shown_where_the_time_runs(world: World) -> None:
    paper = builders.a_returned(world)
    until = timezone.now() + timedelta(days=20)
    more = extending.MoreTime(
        exam=world.exam, kind=Extended.MATERIALS, until=until, reason="住院。",
        person=paper.candidate,
    )  # fmt: skip
    proposal = extending.propose(more, by=world.clerk)
    browser = signed_in(paper.candidate)
    assert "延期" not in read(browser.get(address("home")))

    extending.confirm(proposal.public_id, by=world.second_clerk)

    for page in ("home", "fix"):
        assert "已为您个人延期到" in read(browser.get(address(page)))
    assert "补充材料时间已延长" in read(browser.get(address("home")))


def test_reading_changes_nothing_and_writing_is_refused(submitted: Application) -> None:
    assert signed_in(submitted.candidate).post(address("home")).status_code == 405


@pytest.mark.parametrize("page", ["home", "progress", "fix", "withdraw", "pay", "ticket", "result"])
def test_the_staff_find_no_such_page(world: World, page: str) -> None:
    assert signed_in(world.reviewer.user).get(address(page)).status_code == 404


@pytest.mark.parametrize(
    "page", ["progress", "fix", "withdraw", "pay", "pay_waiting", "ticket", "ticket_code", "result"]
)
def test_without_a_paper_every_page_leads_home(world: World, page: str) -> None:
    browser = signed_in(builders.a_person())

    assert browser.get(address(page), follow=True).wsgi_request.path == address("home")
