"""Pictures: taken in, refused in plain words, replaced, and shown to their owner only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from applications.models import Attachment
from tests import builders
from tests.portals.candidate.applying.conftest import signed_in
from tests.portals.candidate.applying.pages import address, page, send_picture, words

if TYPE_CHECKING:
    from django.test import Client

    from applications.models import Application
    from tests.builders import World

JSON = {"Accept": "application/json"}


def a_file() -> SimpleUploadedFile:
    return SimpleUploadedFile("a.jpg", builders.scan(), content_type="image/jpeg")


def test_a_portrait_of_the_right_size_is_taken(browser: Client, draft: Application) -> None:
    answer = send_picture(browser, draft, "portrait", builders.portrait())

    kept = Attachment.objects.get()
    assert (kept.code, kept.width, kept.height) == ("portrait", 413, 626)
    assert answer["Location"].endswith("#paper-portrait")
    assert address("file", kept.public_id) in page(browser.get("/my/application/"))


def test_a_portrait_of_another_size_is_refused_beside_its_slot(
    browser: Client, draft: Application
) -> None:
    answer = send_picture(browser, draft, "portrait", builders.scan())

    assert answer.status_code == 422
    assert "要求正好 413×626 像素" in words(answer)
    assert not Attachment.objects.exists()


def test_what_is_no_jpeg_is_refused_in_words(browser: Client, draft: Application) -> None:
    said = words(send_picture(browser, draft, "id_card", b"GIF89a" + b"\x00" * 100))

    assert "jpg" in said.lower()
    assert not Attachment.objects.exists()


def test_uploading_again_replaces_and_keeps_the_old_version(
    browser: Client, draft: Application
) -> None:
    send_picture(browser, draft, "id_card", builders.scan())
    send_picture(browser, draft, "id_card", builders.scan())

    assert list(Attachment.objects.current().values_list("version", flat=True)) == [2]
    assert Attachment.objects.count() == 2


def test_without_a_file_the_slot_says_what_to_do(browser: Client, draft: Application) -> None:
    answer = browser.post(address("upload", draft.public_id, "id_card"))

    assert answer.status_code == 422
    assert "请先选择一张照片" in words(answer)


def test_more_than_ten_megabytes_are_not_read(browser: Client, draft: Application) -> None:
    answer = send_picture(browser, draft, "id_card", b"\xff\xd8" + b"\x00" * (10 * 1024 * 1024))

    assert "超过了 10 MB" in words(answer)


def test_a_slot_the_exam_does_not_know_is_refused(browser: Client, draft: Application) -> None:
    answer = send_picture(browser, draft, "tattoo", builders.scan())

    assert answer.status_code == 422
    assert not Attachment.objects.exists()


def test_scripts_are_answered_in_json(browser: Client, draft: Application) -> None:
    url = address("upload", draft.public_id, "id_card")

    refused = browser.post(url, headers=JSON)

    assert refused.status_code == 422
    assert refused.json() == {"message": "请先选择一张照片，再点上传。"}


def test_scripts_are_told_where_to_go_on(browser: Client, draft: Application) -> None:
    url = address("upload", draft.public_id, "id_card")

    taken = browser.post(url, {"file": a_file(), "next": address("check")}, headers=JSON)

    assert taken.json()["next"].startswith(f"{address('check')}?received=")


@pytest.mark.parametrize("outside", ["https://evil.example/", "//evil.example", "javascript:1"])
def test_nobody_is_sent_elsewhere(browser: Client, draft: Application, outside: str) -> None:
    url = address("upload", draft.public_id, "id_card")

    answer = browser.post(url, {"file": a_file(), "next": outside})

    assert answer["Location"].startswith("/my/application/")


def test_a_submitted_paper_takes_no_picture(world: World) -> None:
    paper = builders.a_submitted(world)
    before = Attachment.objects.count()

    answer = send_picture(signed_in(paper.candidate), paper, "id_card", builders.scan())

    assert answer.status_code == 302
    assert Attachment.objects.count() == before


def test_a_returned_paper_takes_the_flagged_picture(world: World) -> None:
    paper = builders.a_returned(world)
    browser = signed_in(paper.candidate)

    assert send_picture(browser, paper, "id_card", builders.scan()).status_code == 302
    assert Attachment.objects.current().of_code("id_card").get().version == 2


def test_a_warning_is_shown_and_does_not_refuse(browser: Client, draft: Application) -> None:
    send_picture(browser, draft, "id_card", builders.scan())
    Attachment.objects.update(warnings=["图片有些模糊"])

    assert "图片有些模糊" in words(browser.get("/my/application/"))


def test_level_one_may_add_what_no_rule_asks_for(world: World) -> None:
    world.exam.document_rules.create(code="other", title="其它申报材料", position=99, most=3)
    paper = builders.a_draft(world, level=builders.Level.ONE)
    browser = signed_in(paper.candidate)

    before = words(browser.get(address("papers")))
    send_picture(browser, paper, "other", builders.scan())

    assert "其它申报材料" in before
    assert "再添一张" in words(browser.get(address("papers")))
