"""Step 1: any picture of any name is brought, or refused in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import resolve

from applications.models import FindingKind, Original
from flows.commands.reviewer import Flag
from tests import builders
from tests.documents.corpus.picture_files import samples
from tests.portals.candidate.applying.conftest import signed_in
from tests.portals.candidate.applying.pages import address, page, words
from tests.portals.candidate.coach.photos import GOOD, JSON, brought, send

if TYPE_CHECKING:
    from django.test import Client

    from applications.models import Application
    from tests.builders import World
    from tests.documents.corpus.picture_files import Sample

THROUGH_THE_DOOR = {
    "plain.jpg", "iphone.heic", "alpha.png", "plain.webp", "turned-6.jpg", "cmyk.jpg",
    "gifar.jpg", "bomb.jpg", "bomb.png", "cut-in-the-middle.jpg", "pdf.jpg", "one-byte.jpg",
    "eicar.jpg", "small-412x626.jpg", "two-pictures.mpo",
}  # fmt: skip
NAMES = [
    "照\x00片.jpg",
    "\u202egpj.exe.jpg",
    "长" * 80 + ".jpg",
    "a" * 251 + ".jpg",
    "../../../../etc/passwd",
    "..\\..\\boot.ini",
    "a/b/c.jpg",
    "<script>alert(1)</script>.jpg",
    "'; DROP TABLE applications; --.jpg",
    "%2e%2e%2f.jpg",
    " ",
]


def test_a_picture_is_brought_and_framed_next(browser: Client, draft: Application) -> None:
    assert "选一张照片" in words(browser.get(address("photo", draft.public_id)))

    answer = send(browser, draft, GOOD)

    original = Original.objects.get()
    assert answer["Location"] == address("photo_cut", original.public_id)
    assert (original.sent_width, original.sent_height) == (413, 626)
    assert "接着裁上次那张" in words(browser.get(address("photo", draft.public_id)))


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
@pytest.mark.parametrize(
    "sample",
    [one for one in samples() if one.name in THROUGH_THE_DOOR],
    ids=lambda sample: sample.name,
)
def test_the_corpus_passes_the_real_door(
    browser: Client, draft: Application, sample: Sample
) -> None:
    answer = send(browser, draft, sample.data, name=sample.name)

    if sample.fault is None:
        assert resolve(answer["Location"]).url_name == "photo_cut"
    else:
        assert answer.status_code == 422
        assert sample.word in words(answer)
        assert not Original.objects.exists()


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_file_is_never_used(browser: Client, draft: Application, name: str) -> None:
    send(browser, draft, GOOD, name=name)

    stored = str(Original.objects.get().file.name)
    assert stored.startswith("originals/")
    assert stored.endswith(".jpg")
    assert stored.isascii()
    assert len(stored) == len("originals/ab/") + 32 + len(".jpg")


def test_without_a_file_the_page_says_what_to_do(browser: Client, draft: Application) -> None:
    answer = browser.post(address("photo", draft.public_id))

    assert answer.status_code == 422
    assert "请先选一张照片" in words(answer)


def test_scripts_are_answered_in_json(browser: Client, draft: Application) -> None:
    url = address("photo", draft.public_id)

    refused = browser.post(url, headers=JSON)
    taken = browser.post(url, {"picture": SimpleUploadedFile("a.jpg", GOOD)}, headers=JSON)

    assert (refused.status_code, refused.json()) == (422, {"message": "请先选一张照片。"})
    assert taken.json() == {"next": address("photo_cut", Original.objects.get().public_id)}


def test_only_the_owner_and_only_before_submitting(
    browser: Client, stranger: Client, staff: Client, draft: Application, world: World
) -> None:
    brought(browser, draft)
    submitted = builders.a_submitted(world)
    owner = signed_in(submitted.candidate)

    for visitor, paper in ((stranger, draft), (staff, draft), (owner, submitted)):
        assert visitor.get(address("photo", paper.public_id)).status_code == 404
        assert send(visitor, paper, GOOD).status_code == 404
    assert browser.put(address("photo", draft.public_id)).status_code == 405
    assert Original.objects.count() == 1


def test_a_returned_paper_goes_back_to_what_is_asked(world: World) -> None:
    paper = builders.a_returned(world, flags=[Flag(FindingKind.DOCUMENT, "portrait", "请换一张")])

    shown = page(signed_in(paper.candidate).get(address("photo", paper.public_id)))

    assert f'href="{address("fix")}"' in shown
