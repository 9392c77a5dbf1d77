"""手机扫码上传, on the phone: one slot, sending only, and every other way in shut."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models.functions import Now
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.converters import IntConverter

from applications.models import Attachment, PhoneLink
from documents.drawn import draw_scan
from flows.commands import candidate, phone_upload
from tests import builders
from tests.architecture.test_pages import pages

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

    from applications.models import Application
    from tests.builders import World

pytestmark = pytest.mark.django_db
A_MINUTE_AGO = Now() - timedelta(minutes=1)
PAGE = "/phone/"
UNKNOWN = "A" * 22
OWN_ADDRESSES = {PAGE, f"{PAGE}begin/", f"{PAGE}piece/{UNKNOWN}/"}


@pytest.fixture
def world() -> World:
    return builders.a_world()


@pytest.fixture
def paper(world: World) -> Application:
    return builders.a_draft(world)


@pytest.fixture
def opened(paper: Application) -> tuple[PhoneLink, str]:
    return open_for(paper)


@pytest.fixture
def phone(opened: tuple[PhoneLink, str]) -> Client:
    """A phone that has scanned the code."""
    return scanned(opened[1])


def open_for(paper: Application, code: str = "id_card") -> tuple[PhoneLink, str]:
    computer = Client()
    computer.force_login(paper.candidate)
    return phone_upload.open_link(
        paper.public_id,
        by=paper.candidate,
        code=code,
        session_key=computer.session.session_key or "",
    )


def scanned(token: str) -> Client:
    phone = Client()
    answer = phone.get(f"{PAGE}{token}/")
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    return phone


def send(phone: Client, *pictures: bytes) -> Answer:
    files = [SimpleUploadedFile("我的照片.jpg", data) for data in pictures]
    return phone.post(PAGE, {"file": files})


def told(answer: Answer) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


def text(answer: Answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", answer.content.decode()))


def test_the_token_is_exchanged_at_once_and_leaks_nowhere(opened: tuple[PhoneLink, str]) -> None:
    answer = Client().get(f"{PAGE}{opened[1]}/")

    cookie = answer.cookies["phone_pass"]
    assert opened[1] not in cookie.value + answer["Location"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (PAGE, True, "Lax")
    assert cookie["max-age"] == 600
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]


def test_the_page_shows_the_slot_the_digits_and_no_person(
    phone: Client, opened: tuple[PhoneLink, str], paper: Application
) -> None:
    answer = phone.get(PAGE)

    page = answer.content.decode()
    assert "本人身份证照片" in page
    assert opened[0].match_code in text(answer)
    assert "王**" in page
    person = paper.candidate
    for secret in (person.name, person.phone_masked, person.id_number_masked, paper.reference):
        assert secret not in page
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in answer["Cache-Control"]


def test_a_picture_arrives_in_the_slot(phone: Client) -> None:
    answer = send(phone, builders.scan())

    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    assert told(answer) == ["已收到。请看电脑，照片已经在上面了。"]
    assert Attachment.objects.get().code == "id_card"


def test_a_form_without_a_picture_is_told_so(phone: Client) -> None:
    assert told(send(phone)) == ["请先选一张照片。"]


def test_several_pictures_go_where_the_slot_takes_several(paper: Application) -> None:
    paper.exam.document_rules.filter(code="commendation_proof").update(most=3)
    phone = scanned(open_for(paper, "commendation_proof")[1])

    assert "可以传几张，最多留 3 张" in text(phone.get(PAGE))
    send(phone, builders.scan(), builders.scan())

    assert Attachment.objects.current().count() == 2


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7 ", "PDF"),
        (b"", "空"),
        (b"\xff\xd8\xff" + b"\0" * 200, "损坏"),
        (b"\xff\xd8\xff" + b"\0" * (10 * 1024 * 1024), "超过了 10 MB"),
    ],
)
def test_a_wrong_file_is_refused_in_plain_words(phone: Client, data: bytes, word: str) -> None:
    answer = send(phone, data)

    assert word in told(answer)[0]
    assert not Attachment.objects.exists()


def test_the_portrait_is_checked_as_on_the_computer(paper: Application) -> None:
    phone = scanned(open_for(paper, "portrait")[1])

    assert "白色背景" in text(phone.get(PAGE))
    assert "背景" in told(send(phone, draw_scan("等级证书", ("张三",), 1)))[0]
    send(phone, builders.portrait())
    assert Attachment.objects.get().code == "portrait"


def test_unknown_and_expired_tokens_get_the_same_answer(opened: tuple[PhoneLink, str]) -> None:
    PhoneLink.objects.update(expires_at=A_MINUTE_AGO)

    unknown, expired = Client().get(f"{PAGE}{UNKNOWN}/"), Client().get(f"{PAGE}{opened[1]}/")

    assert unknown.status_code == expired.status_code == 404
    assert text(unknown) == text(expired)
    assert "这个二维码已经失效" in text(expired)
    assert "phone_pass" not in expired.cookies
    assert expired["Referrer-Policy"] == "no-referrer"


def test_whoever_guesses_is_slowed_down_and_nobody_elsewhere(
    opened: tuple[PhoneLink, str],
) -> None:
    for guess in range(50):
        Client().get(f"{PAGE}{guess:022d}/")

    slowed = Client().get(f"{PAGE}{opened[1]}/")
    elsewhere = Client(REMOTE_ADDR="192.0.2.7").get(f"{PAGE}{opened[1]}/")

    assert slowed.status_code == 429
    assert "秒后再扫一次" in text(slowed)
    assert elsewhere.status_code == 302


def test_scanning_the_right_code_again_and_again_is_no_guessing(
    opened: tuple[PhoneLink, str],
) -> None:
    assert {Client().get(f"{PAGE}{opened[1]}/").status_code for _ in range(8)} == {302}


def test_a_phone_whose_link_died_is_told_kindly(
    phone: Client, paper: Application, world: World
) -> None:
    builders.upload_everything(paper)
    candidate.submit(paper.public_id, by=paper.candidate)
    before = Attachment.objects.count()

    shown, sent = phone.get(PAGE), send(phone, builders.scan())

    for answer in (shown, sent):
        assert answer.status_code == 404
        assert "报名信息已经提交" in text(answer)
    assert Attachment.objects.count() == before


def test_a_newer_code_takes_the_pass_of_the_older_phone(phone: Client, paper: Application) -> None:
    open_for(paper)

    assert "已经失效" in text(phone.get(PAGE))
    assert send(phone, builders.scan()).status_code == 404
    assert not Attachment.objects.exists()


@pytest.mark.parametrize("forged", ["", "x", f"{UNKNOWN}:1abc:forged"])
def test_a_forged_pass_opens_nothing(opened: tuple[PhoneLink, str], forged: str) -> None:
    phone = Client()
    phone.cookies["phone_pass"] = forged or opened[0].public_id

    assert phone.get(PAGE).status_code == 404
    assert send(phone, builders.scan()).status_code == 404


def test_another_slot_cannot_be_named(phone: Client) -> None:
    file = SimpleUploadedFile("a.jpg", builders.scan())

    phone.post(f"{PAGE}?code=diploma", {"file": file, "code": "diploma", "document": "diploma"})

    assert Attachment.objects.get().code == "id_card"


def addresses() -> list[str]:
    """Return every address of the product, made-up names in its places."""
    found = []
    for space, pattern in pages(get_resolver()):
        places = {
            place: 1 if isinstance(kind, IntConverter) else UNKNOWN
            for place, kind in pattern.pattern.converters.items()
        }
        name = f"{space}:{pattern.name}" if space else str(pattern.name)
        found.append(reverse(name, kwargs=places))
    return sorted(set(found))


def test_a_holder_can_do_nothing_that_a_stranger_cannot(phone: Client, paper: Application) -> None:
    builders.upload_everything(paper)
    own = [
        reverse("candidate:upload", args=[paper.public_id, "id_card"]),
        reverse("candidate:phone_upload", args=[paper.public_id, "id_card"]),
        reverse("candidate:file", args=[Attachment.objects.latest("pk").public_id]),
    ]
    before = Attachment.objects.count()
    for url in [*addresses(), *own]:
        if url in OWN_ADDRESSES:
            continue
        for method in ("get", "post"):
            mine, anybodys = (getattr(one, method)(url) for one in (phone, Client()))
            assert mine.status_code == anybodys.status_code, url
            assert mine.get("Location") == anybodys.get("Location"), url
    assert "sessionid" not in phone.cookies
    assert Attachment.objects.count() == before


@pytest.mark.parametrize("verb", ["put", "patch", "delete"])
def test_other_verbs_are_refused(phone: Client, verb: str) -> None:
    assert getattr(phone, verb)(PAGE).status_code == 405
