"""Pictures: taken in, refused in plain words, replaced, and shown to their owner only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from applications.models import Attachment
from tests import builders
from tests.documents import pictures
from tests.portals.candidate.applying.conftest import signed_in
from tests.portals.candidate.applying.pages import address, messages_of, page, send_picture, words

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer
    from PIL import Image

    from applications.models import Application
    from tests.builders import World


@pytest.fixture
def wide(world: World, draft: Application) -> Application:
    """A draft whose ID card may have three pages."""
    world.exam.document_rules.filter(code="id_card").update(most=3)
    return draft


def a_picture() -> Image.Image:
    return pictures.opened(builders.scan())


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


def send_many(browser: Client, paper: Application, code: str, *files: bytes) -> Answer:
    sent = [SimpleUploadedFile(f"{place}.jpg", data) for place, data in enumerate(files, start=1)]
    return browser.post(address("upload", paper.public_id, code), {"file": sent})


def test_several_at_once_are_pages_in_their_order(browser: Client, wide: Application) -> None:
    send_many(browser, wide, "id_card", builders.scan(), builders.scan())

    kept = wide.attachments.current().of_code("id_card").in_order()
    assert [page.position for page in kept] == [1, 2]
    assert "已收下 2 张" in words(browser.get("/my/application/"))


def test_of_several_the_good_ones_stay_and_each_bad_one_is_named(
    browser: Client, wide: Application
) -> None:
    twin = builders.scan()
    answer = send_many(browser, wide, "id_card", twin, b"%PDF-1.7 no picture", twin)

    said = words(answer)
    assert answer.status_code == 422
    assert "「2.jpg」没有收下：这是 PDF 文件" in said
    assert "「3.jpg」没有收下：已上传过这一张（第 1 页）" in said
    assert wide.attachments.current().of_code("id_card").count() == 1


def test_a_full_slot_refuses_and_keeps_what_it_has(browser: Client, wide: Application) -> None:
    answer = send_many(browser, wide, "id_card", *(builders.scan() for _ in range(4)))

    assert "这里最多 3 张，已经满了" in words(answer)
    assert wide.attachments.current().of_code("id_card").count() == 3
    assert "已满 3 张" in words(answer)


def test_a_page_is_put_in_the_place_of_another(browser: Client, wide: Application) -> None:
    send_many(browser, wide, "id_card", builders.scan(), builders.scan())
    first, second = wide.attachments.current().of_code("id_card").in_order()

    url = address("upload", wide.public_id, "id_card")
    browser.post(url, {"file": a_file(), "replaces": first.public_id})
    again = browser.post(url, {"file": a_file(), "replaces": first.public_id})

    new, same = wide.attachments.current().of_code("id_card").in_order()
    assert (new.position, same) == (1, second)
    assert "已经换过或移除了" in words(again)


def test_other_pictures_become_jpeg_and_that_is_told(browser: Client, draft: Application) -> None:
    answer = send_picture(browser, draft, "id_card", pictures.saved(a_picture(), "PNG"))

    with Attachment.objects.get().file.open("rb") as kept:
        assert kept.read(3) == b"\xff\xd8\xff"
    assert "这是 PNG 图片，系统已自动转成 JPG。" in messages_of(answer)


def test_a_page_is_shown_small_and_large_to_its_owner_only(
    browser: Client, stranger: Client, staff: Client, draft: Application
) -> None:
    send_picture(browser, draft, "id_card", builders.scan())
    name = Attachment.objects.get().public_id

    small = pictures.opened(browser.get(address("small_file", name)).content)
    assert max(small.size) <= 320
    for kind in ("file", "small_file"):
        assert browser.post(address(kind, name)).status_code == 405
        assert stranger.get(address(kind, name)).status_code == 404
        assert staff.get(address(kind, name)).status_code == 404


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
    world.exam.document_rules.filter(code="other").update(most=3)
    paper = builders.a_draft(world, level=builders.Level.ONE)
    browser = signed_in(paper.candidate)

    before = words(browser.get(address("papers")))
    send_picture(browser, paper, "other", builders.scan())

    assert "其它申报材料" in before
    assert "再添一张" in words(browser.get(address("papers")))
