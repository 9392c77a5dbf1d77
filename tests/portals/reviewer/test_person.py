"""One of one's people: what is missing, and what can be added for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.commands import candidate
from tests import builders
from tests.portals.reviewer.seats import address, signed_in

if TYPE_CHECKING:
    from django.test import Client

    from portals.reviewer.person_sheet import PersonSheet
    from tests.builders import World


def sheet_of(client: Client, public_id: str) -> PersonSheet:
    sheet: PersonSheet = client.get(address("person", public_id)).context["sheet"]
    return sheet


def test_a_draft_opens_every_slot_and_names_what_is_missing(world: World, admin: Client) -> None:
    paper = builders.a_draft(world)
    candidate.attach(paper.public_id, by=paper.candidate, code="id_card", data=builders.scan())

    sheet = sheet_of(admin, paper.public_id)

    told = {one.title: (one.there, one.is_missing) for one in sheet.asked}
    assert told == {
        "本人近期照片": ("", True),
        "本人身份证照片": ("1 张，本人上传", False),
        "等级证书": ("", True),
    }
    assert "毕业证" in [one.title for one in sheet.others]
    assert "论文" not in [one.title for one in sheet.others]
    assert sheet.case_url == ""


def test_nothing_a_draft_says_is_shown(world: World, admin: Client) -> None:
    paper = builders.a_draft(world)

    html = admin.get(address("person", paper.public_id)).content.decode()

    for said in (paper.candidate.id_number, paper.candidate.phone, "1998"):
        assert str(said) not in html


def test_a_returned_paper_opens_the_slots_that_were_asked_for(world: World, admin: Client) -> None:
    sheet = sheet_of(admin, builders.a_returned(world).public_id)

    assert [one.title for one in [*sheet.asked, *sheet.others]] == ["本人身份证照片"]
    assert sheet.line.lacks == "要补本人身份证照片"
    assert sheet.case_url


def test_a_case_on_the_desk_takes_papers_and_one_elsewhere_does_not(
    world: World, admin: Client, reviewer: Client
) -> None:
    paper = builders.a_submitted(world, level=builders.Level.ONE)
    assert "论文" in [one.title for one in sheet_of(admin, paper.public_id).others]
    assert not sheet_of(reviewer, paper.public_id).takes_papers

    builders.passed_by(paper, by=world.admin)

    assert not sheet_of(admin, paper.public_id).takes_papers
    assert sheet_of(reviewer, paper.public_id).takes_papers


def test_the_only_admin_is_warned_that_nobody_is_left_to_check(world: World, admin: Client) -> None:
    paper, elsewhere = builders.a_draft(world), builders.a_draft(world)
    changes = {"employer": world.other_employer}
    candidate.save_form(elsewhere.public_id, by=elsewhere.candidate, changes=changes)
    unchecked = builders.a_posting(builders.Role.EMPLOYER_ADMIN, employer=world.other_employer)

    html = admin.get(address("person", paper.public_id)).content.decode()
    assert "没有人能做单位初审" in html
    assert not sheet_of(signed_in(unchecked), elsewhere.public_id).is_alone
    builders.a_posting(builders.Role.EMPLOYER_ADMIN, employer=world.bureau)

    assert not sheet_of(admin, paper.public_id).is_alone


def test_a_draft_exists_for_nobody_but_the_own_employer(world: World) -> None:
    paper = builders.a_draft(world)
    foreign = builders.a_posting(builders.Role.EMPLOYER_ADMIN, employer=world.other_employer)

    for posting in (world.reviewer, world.provincial, world.clerk, world.supervisor, foreign):
        assert signed_in(posting).get(address("person", paper.public_id)).status_code == 404
    own = builders.a_draft(world, person=world.admin.user)
    assert signed_in(world.admin).get(address("person", own.public_id)).status_code == 404


def test_the_page_is_not_posted_to(world: World, admin: Client) -> None:
    where = address("person", builders.a_draft(world).public_id)

    assert admin.post(where).status_code == 405
