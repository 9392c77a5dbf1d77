"""One flagged thing on one page: a picture again, or a field anew, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from applications.models import Application, FindingKind
from flows.commands import candidate
from flows.commands.reviewer import Flag
from registry.models import Trade
from tests import builders
from tests.portals.candidate.following.browsers import address, read, returned, signed_in

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response
    from pytest_django import DjangoAssertNumQueries

    from tests.builders import World

PICTURE = Flag(FindingKind.DOCUMENT, "id_card", "照片不清楚。")
YEAR = Flag(FindingKind.FIELD, "level_year", "年份与证书不符。")
FIRST, SECOND = "document-id_card", "field-level_year"


@pytest.fixture
def paper(world: World) -> Application:
    return returned(world, PICTURE, YEAR)


@pytest.fixture
def browser(paper: Application) -> Client:
    return signed_in(paper.candidate)


def send(browser: Client, paper: Application, data: bytes) -> Response:
    picture = SimpleUploadedFile("id.jpg", data, "image/jpeg")
    sent = {"file": picture, "next": address("fix_item", FIRST)}
    return browser.post(address("upload", paper.public_id, "id_card"), sent)


def current(paper: Application) -> Application:
    return Application.objects.get(pk=paper.pk)


def test_the_last_picture_and_the_note_are_shown(browser: Client, paper: Application) -> None:
    shown = read(browser.get(address("fix_item", FIRST)))

    picture = paper.attachments.current().of_code("id_card").get()
    assert "照片不清楚。" in shown
    assert picture.public_id in shown
    assert "第 1 项，共 2 项" in shown


def test_a_new_picture_is_taken_and_the_next_thing_is_offered(
    browser: Client, paper: Application
) -> None:
    response = send(browser, paper, builders.scan())

    here = read(browser.get(address("fix_item", FIRST)))
    assert response["Location"] == f"{address('fix_item', FIRST)}#paper-id_card"
    assert paper.attachments.current().of_code("id_card").get().version == 2
    assert "好了，下一项" in here
    assert address("fix_item", SECOND) in here
    assert "已重新上传" in read(browser.get(address("fix")))


def test_what_is_no_picture_is_refused_on_the_page(browser: Client, paper: Application) -> None:
    send(browser, paper, b"no picture")

    here = read(browser.get(address("fix_item", FIRST)))
    assert "这是其他文件，系统打不开" in here
    assert "好了" not in here


def test_a_picture_is_sent_to_its_slot_and_not_to_this_page(browser: Client) -> None:
    assert browser.post(address("fix_item", FIRST)).status_code == 405


def test_a_corrected_field_is_kept_and_marked(browser: Client, paper: Application) -> None:
    response = browser.post(address("fix_item", SECOND), {"level_year": "2017"})

    assert response["Location"] == address("fix_item", FIRST)
    assert current(paper).level_year == 2017
    assert "已改" in read(browser.get(address("fix")))


def test_the_last_thing_leads_to_the_signature(browser: Client, paper: Application) -> None:
    send(browser, paper, builders.scan())

    response = browser.post(address("fix_item", SECOND), {"level_year": "2017"})

    assert response["Location"] == address("fix")


def test_a_wrong_answer_comes_back_with_what_was_typed(browser: Client) -> None:
    response = browser.post(address("fix_item", SECOND), {"level_year": "20177"})

    assert response.status_code == 422
    assert 'value="20177"' in read(response)
    assert "请填四位数的年份" in read(response)


def test_what_the_paper_needs_cannot_be_emptied(browser: Client, paper: Application) -> None:
    response = browser.post(address("fix_item", SECOND), {"level_year": ""})

    assert "请填写这一项。" in read(response)
    assert current(paper).level_year == paper.level_year


def test_a_field_that_was_not_asked_for_stays_as_it_is(browser: Client, paper: Application) -> None:
    browser.post(address("fix_item", SECOND), {"level_year": "2017", "education": "primary"})

    assert current(paper).education == paper.education


def test_several_trades_that_fit_are_offered(world: World) -> None:
    for code, name in (("driver-a", "汽车驾驶员"), ("driver-b", "汽车修理工")):
        Trade.objects.create(
            code=code, name=name, category="交通", valid_from=world.trade.valid_from
        )
    flag = Flag(FindingKind.FIELD, "apply_trade", "工种不对。")
    browser = signed_in(returned(world, flag).candidate)

    shown = read(browser.post(address("fix_item", "field-apply_trade"), {"apply_trade": "汽车"}))

    assert "汽车驾驶员" in shown
    assert "汽车修理工" in shown


def test_an_employer_can_be_named_anew(world: World) -> None:
    paper = returned(world, Flag(FindingKind.FIELD, "employer", "单位不对。"))
    browser = signed_in(paper.candidate)
    page = address("fix_item", "field-employer")
    before = read(browser.get(page))

    browser.post(page, {"employer": world.bureau.name})

    assert world.employer.name in before
    assert current(paper).employer == world.bureau


def test_what_was_handed_in_meanwhile_is_not_changed(browser: Client, paper: Application) -> None:
    send(browser, paper, builders.scan())
    candidate.submit(paper.public_id, by=paper.candidate)

    response = browser.post(address("fix_item", SECOND), {"level_year": "1999"})

    assert response["Location"] == address("home")
    assert current(paper).level_year == paper.level_year


@pytest.mark.parametrize("key", ["document-portrait", "field-education", "x"])
def test_there_are_no_other_things(browser: Client, key: str) -> None:
    assert browser.get(address("fix_item", key)).status_code == 404


def test_a_stranger_and_the_staff_see_nothing_of_it(world: World, paper: Application) -> None:
    stranger = signed_in(builders.a_person())

    assert stranger.get(address("fix_item", FIRST))["Location"] == address("home")
    assert signed_in(world.admin.user).get(address("fix_item", FIRST)).status_code == 404


@pytest.mark.parametrize(("key", "queries"), [(FIRST, 17), (SECOND, 15)])
def test_the_page_asks_the_database_a_counted_number_of_times(
    browser: Client, django_assert_num_queries: DjangoAssertNumQueries, key: str, queries: int
) -> None:
    with django_assert_num_queries(queries):
        browser.get(address("fix_item", key))
