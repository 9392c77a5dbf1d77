"""The picture a portrait was cut from: shown with the case, and the opening is noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from audit.models import Reading
from documents.framing import Frame
from flows.commands import candidate, portrait
from tests import builders
from tests.portals.reviewer.seats import address, content_of

if TYPE_CHECKING:
    from django.test import Client

    from applications.models import Application, Original

WHOLE = Frame(0, 0, 413)


@pytest.fixture
def paper(world: builders.World) -> Application:
    """A submitted paper whose portrait was cut out of a picture."""
    draft = builders.a_draft(world)
    for code in ("id_card", "level_certificate"):
        candidate.attach(draft.public_id, by=draft.candidate, code=code, data=builders.scan())
    bring(draft)
    return candidate.submit(draft.public_id, by=draft.candidate)


def bring(paper: Application) -> Original:
    person = paper.candidate
    original = portrait.bring(paper.public_id, by=person, data=builders.portrait())
    return portrait.cut(original, by=person, frame=WHOLE)


def test_the_original_is_linked_from_the_case_and_noted(
    world: builders.World, admin: Client, paper: Application
) -> None:
    original = paper.originals.get()
    portrait_of = paper.attachments.get(code="portrait")
    case = admin.get(f"{address('case', paper.public_id)}?doc={portrait_of.public_id}")

    picture = admin.get(address("original", original.public_id))

    assert address("original", original.public_id) in case.content.decode()
    assert picture["Content-Type"] == "image/jpeg"
    assert picture["Cache-Control"] == "no-store, private"
    assert content_of(picture)[:2] == b"\xff\xd8"
    assert Reading.objects.filter(what=f"original:{original.public_id}").count() == 1


def test_a_paper_without_an_original_has_no_such_link(admin: Client, paper: Application) -> None:
    card = paper.attachments.get(code="id_card")

    case = admin.get(f"{address('case', paper.public_id)}?doc={card.public_id}")

    assert "裁之前的照片" not in case.content.decode()


def test_what_never_became_a_portrait_is_the_owners_own(
    admin: Client, world: builders.World, paper: Application
) -> None:
    original = paper.originals.get()
    unused = type(original).objects.get(pk=original.pk)
    unused.pk, unused.public_id, unused.portrait = None, "unused", None
    unused.save()

    assert admin.get(address("original", "unused")).status_code == 404
    assert admin.post(address("original", original.public_id)).status_code == 405


def test_a_draft_is_seen_by_nobody(admin: Client, world: builders.World) -> None:
    original = bring(builders.a_draft(world))

    assert admin.get(address("original", original.public_id)).status_code == 404
