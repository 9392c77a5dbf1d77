"""A picture in pieces from a phone: works, goes on, and every other way in is shut."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db.models.functions import Now
from django.test import Client

from applications.models import Attachment, PartialUpload, PhoneLink
from audit import trail
from documents.drawn import draw_scan
from documents.jpeg import MAX_BYTES
from flows.commands import candidate
from tests import builders
from tests.portals.candidate.applying.test_send_piece import PIECE, hash_of, send, send_all
from tests.portals.entrance.test_phone import open_for, scanned

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer
    from pytest_django import Settings

    from applications.models import Application
    from tests.builders import World

pytestmark = pytest.mark.django_db
BEGIN = "/phone/begin/"
OVER = {"message": "这个二维码已经失效。请在电脑上重新生成二维码，再扫一次。", "over": True}


@pytest.fixture
def world() -> World:
    return builders.a_world()


@pytest.fixture
def paper(world: World) -> Application:
    return builders.a_draft(world)


@pytest.fixture
def phone(paper: Application) -> Client:
    """A phone that has scanned the code of 本人身份证照片."""
    return scanned(open_for(paper)[1])


@pytest.fixture
def photo() -> bytes:
    return builders.scan()


def begin(phone: Client, data: bytes, **said: object) -> Answer:
    return phone.post(BEGIN, {"size": len(data), "sha256": hash_of(data), **said})


def url_for(phone: Client, data: bytes) -> str:
    answer = begin(phone, data)
    assert answer.status_code == 201
    return str(answer.json()["url"])


def computer_of(paper: Application) -> Client:
    computer = Client()
    computer.force_login(paper.candidate)
    return computer


def test_a_picture_in_pieces_arrives_in_the_slot_as_by_phone(
    phone: Client, paper: Application, photo: bytes
) -> None:
    answer = send_all(phone, url_for(phone, photo), photo)

    assert answer.json() == {"offset": len(photo), "done": True, "told": "", "doubtful": False}
    page = Attachment.objects.get()
    assert (page.code, page.uploaded_by, page.sent_sha256) == (
        "id_card", paper.candidate, hash_of(photo),
    )  # fmt: skip
    assert trail.history_of(paper.reference).latest("pk").verb == "attach_by_phone"
    assert PhoneLink.objects.get().tries == 1


def test_a_broken_off_picture_goes_on_where_it_stopped(phone: Client, photo: bytes) -> None:
    url = url_for(phone, photo)
    send(phone, url, photo[:PIECE], 0)

    assert begin(phone, photo).json() == {"url": url, "offset": PIECE}
    assert send(phone, url, photo[:PIECE], 0).json() == {"offset": PIECE}
    assert send_all(phone, url, photo, offset=PIECE).json()["done"]
    assert send(phone, url, photo[:PIECE], 0).json()["done"]
    assert Attachment.objects.count() == 1


def test_the_portrait_is_checked_when_it_is_whole(paper: Application) -> None:
    phone = scanned(open_for(paper, "portrait")[1])
    bad, good = draw_scan("等级证书", ("张三",), 1), builders.portrait()

    refused = send_all(phone, url_for(phone, bad), bad)
    taken = send_all(phone, url_for(phone, good), good)

    assert refused.status_code == 422
    assert "背景" in refused.json()["message"]
    assert taken.json()["done"]
    assert Attachment.objects.get().code == "portrait"
    assert PhoneLink.objects.get().tries == 2


def test_an_expired_link_takes_no_more_pieces(phone: Client, photo: bytes) -> None:
    url = url_for(phone, photo)
    PhoneLink.objects.update(expires_at=Now() - timedelta(minutes=1))

    for answer in (send_all(phone, url, photo), begin(phone, photo)):
        assert (answer.status_code, answer.json()) == (404, OVER)
    assert not Attachment.objects.exists()


def test_handing_in_ends_the_pieces_too(phone: Client, paper: Application, photo: bytes) -> None:
    url = url_for(phone, photo)
    builders.upload_everything(paper)
    candidate.submit(paper.public_id, by=paper.candidate)

    answer = send_all(phone, url, photo)

    assert answer.status_code == 404
    assert "报名信息已经提交" in answer.json()["message"]


def test_pieces_of_another_link_are_not_there(
    phone: Client, paper: Application, photo: bytes
) -> None:
    url = url_for(phone, photo)
    other_slot = scanned(open_for(paper, "diploma")[1])
    assert send(other_slot, url, photo[:PIECE], 0).status_code == 404
    newer = scanned(open_for(paper)[1])

    assert send(newer, url, photo[:PIECE], 0).status_code == 404
    assert send(phone, url, photo[:PIECE], 0).json() == OVER


def test_a_new_code_goes_on_with_what_the_old_one_brought(
    phone: Client, paper: Application, photo: bytes
) -> None:
    url = url_for(phone, photo)
    send(phone, url, photo[:PIECE], 0)
    newer = scanned(open_for(paper)[1])

    assert begin(newer, builders.scan()).json()["offset"] == 0
    assert begin(newer, photo).json() == {"url": url, "offset": PIECE}
    assert send(phone, url, photo[PIECE:], PIECE).json() == OVER
    assert send_all(newer, url, photo, offset=PIECE).json()["done"]
    assert Attachment.objects.get().sent_sha256 == hash_of(photo)


def test_computer_and_phone_do_not_share_their_pieces(
    phone: Client, paper: Application, photo: bytes
) -> None:
    computer = computer_of(paper)
    by_phone = url_for(phone, photo)
    said = {"size": len(photo), "sha256": hash_of(photo)}
    by_computer = computer.post(f"/my/application/{paper.public_id}/id_card/begin/", said)
    token, other = by_phone.split("/")[-2], by_computer.json()["url"].split("/")[-2]

    assert token != other
    assert send(computer, f"/my/piece/{token}/", photo[:PIECE], 0).status_code == 404
    assert send(phone, f"/phone/piece/{other}/", photo[:PIECE], 0).status_code == 404


def test_the_stranger_the_forged_pass_and_the_wrong_verb(
    phone: Client, world: World, photo: bytes
) -> None:
    url = url_for(phone, photo)
    forged = Client()
    forged.cookies["phone_pass"] = PhoneLink.objects.get().public_id
    another = builders.a_draft(world, person=builders.a_person())
    for other in (Client(), forged):
        assert begin(other, photo).json() == OVER
        assert send(other, url, photo, 0).json() == OVER
    assert send(scanned(open_for(another)[1]), url, photo[:PIECE], 0).status_code == 404
    assert phone.get(BEGIN).status_code == phone.get(url).status_code == 405


def test_another_slot_cannot_be_named(phone: Client, photo: bytes) -> None:
    answer = begin(phone, photo, code="diploma", document="diploma", replaces="x" * 22)
    send_all(phone, answer.json()["url"], photo)

    assert Attachment.objects.get().code == "id_card"


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"size": 0}, 422), ({"size": MAX_BYTES + 1}, 422), ({"size": "x"}, 400),
        ({"sha256": "x"}, 400), ({"sha256": ""}, 400),
    ],
)  # fmt: skip
def test_a_bad_announcement_is_refused(
    phone: Client, photo: bytes, said: dict[str, object], status: int
) -> None:
    assert begin(phone, photo, **said).status_code == status
    assert not PartialUpload.objects.exists()


@pytest.mark.parametrize(("offset", "status"), [("", 400), ("x", 400), (1, 409)])
def test_a_bad_piece_is_refused(phone: Client, photo: bytes, offset: object, status: int) -> None:
    url = url_for(phone, photo)

    assert send(phone, url, photo[:PIECE], offset).status_code == status
    assert send(phone, url, bytes(1024 * 1024 + 1), 0).status_code == 413
    assert send(phone, url, photo + b"x", 0).status_code == 422
    assert PartialUpload.objects.get().received == 0


def test_other_bytes_than_announced_are_thrown_away(phone: Client, photo: bytes) -> None:
    answer = send_all(phone, url_for(phone, photo), photo[:-1] + b"x")

    assert "收到的和您选的不一样" in answer.json()["message"]
    assert not Attachment.objects.exists()
    assert not PartialUpload.objects.exists()


def test_a_used_up_link_takes_no_more(phone: Client, photo: bytes, settings: Settings) -> None:
    settings.PHONE_UPLOAD_MOST = 0

    answer = send_all(phone, url_for(phone, photo), photo)

    assert "传的次数太多" in answer.json()["message"]
    assert not Attachment.objects.exists()
