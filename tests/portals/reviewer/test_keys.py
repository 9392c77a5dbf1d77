"""Two keys side by side: the second person sees that the first is turned, never which way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from accounts.models import Role
from applications.models import Application
from exams.levels import Level
from exams.models import TwoPeople
from flows.commands import reviewer as commands
from tests import builders
from tests.portals.reviewer.seats import address, messages_of, seen, signed_in

if TYPE_CHECKING:
    from django.test import Client

    from accounts.models import Posting
    from portals.reviewer.key_boxes import KeyBoxes

REASON = "业绩材料不能证明。"


@pytest.fixture
def world(world: builders.World) -> builders.World:
    world.exam.two_person_approvals = list(TwoPeople)
    world.exam.save()
    return world


@pytest.fixture
def colleague(world: builders.World) -> Posting:
    return builders.a_posting(Role.REVIEWER, region=world.province, name="郝省审")


@pytest.fixture
def paper(world: builders.World) -> Application:
    paper = builders.a_submitted(world, level=Level.ONE)
    for by in (world.admin, world.reviewer):
        builders.passed_by(paper, by=by)
    return paper


def keys_of(client: Client, paper: Application) -> KeyBoxes:
    keys: KeyBoxes = client.get(address("case", paper.public_id)).context["sheet"].keys
    return keys


def said(keys: KeyBoxes) -> list[tuple[str, str, str]]:
    return [(box.who, box.word, box.reason) for box in keys.boxes]


def test_a_case_for_one_person_has_no_keys(world: builders.World, admin: Client) -> None:
    paper = builders.a_submitted(world, level=Level.ONE)

    assert admin.get(address("case", paper.public_id)).context["sheet"].keys is None


def test_the_second_person_does_not_see_the_first_verdict(
    world: builders.World, colleague: Posting, paper: Application
) -> None:
    first, second = signed_in(world.provincial), signed_in(colleague)
    assert keys_of(first, paper).sentence == "须两人通过，您是第一人。"

    fresh = Application.objects.get(pk=paper.pk)
    sent = first.post(address("reject", paper.public_id), seen(fresh, note=REASON))

    assert "已记下您对 王秀英 的决定" in messages_of(sent)[0]
    keys = keys_of(second, paper)
    assert keys.sentence == "须两人通过，您是第二人。"
    assert said(keys) == [("周省审", "意见等另一位决定后显示", ""), ("还没有人", "", "")]
    assert [box.css for box in keys.boxes] == ["done", "open"]
    page = second.get(address("case", paper.public_id)).content.decode()
    assert REASON not in page
    assert keys_of(first, paper).sentence == "须两人通过，您已经决定，等另一位同事。"


def test_the_same_person_finds_no_way_to_turn_the_second(
    world: builders.World, paper: Application
) -> None:
    client = signed_in(world.provincial)
    builders.passed_by(paper, by=world.provincial)

    sheet = client.get(address("case", paper.public_id)).context["sheet"]
    fresh = Application.objects.get(pk=paper.pk)
    response = client.post(address("approve", paper.public_id), seen(fresh))

    assert not sheet.standing.may_decide
    assert "要由另一位同事再决定" in messages_of(response)[0]


def test_two_who_differ_see_both_and_nobody_else_does(
    world: builders.World, colleague: Posting, paper: Application
) -> None:
    third = builders.a_posting(Role.REVIEWER, region=world.province, name="曹省审")
    builders.passed_by(paper, by=world.provincial)
    commands.reject(paper.public_id, by=colleague, reason=REASON)

    both = [("周省审", "通过", ""), ("郝省审", "不通过", REASON)]
    for who in (world.provincial, colleague):
        keys = keys_of(signed_in(who), paper)
        assert said(keys) == both
        assert keys.sentence.startswith("两人意见不一致")
    assert REASON not in signed_in(third).get(address("case", paper.public_id)).content.decode()
    assert keys_of(signed_in(third), paper).boxes[1].reason == ""
