"""Step 3: what became of the portrait, with a picture of what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.models import Attachment
from documents.faces import can_tell
from flows.commands import candidate
from tests import builders
from tests.documents import pictures
from tests.portals.candidate.applying.pages import address, page, words
from tests.portals.candidate.coach.photos import GREY, brought, cut

if TYPE_CHECKING:
    from django.test import Client

    from applications.models import Application, Original

PICTURES = ["photo_original", "photo_framed", "photo_marked"]


def result(browser: Client, original: Original) -> str:
    return words(browser.get(address("photo_result", original.public_id)))


def test_a_good_portrait_is_shown_beside_what_was_sent(browser: Client, draft: Application) -> None:
    original = brought(browser, draft)
    cut(browser, original)

    said = result(browser, original)

    assert "照片已收下" in said
    assert "原图 413×626" in said
    assert "背景是白色" in said
    assert "审核员会再看一眼" not in said
    assert ("审核员看" in said) is not can_tell()  # without the extra, faces are the reviewer's


def test_a_refused_portrait_says_what_is_wrong_and_shows_where(
    browser: Client, draft: Application
) -> None:
    original = brought(browser, draft, GREY)
    cut(browser, original)

    shown = browser.get(address("photo_result", original.public_id))

    assert "还差一点，再试一次" in words(shown)
    assert "请站在白墙或白床单前" in words(shown)
    assert address("photo_marked", original.public_id) in page(shown)
    marked = browser.get(address("photo_marked", original.public_id)).getvalue()
    plain = browser.get(address("photo_framed", original.public_id)).getvalue()
    assert pictures.opened(marked).size == (413, 626)
    assert marked != plain


def test_the_third_try_is_taken_and_said_to_be_looked_at(
    browser: Client, draft: Application
) -> None:
    original = brought(browser, draft, GREY)
    said = []
    for _ in range(3):
        cut(browser, original)
        said.append(result(browser, original))

    assert "再试 1 次还不行" in said[0]
    assert "下一次系统就先收下" in said[1]
    assert "照片已收下" in said[2]
    assert "背景不够白，审核员会再看一眼" in said[2]
    assert "离墙一步远" not in said[2]  # no advice for what is over


def test_an_empty_picture_has_no_list_of_passed_checks(browser: Client, draft: Application) -> None:
    original = brought(browser, draft, pictures.of_size(500, 800))
    cut(browser, original)

    said = result(browser, original)

    assert "看不出人像" in said
    assert "光线合适" not in said


def test_before_the_first_cut_there_is_no_result(browser: Client, draft: Application) -> None:
    original = brought(browser, draft)

    answer = browser.get(address("photo_result", original.public_id))

    assert answer["Location"] == address("photo_cut", original.public_id)


def test_after_submitting_the_result_can_be_seen_but_not_changed(
    browser: Client, draft: Application
) -> None:
    builders.upload_everything(draft)
    original = brought(browser, draft)
    cut(browser, original)
    candidate.submit(draft.public_id, by=draft.candidate)

    said = result(browser, original)

    assert "照片已收下" in said
    assert "我想再拍一张" not in said
    assert browser.get(address("photo_cut", original.public_id)).status_code == 404


@pytest.mark.parametrize("name", [*PICTURES, "photo_result"])
def test_nobody_else_sees_any_of_it(
    browser: Client, stranger: Client, staff: Client, draft: Application, name: str
) -> None:
    original = brought(browser, draft, GREY)
    cut(browser, original)
    url = address(name, original.public_id)

    assert stranger.get(url).status_code == 404
    assert staff.get(url).status_code == 404
    assert browser.post(url).status_code == 405
    mine = browser.get(url)
    assert mine.status_code == 200
    assert mine.getvalue()
    if name in PICTURES:
        assert mine["Content-Type"] == "image/jpeg"
        assert "no-store" in mine["Cache-Control"]


def test_the_pages_cost_a_fixed_number_of_statements(browser: Client, draft: Application) -> None:
    original = brought(browser, draft)
    cut(browser, original)
    costs = {}
    for name, part in (
        ("photo", draft.public_id),
        ("photo_cut", original.public_id),
        ("photo_result", original.public_id),
    ):
        with CaptureQueriesContext(connection) as captured:
            browser.get(address(name, part))
        costs[name] = len(captured)

    assert costs == {"photo": 8, "photo_cut": 9, "photo_result": 9}
    assert Attachment.objects.count() == 1
