"""Uploading for a candidate who cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile

from flows.commands import reviewer as commands
from forms import review
from notifications.models import OutboxMessage
from tests import builders
from tests.portals.reviewer.seats import address, messages_of, row_of

if TYPE_CHECKING:
    import pytest
    from django.test import Client


def picture(data: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile("毕业证.jpg", data or builders.scan(), "image/jpeg")


def test_a_paper_is_added_and_a_colleague_decides(world: builders.World, admin: Client) -> None:
    paper = builders.a_submitted(world)
    commands.claim(paper.public_id, by=world.admin)

    response = admin.post(address("upload", paper.public_id, "diploma"), {"picture": picture()})

    assert messages_of(response) == ["已代传「毕业证」，并短信告诉本人。"]
    assert paper.attachments.get(code="diploma").on_behalf
    row = row_of(paper)
    assert world.admin.user_id in row.barred
    assert row.owner is None
    assert OutboxMessage.objects.filter(kind="materials_uploaded_for_you").exists()


def test_the_page_warns_before(world: builders.World, admin: Client) -> None:
    where = address("upload", builders.a_submitted(world).public_id, "diploma")

    assert "要由别的同事办理" in admin.get(where).content.decode()


def test_after_uploading_one_is_led_back(world: builders.World, admin: Client) -> None:
    paper = builders.a_submitted(world)
    where = address("upload", paper.public_id, "diploma")
    admin.post(where, {"picture": picture()})

    assert admin.get(where)["Location"] == address("case", paper.public_id)
    assert admin.post(where, {"picture": picture()}).status_code == 409


def test_what_is_no_picture_is_refused_in_words(world: builders.World, admin: Client) -> None:
    where = address("upload", builders.a_submitted(world).public_id, "diploma")

    refused = admin.post(where, {"picture": picture(b"no picture at all")})
    nothing = admin.post(where, {})

    assert refused.status_code == nothing.status_code == 422
    assert refused.context["form"].errors["picture"]


def test_a_file_that_is_far_too_large_is_not_read(
    world: builders.World, admin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review, "LARGEST_PICTURE", 10)
    where = address("upload", builders.a_submitted(world).public_id, "diploma")

    response = admin.post(where, {"picture": picture()})

    assert "这个文件超过 20 MB，请换一张。" in response.content.decode()


def test_a_paper_the_exam_does_not_know_has_no_page(world: builders.World, admin: Client) -> None:
    where = address("upload", builders.a_submitted(world).public_id, "nonsense")

    assert admin.get(where).status_code == 404
