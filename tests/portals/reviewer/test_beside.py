"""Comparing: what lay in the same place before, and what the person handed in another year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from applications.models import Application, Attachment, FindingKind
from flows.commands import candidate
from flows.commands import reviewer as commands
from flows.commands.reviewer import Flag
from tests import builders
from tests.portals.reviewer.seats import address, content_of, signed_in

if TYPE_CHECKING:
    from django.test import Client

    from portals.reviewer.sheet import CaseSheet


def sheet_of(client: Client, paper: Application, query: str) -> CaseSheet:
    page = client.get(address("case", paper.public_id) + query)
    sheet: CaseSheet = page.context["sheet"]
    return sheet


def mended(world: builders.World) -> Application:
    """Return a paper whose ID card was asked for again and handed in anew."""
    paper = builders.a_draft(world)
    for code in ("portrait", "id_card", "id_card", "level_certificate"):
        data = builders.portrait() if code == "portrait" else builders.scan()
        old = paper.attachments.current().of_code(code).first()
        candidate.attach(
            paper.public_id,
            by=paper.candidate,
            code=code,
            data=data,
            replaces=old.public_id if old else "",
        )
    candidate.submit(paper.public_id, by=paper.candidate)
    flags = [Flag(FindingKind.DOCUMENT, "id_card", "看不清。")]
    commands.send_back(paper.public_id, by=world.admin, flags=flags)
    card = paper.attachments.current().of_code("id_card").get()
    candidate.attach(
        paper.public_id,
        by=paper.candidate,
        code="id_card",
        data=builders.scan(),
        replaces=card.public_id,
    )
    return candidate.submit(paper.public_id, by=paper.candidate)


def test_what_was_handed_in_before_lies_beside_it(world: builders.World, admin: Client) -> None:
    paper = mended(world)
    card = paper.attachments.current().of_code("id_card").get()
    query = f"?doc={card.public_id}"

    beside = sheet_of(admin, paper, query).beside

    assert [one.title for one in beside.others] == ["第 2 版"], "the draft's first try is private"
    assert beside.shown == []
    [older] = beside.others
    [other] = admin.get(older.url).context["sheet"].beside.shown
    assert content_of(admin.get(other.file_url)).startswith(b"\xff\xd8")


def test_a_word_paper_and_an_empty_case_have_nothing_beside(
    world: builders.World, admin: Client
) -> None:
    paper = builders.a_submitted(world)
    Attachment.objects.filter(application=paper).delete()

    assert sheet_of(admin, paper, "").beside.others == ()


def test_last_years_picture_and_application_are_shown_in_ones_own_scope(
    world: builders.World, admin: Client
) -> None:
    person = builders.a_person()
    old = builders.a_submitted(world, person=person)
    candidate.withdraw(old.public_id, by=person)
    paper = builders.a_submitted(world, person=person)
    portrait = paper.attachments.get(code="portrait")

    sheet = sheet_of(admin, paper, f"?doc={portrait.public_id}")

    assert [one.title for one in sheet.beside.others] == [world.exam.name]
    assert [(one.exam, one.state) for one in sheet.earlier] == [(world.exam.name, "已撤回")]
    assert sheet.earlier[0].url == address("case", old.public_id)


def test_what_lies_in_another_region_stays_there(world: builders.World) -> None:
    person = builders.a_person()
    old = builders.a_submitted(world, person=person)
    candidate.withdraw(old.public_id, by=person)
    Application.objects.filter(pk=old.pk).update(region_path=world.other_city.path)
    paper = builders.a_submitted(world, person=person)
    portrait = paper.attachments.get(code="portrait")

    sheet = sheet_of(signed_in(world.reviewer), paper, f"?doc={portrait.public_id}")

    assert sheet.beside.others == ()
    assert sheet.earlier == []
