"""论文: a Word file under its title, refused in plain words, handed out and never shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from applications.errors import Refused
from applications.models import FindingKind
from documents.word import MIMES
from flows.commands import candidate, reviewer
from flows.commands.reviewer import Flag
from flows.commands.word_papers import attach_word
from tests import builders
from tests.documents.corpus.word_files import GOOD_DOC, GOOD_DOCX, PHOTO, docx
from tests.portals.candidate.applying.conftest import signed_in
from tests.portals.candidate.applying.pages import page, words

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

    from applications.models import Application
    from tests.builders import World

URL = "/my/application/word/paper/"
WITH_PHOTO = docx({"word/media/image1.jpeg": PHOTO})


@pytest.fixture
def paper(world: World) -> Application:
    return builders.a_draft(world, level=builders.Level.ONE)


@pytest.fixture
def browser(paper: Application) -> Client:
    return signed_in(paper.candidate)


def send(
    browser: Client,
    *,
    title: str = "病房消毒",
    name: str = "病房消毒.docx",
    data: bytes = GOOD_DOCX,
) -> Answer:
    return browser.post(URL, {"title": title, "file": SimpleUploadedFile(name, data)})


@pytest.mark.parametrize(("ending", "data"), [(".docx", GOOD_DOCX), (".doc", GOOD_DOC)])
def test_a_paper_is_kept_and_handed_out_as_a_download(
    browser: Client, paper: Application, ending: str, data: bytes
) -> None:
    answer = send(browser, name=f"病房消毒{ending}", data=data)

    kept = paper.attachments.get()
    assert answer.status_code == 302
    assert (kept.title, kept.content_type, kept.size) == ("病房消毒", MIMES[ending], len(data))
    assert str(kept.file).endswith(ending)
    fetched = browser.get(reverse("candidate:file", args=[kept.public_id]))
    assert fetched.getvalue() == data
    assert fetched["Content-Disposition"].startswith("attachment")
    assert fetched["X-Content-Type-Options"] == "nosniff"
    assert fetched["Content-Type"] == MIMES[ending]


@pytest.mark.parametrize(
    ("title", "name", "data", "said"),
    [
        ("", "病房消毒.docx", GOOD_DOCX, "请填写标题"),
        ("病房消毒", "另一篇.docx", GOOD_DOCX, "文件名是「另一篇」，标题是「病房消毒」"),
        ("病房消毒", "病房消毒.docx", b"no word at all", "这不是 Word 文档"),
        ("病房消毒", "病房消毒.docx", WITH_PHOTO, "不得将文档照片剪切复制至word文档后上传"),
        ("病房消毒", "病房消毒.docx", b"x" * (10 * 1024 * 1024 + 1), "超过了 10 MB"),
    ],
)
def test_what_is_wrong_is_said_beside_the_file_and_the_title_stays(
    *, browser: Client, paper: Application, title: str, name: str, data: bytes, said: str
) -> None:
    answer = send(browser, title=title, name=name, data=data)

    assert answer.status_code == 422
    assert said in words(answer)
    assert re.search(rf'name="title"[^>]*value="{title}"', page(answer)) or not title
    assert not paper.attachments.exists()


def test_no_file_is_asked_for(browser: Client) -> None:
    answer = browser.post(URL, {"title": "病房消毒"})

    assert "请选择一个文件" in words(answer)


def test_a_new_version_takes_the_place_of_the_old(browser: Client, paper: Application) -> None:
    send(browser)
    send(browser, data=docx({"word/styles.xml": "<a/>"}))
    send(browser, title="带徒总结", name="带徒总结.docx", data=docx({"word/styles.xml": "<b/>"}))

    assert paper.attachments.count() == 3
    titles = paper.attachments.current().in_order().values_list("title", flat=True)
    assert list(titles) == ["病房消毒", "带徒总结"]


def test_the_form_and_the_check_page_list_what_is_there(browser: Client) -> None:
    send(browser)

    assert "病房消毒" in words(browser.get("/my/application/"))
    assert "病房消毒" in words(browser.get("/my/check/"))
    assert "移除" in words(browser.get(URL))


def test_a_paper_can_be_removed(browser: Client, paper: Application) -> None:
    send(browser)
    kept = paper.attachments.get()

    browser.post(
        reverse("candidate:change_page", args=[kept.public_id]), {"deed": "remove", "next": URL}
    )

    assert not paper.attachments.current().exists()


def test_other_levels_slots_and_strangers_have_no_such_page(world: World, browser: Client) -> None:
    other = builders.a_draft(world)

    assert browser.get("/my/application/word/portrait/").status_code == 404
    assert "电子文档" not in words(signed_in(other.candidate).get("/my/application/"))
    assert browser.put(URL).status_code == 405


def test_a_submitted_paper_takes_no_more(world: World) -> None:
    paper = builders.a_submitted(world, level=builders.Level.ONE)

    assert signed_in(paper.candidate).get(URL).status_code == 404


def test_another_exams_slot_is_refused_by_the_command(paper: Application) -> None:
    with pytest.raises(Refused):
        attach_word(
            paper.public_id,
            by=paper.candidate,
            code="portrait",
            title="a",
            file_name="a.doc",
            data=b"",
        )


def test_a_flagged_paper_is_mended_on_its_own_page(world: World, paper: Application) -> None:
    browser = signed_in(paper.candidate)
    send(browser)
    builders.upload_everything(paper)
    paper = candidate.submit(paper.public_id, by=paper.candidate)
    assert "病房消毒" in words(browser.get(reverse("candidate:answers")))
    flags = [Flag(FindingKind.DOCUMENT, "paper", "打不开，请另存后重新上传。")]
    reviewer.send_back(paper.public_id, by=world.admin, flags=flags)

    answer = browser.get("/my/fix/document-paper/", follow=True)

    assert answer.redirect_chain[-1][0] == URL
    assert "补充材料" in words(answer)
    assert send(browser, data=docx({"word/styles.xml": "<a/>"})).status_code == 302


def test_a_photo_cannot_be_sent_where_a_document_is_meant(paper: Application) -> None:
    with pytest.raises(Refused, match="Word 文档"):
        candidate.attach(paper.public_id, by=paper.candidate, code="paper", data=builders.scan())
