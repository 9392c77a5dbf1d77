"""Files in pieces: announced, sent, broken off and gone on with, and every bad way in."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from applications.models import Application, Attachment, PartialUpload
from flows import tasks
from flows.commands import candidate
from tests import builders
from tests.documents import pictures
from tests.portals.candidate.applying.conftest import signed_in
from tests.portals.candidate.applying.pages import address

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer
    from pytest_django import DjangoAssertNumQueries, Settings

    from tests.builders import World

PIECE = 4096


def hash_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def begin(
    browser: Client,
    paper: Application,
    data: bytes,
    *,
    code: str = "id_card",
    size: object = None,
    sha256: str | None = None,
    replaces: str = "",
) -> Answer:
    said = {
        "size": len(data) if size is None else size,
        "sha256": hash_of(data) if sha256 is None else sha256,
        "replaces": replaces,
    }
    return browser.post(address("begin_upload", paper.public_id, code), said)


def send(browser: Client, url: str, data: bytes, offset: object) -> Answer:
    return browser.post(
        url, data, content_type="application/octet-stream", headers={"upload-offset": str(offset)}
    )


def send_all(browser: Client, url: str, data: bytes, *, offset: int = 0) -> Answer:
    for at in range(offset, len(data), PIECE):
        answer = send(browser, url, data[at : at + PIECE], at)
    return answer


def path_of(partial: PartialUpload) -> Path:
    return Path(default_storage.path(partial.name))


@pytest.fixture
def photo() -> bytes:
    return builders.scan()


@pytest.fixture
def url(browser: Client, draft: Application, photo: bytes) -> str:
    """Where the pieces of the photo go."""
    return str(begin(browser, draft, photo).json()["url"])


def test_a_file_in_pieces_becomes_a_page(browser: Client, url: str, photo: bytes) -> None:
    first = send(browser, url, photo[:PIECE], 0).json()
    last = send_all(browser, url, photo, offset=PIECE).json()

    assert first == {"offset": PIECE, "done": False, "told": "", "doubtful": False}
    assert last == {"offset": len(photo), "done": True, "told": "", "doubtful": False}
    assert Attachment.objects.current().get().sent_sha256 == hash_of(photo)
    assert not path_of(PartialUpload.objects.get()).exists()


def test_a_broken_off_file_goes_on_where_it_stopped(
    browser: Client, draft: Application, url: str, photo: bytes
) -> None:
    send(browser, url, photo[:PIECE], 0)

    again = begin(browser, draft, photo)

    assert again.json() == {"url": url, "offset": PIECE}
    assert send_all(browser, url, photo, offset=PIECE).json()["done"]


def test_what_a_crash_left_behind_is_written_over(browser: Client, url: str, photo: bytes) -> None:
    send(browser, url, photo[:PIECE], 0)
    with path_of(PartialUpload.objects.get()).open("ab") as file:
        file.write(b"half a piece")

    assert send_all(browser, url, photo, offset=PIECE).json()["done"]


@pytest.mark.parametrize("offset", [1, PIECE - 1, PIECE + 1, 0])
def test_a_piece_out_of_order_is_told_where_to_go_on(
    browser: Client, url: str, photo: bytes, offset: int
) -> None:
    send(browser, url, photo[:PIECE], 0)

    answer = send(browser, url, photo[:PIECE], offset)

    assert (answer.status_code, answer.json()) == (409, {"offset": PIECE})
    assert PartialUpload.objects.get().received == PIECE
    assert str(PartialUpload.objects.get()).endswith(f" {PIECE}/{len(photo)}")


def test_the_last_answer_can_be_given_again(browser: Client, url: str, photo: bytes) -> None:
    send_all(browser, url, photo)

    again = send(browser, url, photo[:PIECE], 0)

    assert again.json()["done"]
    assert Attachment.objects.count() == 1


def test_other_bytes_than_announced_are_thrown_away(
    browser: Client, url: str, photo: bytes
) -> None:
    answer = send_all(browser, url, photo[:-1] + b"x")

    assert answer.status_code == 422
    assert "收到的和您选的不一样" in answer.json()["message"]
    assert not Attachment.objects.exists()
    assert not PartialUpload.objects.exists()


def test_more_bytes_than_announced_are_refused(browser: Client, url: str, photo: bytes) -> None:
    assert send(browser, url, photo + b"x", 0).status_code == 422
    assert PartialUpload.objects.get().received == 0


def test_what_is_no_picture_is_refused_when_it_is_whole(
    browser: Client, draft: Application
) -> None:
    data = b"%PDF-1.7 no picture"
    answer = send_all(browser, begin(browser, draft, data).json()["url"], data)

    assert answer.status_code == 422
    assert "这是 PDF 文件" in answer.json()["message"]
    assert not PartialUpload.objects.exists()


def test_a_png_is_taken_and_that_is_told(browser: Client, draft: Application) -> None:
    data = pictures.saved(pictures.opened(builders.scan()), "PNG")
    answer = send_all(browser, begin(browser, draft, data).json()["url"], data)

    assert answer.json()["told"] == "这是 PNG 图片，系统已自动转成 JPG。"


def test_a_blurred_picture_is_taken_and_called_doubtful(
    browser: Client, draft: Application
) -> None:
    data = pictures.blurred(builders.scan(), 6)
    answer = send_all(browser, begin(browser, draft, data).json()["url"], data)

    assert answer.json()["doubtful"]


def test_a_page_is_put_in_the_place_of_another(
    browser: Client, draft: Application, url: str, photo: bytes
) -> None:
    send_all(browser, url, photo)
    old, other = Attachment.objects.get(), builders.scan()
    replacing = begin(browser, draft, other, replaces=old.public_id).json()["url"]
    send_all(browser, replacing, other)

    assert Attachment.objects.current().get().position == old.position
    gone = begin(browser, draft, builders.scan(), replaces=old.public_id)
    assert "已经换过或移除了" in gone.json()["message"]


def test_the_same_picture_is_not_sent_twice(
    browser: Client, draft: Application, url: str, photo: bytes
) -> None:
    send_all(browser, url, photo)

    answer = begin(browser, draft, photo)

    assert answer.status_code == 422
    assert "已上传过这一张" in answer.json()["message"]


def test_two_tabs_with_the_same_picture_make_one_page(
    world: World, browser: Client, draft: Application, url: str, photo: bytes
) -> None:
    world.exam.document_rules.filter(code="id_card").update(most=3)
    candidate.attach(draft.public_id, by=draft.candidate, code="id_card", data=photo)

    answer = send_all(browser, url, photo)

    assert "已上传过这一张" in answer.json()["message"]
    assert Attachment.objects.current().count() == 1


@pytest.mark.parametrize("offset", ["", "x", "-1", "9" * 12])
def test_a_piece_without_a_place_is_refused(browser: Client, url: str, offset: str) -> None:
    assert send(browser, url, b"x", offset).status_code == 400


def test_a_piece_is_small(browser: Client, url: str) -> None:
    assert send(browser, url, bytes(1024 * 1024 + 1), 0).status_code == 413


def test_an_old_half_is_not_gone_on_with_and_deleted(
    browser: Client, draft: Application, url: str, photo: bytes, settings: Settings
) -> None:
    send(browser, url, photo[:PIECE], 0)
    old = PartialUpload.objects.get()
    PartialUpload.objects.update(touched_at=timezone.now() - settings.PARTIAL_UPLOADS_LIFE)

    assert send(browser, url, photo[PIECE:], PIECE).status_code == 404
    assert begin(browser, draft, photo).json()["offset"] == 0
    tasks.forget_partial_uploads()
    tasks.forget_partial_uploads()

    assert PartialUpload.objects.get() != old
    assert not path_of(old).exists()


def test_after_submitting_no_piece_is_taken(world: World) -> None:
    paper = builders.a_draft(world)
    builders.upload_everything(paper)
    browser, data = signed_in(paper.candidate), builders.scan()
    url = begin(browser, paper, data).json()["url"]
    candidate.submit(paper.public_id, by=paper.candidate)

    assert send(browser, url, data, 0).status_code == 422
    assert begin(browser, paper, builders.scan()).status_code == 422
    assert paper.attachments.current().of_code("id_card").get().version == 1


def test_a_slot_that_was_not_flagged_takes_nothing(world: World) -> None:
    paper = builders.a_returned(world)
    browser = signed_in(paper.candidate)

    assert begin(browser, paper, builders.scan()).status_code == 201
    assert begin(browser, paper, builders.scan(), code="level_certificate").status_code == 422


def test_after_the_time_to_supply_nothing_is_taken(world: World) -> None:
    paper = builders.a_returned(world)
    browser, data = signed_in(paper.candidate), builders.scan()
    url = begin(browser, paper, data).json()["url"]
    Application.objects.update(correction_due=timezone.now() - timedelta(hours=1))

    assert "时间已过" in send(browser, url, data, 0).json()["message"]
    assert "时间已过" in begin(browser, paper, builders.scan()).json()["message"]


def test_the_wrong_verb_the_stranger_and_the_staff(
    browser: Client, stranger: Client, staff: Client, draft: Application, url: str, photo: bytes
) -> None:
    beginning = address("begin_upload", draft.public_id, "id_card")

    assert browser.get(beginning).status_code == browser.get(url).status_code == 405
    for other in (stranger, staff):
        assert begin(other, draft, photo).status_code == 404
        assert send(other, url, photo, 0).status_code == 404
    assert send(browser, address("send_piece", "x" * 22), photo, 0).status_code == 404
    assert begin(browser, Application(public_id="x" * 22), photo).status_code == 404


def test_announcing_and_sending_cost_what_they_say(
    browser: Client,
    draft: Application,
    photo: bytes,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(15):
        url = begin(browser, draft, photo).json()["url"]
    with django_assert_num_queries(9):
        send(browser, url, photo[:PIECE], 0)
