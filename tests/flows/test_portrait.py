"""The photo coach's commands: two doubtful portraits are refused, the third goes to a reviewer."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from applications import portraits
from applications.errors import NotYourDesk, Refused
from applications.models import Attachment, Original
from audit.models import Entry
from documents.drawn import draw_portrait
from documents.framing import Frame
from exams.models import DocumentRule
from flows import tasks
from flows.commands import candidate, portrait
from flows.nameplate import flags_of
from tests import builders
from tests.documents import pictures

if TYPE_CHECKING:
    from pytest_django import DjangoCaptureOnCommitCallbacks

    from applications.models import Application

pytestmark = pytest.mark.django_db
GOOD = draw_portrait(2)
GREY = pictures.on_ground(GOOD, (190, 185, 175))
WHOLE = Frame(0, 0, 413)


@pytest.fixture
def paper() -> Application:
    return builders.a_draft(builders.a_world())


def try_with(paper: Application, data: bytes) -> Original:
    original = portrait.bring(paper.public_id, by=paper.candidate, data=data)
    return portrait.cut(original, by=paper.candidate, frame=WHOLE)


def verbs(paper: Application) -> list[str]:
    entries = Entry.objects.filter(subject=paper.reference).order_by("position")
    return list(entries.values_list("verb", flat=True))


def test_a_good_portrait_is_taken_at_once_and_its_original_kept(paper: Application) -> None:
    original = try_with(paper, GOOD)

    assert original.is_taken
    assert str(original) == f"{paper} original {original.pk}"
    kept = Attachment.objects.get()
    assert original.portrait == kept
    assert (kept.code, kept.width, kept.height, kept.warnings) == ("portrait", 413, 626, [])
    assert verbs(paper)[-2:] == ["bring_portrait", "attach"]
    assert flags_of(paper) == []
    for stored in (original, kept):
        with stored.file.open("rb") as file:
            assert hashlib.sha256(file.read()).hexdigest() == stored.sha256
    assert str(kept.file.name)[:8] != str(original.file.name)[:8]


def test_the_third_doubtful_portrait_is_taken_with_a_flag(paper: Application) -> None:
    first, second = try_with(paper, GREY), try_with(paper, GREY)

    assert (first.is_taken, second.is_taken) == (False, False)
    assert first.faults[0]["code"] == "not_white"
    assert not Attachment.objects.exists()
    assert verbs(paper)[-1] == "refuse_portrait"

    third = try_with(paper, GREY)

    assert third.is_taken
    assert "背景不是白色" in Attachment.objects.get().warnings[0]
    assert flags_of(paper) == ["photo"]


def test_cutting_the_same_picture_again_counts_as_a_try(paper: Application) -> None:
    original = try_with(paper, GREY)
    again = portrait.cut(original, by=paper.candidate, frame=WHOLE)
    last = portrait.cut(again, by=paper.candidate, frame=WHOLE)

    assert (last.cuts, last.failed_tries, last.is_taken) == (3, 2, True)


def test_a_refused_cut_leaves_the_portrait_that_was_taken(paper: Application) -> None:
    try_with(paper, GOOD)

    try_with(paper, GREY)

    assert Attachment.objects.current().get().warnings == []


def test_what_is_no_picture_is_never_taken(paper: Application) -> None:
    for _ in range(3):
        with pytest.raises(Refused, match="PDF"):
            portrait.bring(paper.public_id, by=paper.candidate, data=b"%PDF-1.7")

    assert not Original.objects.exists()


def test_a_frame_with_too_few_pixels_is_no_try(paper: Application) -> None:
    data = pictures.of_size(1000, 500)
    original = portrait.bring(paper.public_id, by=paper.candidate, data=data)

    with pytest.raises(Refused, match="只有 329 像素宽"):
        portrait.cut(original, by=paper.candidate, frame=portraits.frame_of(original))

    original.refresh_from_db()
    assert (original.cuts, original.failed_tries) == (0, 0)


def test_nobody_brings_or_cuts_for_somebody_else(paper: Application) -> None:
    stranger = builders.a_person()
    original = portrait.bring(paper.public_id, by=paper.candidate, data=GOOD)

    with pytest.raises(NotYourDesk):
        portrait.bring(paper.public_id, by=stranger, data=GOOD)
    with pytest.raises(NotYourDesk):
        portrait.cut(original, by=stranger, frame=WHOLE)


def test_a_submitted_paper_takes_no_other_portrait() -> None:
    paper = builders.a_submitted(builders.a_world())

    with pytest.raises(Refused, match="不能修改"):
        portrait.bring(paper.public_id, by=paper.candidate, data=GOOD)


def test_an_exam_without_portraits_asks_for_none(paper: Application) -> None:
    DocumentRule.objects.filter(code="portrait").delete()

    with pytest.raises(Refused, match="不需要照片"):
        portrait.bring(paper.public_id, by=paper.candidate, data=GOOD)


def test_pictures_and_cuts_have_an_end(paper: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portraits, "MOST_ORIGINALS", 1)
    monkeypatch.setattr(portraits, "MOST_CUTS", 1)
    original = try_with(paper, GOOD)

    with pytest.raises(Refused, match="次数太多"):
        portrait.cut(original, by=paper.candidate, frame=WHOLE)
    with pytest.raises(Refused, match="次数太多"):
        portrait.bring(paper.public_id, by=paper.candidate, data=GOOD)


@pytest.mark.django_db(transaction=True)
def test_two_doubtful_portraits_at_once_are_two_tries() -> None:
    paper = builders.a_draft(builders.a_world())
    brought = [
        portrait.bring(paper.public_id, by=paper.candidate, data=GREY).public_id for _ in range(3)
    ]

    def cut(public_id: str) -> bool:
        try:
            original = Original.objects.get(public_id=public_id)
            return portrait.cut(original, by=paper.candidate, frame=WHOLE).is_taken
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        taken = list(pool.map(cut, brought))

    assert sorted(taken) == [False, False, True]
    assert paper.originals.failed_tries() == 2


def test_pictures_no_portrait_comes_from_go_once_the_paper_is_handed_in(
    paper: Application, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    unused, replaced, used = (try_with(paper, data) for data in (GREY, GOOD, draw_portrait(3)))
    tasks.forget_photos()
    assert Original.objects.count() == 3  # the candidate may still go on with any of them
    for code in ("id_card", "level_certificate"):
        candidate.attach(paper.public_id, by=paper.candidate, code=code, data=builders.scan())
    candidate.submit(paper.public_id, by=paper.candidate)

    with django_capture_on_commit_callbacks(execute=True):
        assert portrait.forget_unused() == 2
    assert portrait.forget_unused() == 0

    assert list(Original.objects.all()) == [used]
    assert used.file.storage.exists(str(used.file.name))
    for gone in (unused, replaced):
        assert not gone.file.storage.exists(str(gone.file.name))
    assert verbs(paper).count("bring_portrait") == 3
