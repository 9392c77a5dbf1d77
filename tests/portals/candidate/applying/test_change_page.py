"""One uploaded page: turned, removed and brought back, kept in spite of a warning."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from applications import slots
from applications.models import Application, Attachment
from audit import trail
from flows.commands import candidate, pages
from tests import builders
from tests.documents import pictures
from tests.portals.candidate.applying.conftest import signed_in
from tests.portals.candidate.applying.pages import address, send_picture, words

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer
    from pytest_django import DjangoAssertNumQueries

    from tests.builders import World

FORM = "/my/application/"


@pytest.fixture
def page(browser: Client, draft: Application) -> Attachment:
    send_picture(browser, draft, "id_card", builders.scan())
    return Attachment.objects.get()


def change(browser: Client, page: Attachment, deed: str) -> Answer:
    return browser.post(address("change_page", page.public_id), {"deed": deed})


def current(paper: Application) -> list[Attachment]:
    return list(paper.attachments.current().of_code("id_card").in_order())


def as_it_is(page: Attachment) -> Attachment:
    return Attachment.objects.get(pk=page.pk)


@pytest.mark.parametrize(("deed", "turns"), [("right", 1), ("left", 3)])
def test_a_turned_page_is_a_new_version_in_the_same_place(
    browser: Client, draft: Application, page: Attachment, deed: str, turns: int
) -> None:
    answer = change(browser, page, deed)

    (turned,) = current(draft)
    assert answer["Location"] == f"{FORM}#paper-id_card"
    assert (turned.version, turned.position, turned.turns) == (2, page.position, turns)
    assert (turned.width, turned.height) == (page.height, page.width)
    assert not as_it_is(page).is_current


def test_turning_round_and_round_starts_from_the_first_version(
    browser: Client, draft: Application, page: Attachment
) -> None:
    for _ in range(4):
        change(browser, current(draft)[0], "right")

    (turned,) = current(draft)
    assert (turned.turns, turned.turned_from, turned.version) == (0, page, 5)
    with turned.file.open("rb") as file:
        assert pictures.opened(file.read()).size == (page.width, page.height)


def test_a_removed_page_is_gone_and_can_come_back(
    browser: Client, draft: Application, page: Attachment
) -> None:
    change(browser, page, "remove")
    without, said = current(draft), words(browser.get(FORM))
    change(browser, page, "restore")

    assert without == []
    assert "已移除一张，10 分钟内可以恢复" in said
    assert current(draft) == [page]
    assert "已移除一张" not in words(browser.get(FORM))


def test_after_ten_minutes_a_removed_page_stays_away(
    browser: Client, draft: Application, page: Attachment
) -> None:
    change(browser, page, "remove")
    Attachment.objects.update(removed_at=timezone.now() - pages.UNDO_WITHIN)

    assert "已移除一张" not in words(browser.get(FORM))
    assert "不能恢复了" in words(change(browser, page, "restore"))
    assert current(draft) == []


def test_a_page_whose_place_was_taken_does_not_come_back(
    browser: Client, draft: Application, page: Attachment
) -> None:
    change(browser, page, "remove")
    send_picture(browser, draft, "id_card", builders.scan())

    assert "最多 1 张" in words(change(browser, page, "restore"))
    assert len(current(draft)) == 1


def test_a_warning_asks_and_is_answered(browser: Client, page: Attachment) -> None:
    Attachment.objects.update(warnings=["看起来有点模糊，字可能看不清。"])
    asked = words(browser.get(FORM))

    change(browser, page, "keep")

    assert "看起来有点模糊，字可能看不清。 审核员看不清会退回。要重拍吗？" in asked
    assert "要重拍吗" not in words(browser.get(FORM))
    assert as_it_is(page).warnings, "the reviewer still sees it"


@pytest.mark.parametrize("deed", ["right", "remove", "keep"])
def test_what_was_replaced_meanwhile_is_left_alone(
    browser: Client, draft: Application, page: Attachment, deed: str
) -> None:
    send_picture(browser, draft, "id_card", builders.scan())

    assert "已经换过或移除了" in words(change(browser, page, deed))


def test_twice_the_same_button_does_it_once(
    browser: Client, draft: Application, page: Attachment
) -> None:
    change(browser, page, "remove")
    again = change(browser, page, "remove")

    assert "已经换过或移除了" in words(again)
    assert trail.history_of(draft.reference).filter(verb="remove_page").count() == 1


def test_a_portrait_is_not_turned(browser: Client, draft: Application) -> None:
    send_picture(browser, draft, "portrait", builders.portrait())

    assert "这一项不能转" in words(change(browser, Attachment.objects.get(), "right"))


def test_nobody_turns_for_ever(
    browser: Client, page: Attachment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slots, "MOST_VERSIONS", 1)

    assert "次数太多了" in words(change(browser, page, "right"))
    assert "次数太多了" in words(
        send_picture(browser, page.application, "id_card", builders.scan())
    )


def test_a_picture_lost_on_the_disk_is_said(browser: Client, page: Attachment) -> None:
    with page.file.storage.open(page.file.name or "", "wb") as file:
        file.write(b"\xff\xd8\xff")

    assert "不完整" in words(change(browser, page, "right"))


@pytest.mark.parametrize("deed", ["right", "left", "remove", "restore", "keep"])
def test_after_submitting_nothing_is_changed(world: World, deed: str) -> None:
    paper = builders.a_submitted(world)
    page = paper.attachments.current().of_code("id_card").get()

    change(signed_in(paper.candidate), page, deed)

    assert as_it_is(page).is_current
    assert paper.attachments.of_code("id_card").count() == 1


def test_after_the_time_to_supply_nothing_is_changed(world: World) -> None:
    paper = builders.a_returned(world)
    page = paper.attachments.current().of_code("id_card").get()
    Application.objects.filter(pk=paper.pk).update(correction_due=timezone.now())

    change(signed_in(paper.candidate), page, "right")

    assert current(paper) == [page]


def test_of_a_returned_paper_only_the_flagged_slot_is_open(world: World) -> None:
    paper = builders.a_returned(world)
    browser = signed_in(paper.candidate)
    flagged = paper.attachments.current().of_code("id_card").get()
    locked = paper.attachments.current().of_code("level_certificate").get()

    change(browser, locked, "remove")
    change(browser, flagged, "remove")

    assert as_it_is(locked).is_current
    assert not as_it_is(flagged).is_current


def test_the_wrong_verb_the_stranger_and_the_staff(
    browser: Client, stranger: Client, staff: Client, page: Attachment
) -> None:
    url = address("change_page", page.public_id)

    assert browser.get(url).status_code == 405
    assert browser.post(url, {"deed": "burn"}).status_code == 400
    assert stranger.post(url, {"deed": "remove"}).status_code == 404
    assert staff.post(url, {"deed": "remove"}).status_code == 404
    assert as_it_is(page).is_current


def test_a_draft_is_changed_at_any_time_as_it_is_saved(
    world: World, browser: Client, page: Attachment
) -> None:
    world.exam.windows.update(closes=timezone.now() - timedelta(days=1))

    change(browser, page, "remove")

    assert not as_it_is(page).is_current


def test_a_turn_costs_as_many_statements_as_it_says(
    browser: Client, page: Attachment, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(18):
        change(browser, page, "right")


def test_a_page_can_stand_on_its_head(world: World) -> None:
    paper = builders.a_draft(world)
    builders.upload_everything(paper)
    pages.turn(paper.attachments.current().of_code("id_card").get(), by=paper.candidate, quarters=2)
    paper = candidate.submit(paper.public_id, by=paper.candidate)

    assert paper.attachments.current().of_code("id_card").get().turns == 2
