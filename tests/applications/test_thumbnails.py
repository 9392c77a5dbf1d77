"""Thumbnails: made when a page is stored, once for an older one, and never in the way."""

from __future__ import annotations

from base64 import b64decode

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from applications import thumbnails
from applications.models import Attachment
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> Attachment:
    paper = builders.a_submitted(builders.a_world())
    found: Attachment = paper.attachments.get(code="id_card")
    return found


def place_of(page: Attachment) -> str:
    return str(page.file).replace("attachments/", "thumbnails/")


def test_a_page_is_stored_with_its_thumbnail(page: Attachment) -> None:
    with default_storage.open(place_of(page)) as kept:
        small = kept.read()

    prefix, _, data = thumbnails.inline(page).partition(",")
    assert (prefix, b64decode(data)) == ("data:image/jpeg;base64", small)
    assert len(small) < 12000


def test_an_older_page_gets_one_when_it_is_first_shown(page: Attachment) -> None:
    first = thumbnails.inline(page)
    default_storage.delete(place_of(page))

    assert thumbnails.inline(page) == first
    assert default_storage.exists(place_of(page))


def test_of_two_at_once_one_file_stays(page: Attachment) -> None:
    folder = place_of(page).rpartition("/")[0]
    before = default_storage.listdir(folder)[1]
    with page.file.open("rb") as whole:
        data = whole.read()

    assert thumbnails.keep(page, data)

    assert default_storage.listdir(folder)[1] == before


def test_what_cannot_be_read_and_what_is_no_picture_has_none(page: Attachment) -> None:
    word = Attachment(content_type="application/msword", file="attachments/ab/paper.doc")
    gone = Attachment(file="attachments/ab/gone.jpg")
    spoilt = Attachment(
        file=default_storage.save("attachments/ab/spoilt.jpg", ContentFile(b"nothing"))
    )

    assert [thumbnails.inline(one) for one in (word, gone, spoilt)] == ["", "", ""]
