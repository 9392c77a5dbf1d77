"""更正单位: choose, read where the paper goes, then move it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from applications.models import Application
from tests import builders
from tests.portals.reviewer.seats import address, messages_of, signed_in

if TYPE_CHECKING:
    from django.test import Client

    from tests.builders import World


def said(world: World, paper: Application, **others: str) -> dict[str, str]:
    return {
        "employer": world.other_employer.public_id,
        "reason": "已调动。",
        "seen_version": str(paper.version),
        **others,
    }


def employer_of(paper: Application) -> str:
    return str(Application.objects.with_faces().get(pk=paper.pk).employer)


def test_the_way_is_shown_before_it_is_gone(world: World, admin: Client) -> None:
    paper = builders.a_submitted(world)
    where = address("correct_employer", paper.public_id)
    assert "现在的单位：<b>洛阳市中心医院</b>" in admin.get(where).content.decode()

    first = admin.post(where, said(world, paper))
    assert "从「资格审查」开始审核" in first.content.decode()
    assert employer_of(paper) == "洛阳市中心医院"
    done = admin.post(where, said(world, paper, confirmed="yes"))

    assert done["Location"] == address("roster")
    assert messages_of(done) == ["王秀英 的单位已更正，并短信告诉本人。"]
    assert employer_of(paper) == "开封市中心医院"
    own = signed_in(world.admin)
    own.force_login(paper.candidate)
    assert "您的单位更正为「开封市中心医院」" in own.get("/my/").content.decode()


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(world: World, admin: Client) -> None:
    paper = builders.a_submitted(world)
    where = address("correct_employer", paper.public_id)

    several = admin.post(where, said(world, paper, employer="中心医院", reason="已调动。"))
    nothing = admin.post(where, {"confirmed": "yes"})
    same = admin.post(where, said(world, paper, employer=world.employer.public_id, confirmed="yes"))
    world.exam.review_steps.filter(region=world.other_city).delete()
    nowhere = admin.post(where, said(world, paper))

    assert several.status_code == nothing.status_code == same.status_code == 422
    assert "已调动。" in several.content.decode()
    assert "employer_pick" in several.content.decode()
    assert "现在就是这个单位" in same.content.decode()
    assert "没有开展这次考核" in nowhere.content.decode()


def test_a_case_that_moved_meanwhile_is_not_corrected(world: World, admin: Client) -> None:
    paper = builders.a_submitted(world)
    stale = said(world, paper, confirmed="yes", seen_version=str(paper.version - 1))

    assert admin.post(address("correct_employer", paper.public_id), stale).status_code == 409


def test_twice_is_once(world: World, admin: Client) -> None:
    paper = builders.a_submitted(world)
    where = address("correct_employer", paper.public_id)
    admin.post(where, said(world, paper, confirmed="yes"))

    assert admin.post(where, said(world, paper, confirmed="yes")).status_code == 404


def test_where_nothing_may_be_corrected_one_is_led_back(world: World, reviewer: Client) -> None:
    paper = builders.a_submitted(world)

    answer = reviewer.get(address("correct_employer", paper.public_id))

    assert answer["Location"] == address("person", paper.public_id)
    html = reviewer.get(address("person", paper.public_id)).content.decode()
    assert "更正单位</a>" not in html


def test_to_others_there_is_no_such_page(world: World, admin: Client) -> None:
    paper = builders.a_submitted(world)
    where = address("correct_employer", paper.public_id)

    for posting in (world.other_reviewer, world.clerk, world.supervisor):
        assert signed_in(posting).get(where).status_code == 404
        assert signed_in(posting).post(where, said(world, paper)).status_code == 404
    assert admin.put(where).status_code == 405
