"""Uploading for a candidate who cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from applications.models import Application
from flows.commands import candidate
from flows.commands import reviewer as commands
from forms import on_behalf
from notifications.models import OutboxMessage
from tests import builders
from tests.documents.corpus import word_files
from tests.portals.reviewer.seats import address, messages_of, row_of

if TYPE_CHECKING:
    from django.test import Client

    from tests.builders import World


def picture(data: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile("毕业证.jpg", data or builders.scan(), "image/jpeg")


@pytest.fixture
def submitted(world: World) -> str:
    return builders.a_submitted(world).public_id


def told_about(public_id: str) -> int:
    about = Application.objects.get(public_id=public_id).reference
    return OutboxMessage.objects.filter(kind="materials_uploaded_for_you", about=about).count()


def test_a_paper_is_added_and_a_colleague_decides(world: World, admin: Client) -> None:
    paper = builders.a_submitted(world)
    commands.claim(paper.public_id, by=world.admin)

    response = admin.post(address("upload", paper.public_id, "diploma"), {"picture": picture()})

    assert messages_of(response) == ["已代传「毕业证」，并短信告诉本人。"]
    assert paper.attachments.get(code="diploma").on_behalf
    row = row_of(paper)
    assert world.admin.user_id in row.barred
    assert row.owner is None
    assert told_about(paper.public_id) == 1


def test_several_pages_are_added_at_once_and_told_once(world: World, admin: Client) -> None:
    world.exam.document_rules.filter(code="diploma").update(most=3)
    paper = builders.a_draft(world)
    where = address("upload", paper.public_id, "diploma")

    admin.post(where, {"picture": [picture(), picture()]})

    assert paper.attachments.of_code("diploma").current().count() == 2
    assert told_about(paper.public_id) == 1
    (first, _) = paper.attachments.of_code("diploma").current().in_order()
    admin.post(where, {"picture": picture(), "replaces": first.public_id})
    assert paper.attachments.of_code("diploma").current().count() == 2
    first.refresh_from_db()
    assert first.superseded_at is not None
    admin.post(where, {"picture": picture()})
    assert "换掉第 3 页" in admin.get(where).content.decode()
    full = admin.post(where, {"picture": picture()})
    assert full.status_code == 422
    assert paper.attachments.of_code("diploma").current().count() == 3


def test_of_several_pictures_a_bad_one_lets_none_in(world: World, admin: Client) -> None:
    world.exam.document_rules.filter(code="diploma").update(most=3)
    paper = builders.a_draft(world)

    response = admin.post(
        address("upload", paper.public_id, "diploma"),
        {"picture": [picture(), picture(b"no picture")]},
    )

    assert response.status_code == 422
    assert "第 2 张：" in response.content.decode()
    assert not paper.attachments.of_code("diploma").exists()
    assert told_about(paper.public_id) == 0


def test_a_paper_in_word_is_added_under_its_title(world: World, admin: Client) -> None:
    paper = builders.a_draft(world, level=builders.Level.ONE)
    where = address("upload", paper.public_id, "paper")
    file = SimpleUploadedFile("病房消毒.docx", word_files.GOOD_DOCX)
    assert "电子文档" in admin.get(where).content.decode()

    done = admin.post(where, {"title": "病房消毒", "file": file})
    again = SimpleUploadedFile("别的.docx", word_files.GOOD_DOCX)
    wrong = admin.post(where, {"title": "病房消毒", "file": again})

    assert messages_of(done) == ["已代传「论文」，并短信告诉本人。"]
    (kept,) = paper.attachments.of_code("paper").current()
    assert (kept.title, kept.on_behalf, kept.uploaded_by) == ("病房消毒", True, world.admin.user)
    assert wrong.status_code == 422
    assert "文件名是「别的」" in wrong.content.decode()


def test_who_uploaded_into_a_draft_never_decides_it(world: World, admin: Client) -> None:
    paper = builders.a_draft(world)
    for code in ("id_card", "level_certificate"):
        admin.post(address("upload", paper.public_id, code), {"picture": picture()})
    data = builders.portrait()
    candidate.attach(paper.public_id, by=paper.candidate, code="portrait", data=data)

    candidate.submit(paper.public_id, by=paper.candidate)

    row = row_of(paper)
    assert world.admin.user_id in row.barred
    assert "on_behalf" in row.flags


def test_a_returned_paper_takes_what_was_asked_for_and_nothing_else(
    world: World, admin: Client
) -> None:
    paper = builders.a_returned(world)

    asked = admin.post(address("upload", paper.public_id, "id_card"), {"picture": picture()})
    closed = admin.post(address("upload", paper.public_id, "diploma"), {"picture": picture()})

    assert asked["Location"] == address("person", paper.public_id)
    assert closed.status_code == 422
    assert "这一项现在不能修改" in closed.content.decode()
    (newest,) = paper.attachments.of_code("id_card").current()
    assert (newest.version, newest.on_behalf) == (2, True)


def test_the_candidate_reads_who_uploaded(world: World, admin: Client) -> None:
    paper = builders.a_draft(world)
    admin.post(address("upload", paper.public_id, "id_card"), {"picture": picture()})
    own = admin.__class__()
    own.force_login(paper.candidate)

    assert "洛阳市中心医院（单位人事）" in own.get("/my/").content.decode()
    assert "由单位或工考机构代传" in own.get("/my/application/").content.decode()


def test_the_page_warns_before(admin: Client, submitted: str) -> None:
    html = admin.get(address("upload", submitted, "diploma")).content.decode()

    assert "要由别的同事办理" in html


def test_after_uploading_one_is_led_back(admin: Client, submitted: str) -> None:
    where = address("upload", submitted, "diploma")
    admin.post(where, {"picture": picture()})

    assert admin.get(where)["Location"] == address("person", submitted)
    assert admin.post(where, {"picture": picture()}).status_code == 409


def test_what_is_no_picture_is_refused_in_words(admin: Client, submitted: str) -> None:
    where = address("upload", submitted, "diploma")

    refused = admin.post(where, {"picture": picture(b"no picture at all")})
    nothing = admin.post(where, {})

    assert refused.status_code == nothing.status_code == 422
    assert refused.context["form"].errors["picture"]
    assert "请先选一张照片。" in nothing.content.decode()


def test_files_that_are_far_too_large_or_many_are_not_read(
    world: World, admin: Client, submitted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.exam.document_rules.filter(code="diploma").update(most=3)
    where = address("upload", submitted, "diploma")
    monkeypatch.setattr(on_behalf, "LARGEST_PICTURE", 10)
    assert "这个文件超过 20 MB" in admin.post(where, {"picture": picture()}).content.decode()
    monkeypatch.setattr(on_behalf, "MOST_AT_ONCE", 1)

    many = admin.post(where, {"picture": [picture(), picture()]})

    assert "请分几次上传" in many.content.decode()


def test_a_paper_the_exam_does_not_know_has_no_page(admin: Client, submitted: str) -> None:
    assert admin.get(address("upload", submitted, "nonsense")).status_code == 404


def test_a_reviewer_adds_to_no_draft(world: World, reviewer: Client) -> None:
    paper = builders.a_draft(world)

    answer = reviewer.post(address("upload", paper.public_id, "id_card"), {"picture": picture()})

    assert answer.status_code == 404
    assert not paper.attachments.exists()
