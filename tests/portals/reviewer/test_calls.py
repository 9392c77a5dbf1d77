"""电话联系名单, as employers and reviewers see it: masked until asked, ticked, undone."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from audit.models import Reading
from exams.models import Actor, Window
from notifications.models import Delivery, OutboxMessage
from portals.shell import call_deeds, call_lines
from tests import builders
from tests.portals.reviewer.seats import address, messages_of, signed_in

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from portals.shell.call_lines import CallSheet
    from tests.builders import World


@pytest.fixture(autouse=True)
def _signing_up_closes_soon(world: World) -> None:
    windows = Window.objects.filter(exam=world.exam, actor=Actor.CANDIDATE)
    windows.update(closes=timezone.now() + timedelta(hours=20))


def sheet_of(client: Client, **query: str) -> CallSheet:
    sheet: CallSheet = client.get(address("calls"), query).context["sheet"]
    return sheet


def test_the_list_says_who_why_and_masks_the_number(world: World, admin: Client) -> None:
    paper = builders.a_draft(world)
    returned = builders.a_returned(world)
    OutboxMessage.objects.filter(about=returned.reference).update(delivery=Delivery.DEAD)

    html = admin.get(address("calls")).content.decode()

    first, second = sheet_of(admin).lines
    assert (first.why, first.is_unreached) == ("要补本人身份证照片", True)
    assert first.due.endswith("24:00 前")
    assert (second.why, second.due) == ("缺本人近期照片、本人身份证照片、等级证书", "")
    assert "短信没送到" in html
    assert str(paper.candidate.phone_masked) in html
    assert str(paper.candidate.phone) not in html


def test_a_number_is_shown_on_request_on_record_and_for_some_minutes(
    world: World, admin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = builders.a_draft(world)

    shown = admin.post(address("show_phone", paper.public_id))

    assert shown["Location"] == address("calls")
    assert str(paper.candidate.phone) in admin.get(address("calls")).content.decode()
    noted = Reading.objects.get(subject=paper.reference, what="phone")
    assert noted.reader == world.admin.public_id
    own = signed_in(world.admin)
    own.force_login(paper.candidate)
    assert "手机号" in own.get("/my/data/").content.decode()
    monkeypatch.setattr(call_deeds, "SHOWN_SECONDS", -1)
    admin.post(address("show_phone", paper.public_id))
    assert str(paper.candidate.phone) not in admin.get(address("calls")).content.decode()


def test_a_tick_moves_a_person_to_the_other_half_and_back(world: World, admin: Client) -> None:
    paper = builders.a_draft(world)

    done = admin.post(
        address("tick_call", paper.public_id), {"outcome": "reached", "note": "今晚交"}
    )

    assert "已联系" in messages_of(done)[0]
    assert sheet_of(admin).lines == []
    (line,) = sheet_of(admin, settled="1").lines
    (tick,) = line.ticks
    assert (tick.word, tick.note) == ("已联系", "今晚交")
    assert tick.by.startswith("赵人事 ")
    undone = admin.post(address("undo_call", paper.public_id))
    assert "已撤销" in messages_of(undone)[0]
    assert len(sheet_of(admin).lines) == 1
    nothing = admin.post(address("undo_call", paper.public_id))
    assert any("没有可以撤销的记录" in text for text in messages_of(nothing))


def test_who_could_not_be_reached_stays_with_the_last_try(world: World, admin: Client) -> None:
    paper = builders.a_draft(world)
    admin.post(address("tick_call", paper.public_id), {"outcome": "unreachable"})

    (line,) = sheet_of(admin).lines

    assert [tick.word for tick in line.ticks] == ["联系不上"]


@pytest.mark.parametrize(
    "sent", [{}, {"outcome": "nonsense"}, {"outcome": "reached", "note": "字" * 101}]
)
def test_what_makes_no_sense_is_said_and_not_kept(
    world: World, admin: Client, sent: dict[str, str]
) -> None:
    paper = builders.a_draft(world)

    answer = admin.post(address("tick_call", paper.public_id), sent)

    assert messages_of(answer)[0].startswith("王秀英：")
    assert not paper.calls.exists()


def test_an_empty_list_says_so(admin: Client) -> None:
    assert "现在没有要联系的人" in admin.get(address("calls")).content.decode()


def test_a_long_list_goes_on_by_pages_and_deeds_lead_back_to_theirs(
    world: World, admin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(call_lines, "PAGE", 1)
    papers = [builders.a_draft(world) for _ in range(3)]
    first = sheet_of(admin)
    second = admin.get(address("calls") + first.turn.next).context["sheet"]

    assert (first.waiting, first.turn.text) == (3, "第 1–1 条，共 3 条")
    assert [one.lines[0].public_id for one in (first, second)] == [
        paper.public_id for paper in papers[:2]
    ]
    answer = admin.post(second.lines[0].show_url)
    assert answer["Location"] == address("calls") + "?page=2"
    admin.post(second.lines[0].tick_url, {"outcome": "gave_up"})
    settled = admin.get(address("calls"), {"settled": "1", "page": "nonsense"}).context["sheet"]
    assert (settled.waiting, settled.settled, settled.turn.next) == (2, 1, "")
    undone = admin.post(settled.lines[0].undo_url)
    assert undone["Location"] == address("calls") + "?settled=1"


@pytest.mark.parametrize("count", [1, 50])
def test_the_list_costs_the_same_for_any_number(
    world: World, admin: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        builders.a_draft(world)

    with django_assert_num_queries(21):
        admin.get(address("calls"))


def test_to_others_there_is_no_such_list_and_no_such_person(world: World, admin: Client) -> None:
    paper = builders.a_draft(world)
    deeds = ["show_phone", "tick_call", "undo_call"]

    for posting in (world.clerk, world.supervisor):
        assert signed_in(posting).get(address("calls")).status_code == 404
    for posting in (world.clerk, world.other_reviewer):
        for name in deeds:
            assert signed_in(posting).post(address(name, paper.public_id)).status_code == 404
    for name in deeds:
        assert admin.get(address(name, paper.public_id)).status_code == 405
    assert admin.post(address("calls")).status_code == 405
    assert not Reading.objects.exists()
