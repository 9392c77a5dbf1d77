"""Step 2: the frame is sent in pixels, or the middle is cut; the page works without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from applications.models import Attachment
from tests.documents import pictures
from tests.portals.candidate.applying.pages import address, messages_of, page, words
from tests.portals.candidate.coach.photos import GOOD, brought, cut

if TYPE_CHECKING:
    from django.test import Client

    from applications.models import Application


def test_the_page_knows_where_the_frame_begins(browser: Client, draft: Application) -> None:
    original = brought(browser, draft, pictures.before_a_wall(GOOD, (255, 255, 255)))

    shown = page(browser.get(address("photo_cut", original.public_id)))

    assert 'data-width="1319"' in shown
    assert 'data-sent="1500×2000"' in shown
    assert address("photo_original", original.public_id) in shown
    assert address("photo_framed", original.public_id) in shown  # for who has no scripts
    assert "再试 2 次还不行" in shown


def test_without_scripts_the_middle_is_cut(browser: Client, draft: Application) -> None:
    original = brought(browser, draft, pictures.before_a_wall(GOOD, (255, 255, 255)))
    preview = browser.get(address("photo_framed", original.public_id))

    answer = cut(browser, original)

    assert answer["Location"] == address("photo_result", original.public_id)
    with Attachment.objects.get().file.open("rb") as file:
        assert file.read() == preview.getvalue()


def test_the_frame_is_remembered_for_the_next_try(browser: Client, draft: Application) -> None:
    original = brought(browser, draft, pictures.before_a_wall(GOOD, (190, 185, 175)))

    cut(browser, original, left=200, top=300, width=900, turn=0)

    shown = page(browser.get(address("photo_cut", original.public_id)))
    assert 'data-left="200"' in shown
    assert 'data-width="900"' in shown
    assert "再试 1 次还不行" in shown


@pytest.mark.parametrize(
    "frame",
    [{"width": "x"}, {"width": 0}, {"width": 10**9}, {"width": 500, "turn": 45}, {"left": "1e9"}],
)
def test_a_frame_that_cannot_be_is_asked_for_again(
    browser: Client, draft: Application, frame: dict[str, object]
) -> None:
    original = brought(browser, draft)

    answer = browser.post(address("photo_cut", original.public_id), frame)

    assert answer.status_code == 422
    assert "没有看懂白线框的位置" in words(answer)
    original.refresh_from_db()
    assert not original.is_cut


def test_a_picture_that_has_to_be_turned_is_told_so(browser: Client, draft: Application) -> None:
    lying = pictures.opened(GOOD).resize((1000, 500))
    original = brought(browser, draft, pictures.saved(lying))

    answer = cut(browser, original)

    assert answer.status_code == 422
    assert "只有 329 像素宽" in words(answer)
    assert cut(browser, original, left=0, top=0, width=500, turn=90).status_code == 302


def test_a_second_click_is_a_second_try_and_no_fault(browser: Client, draft: Application) -> None:
    original = brought(browser, draft)

    assert [cut(browser, original).status_code for _ in range(2)] == [302, 302]
    assert Attachment.objects.current().count() == 1


def test_somebody_elses_picture_does_not_exist(
    browser: Client, stranger: Client, staff: Client, draft: Application
) -> None:
    original = brought(browser, draft)

    for visitor in (stranger, staff):
        assert visitor.get(address("photo_cut", original.public_id)).status_code == 404
        assert cut(visitor, original).status_code == 404
    assert browser.delete(address("photo_cut", original.public_id)).status_code == 405
    assert not messages_of(browser.get(address("photo_cut", original.public_id)))
