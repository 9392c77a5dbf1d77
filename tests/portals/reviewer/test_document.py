"""A document of a case: handed out to those who may see it, and noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.models import Reading
from flows.commands import candidate
from tests import builders
from tests.portals.reviewer.seats import address, content_of

if TYPE_CHECKING:
    from django.test import Client

JPEG = b"\xff\xd8"


def test_the_picture_comes_privately_and_the_opening_is_noted(
    world: builders.World, admin: Client
) -> None:
    paper = builders.a_submitted(world)
    attachment = paper.attachments.get(code="portrait")

    response = admin.get(address("document", attachment.public_id))

    assert response.status_code == 200
    assert response["Content-Type"] == "image/jpeg"
    assert response["Cache-Control"] == "no-store, private"
    assert content_of(response)[:2] == JPEG
    reading = Reading.objects.get()
    assert reading.what == f"document:{attachment.public_id}"
    assert reading.reader == world.admin.public_id


def test_an_older_version_can_still_be_looked_at(world: builders.World, admin: Client) -> None:
    paper = builders.a_returned(world)
    old = paper.attachments.get(code="id_card")
    candidate.attach(paper.public_id, by=paper.candidate, code="id_card", data=builders.scan())

    assert content_of(admin.get(address("document", old.public_id)))[:2] == JPEG


def test_an_opening_is_not_posted(world: builders.World, admin: Client) -> None:
    attachment = builders.a_submitted(world).attachments.get(code="portrait")

    assert admin.post(address("document", attachment.public_id)).status_code == 405
    assert admin.get(address("document", "nonsense")).status_code == 404
