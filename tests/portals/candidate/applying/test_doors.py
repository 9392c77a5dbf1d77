"""Who gets in: candidates to their own paper, nobody else to anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from applications.models import Attachment
from tests.portals.candidate.applying.pages import address

if TYPE_CHECKING:
    from django.test import Client

    from applications.models import Application

READ = ["papers", "cascade", "check", "refused", "submit"]
WRITE = ["confirm", "change_level", "send_submit_code"]
ALL = ["choose", "application", "employers", "submitted", *READ, *WRITE]


def send(browser: Client, name: str) -> int:
    call = browser.post if name in WRITE else browser.get
    return call(address(name)).status_code


@pytest.mark.parametrize("name", ALL)
def test_staff_find_no_candidates_page(staff: Client, name: str) -> None:
    assert send(staff, name) == 404


@pytest.mark.parametrize("name", READ + WRITE)
def test_without_an_own_paper_there_is_nothing(
    stranger: Client, draft: Application, name: str
) -> None:
    assert send(stranger, name) == 404


@pytest.mark.parametrize("name", WRITE)
def test_reading_does_not_write(browser: Client, draft: Application, name: str) -> None:
    assert browser.get(address(name)).status_code == 405


@pytest.mark.parametrize(
    "name", ["papers", "cascade", "check", "refused", "employers", "submitted"]
)
def test_a_page_that_only_shows_takes_nothing(
    browser: Client, draft: Application, name: str
) -> None:
    assert browser.post(address(name)).status_code == 405


@pytest.mark.parametrize("name", ["save_field", "upload"])
def test_somebody_elses_paper_does_not_exist(
    stranger: Client, staff: Client, draft: Application, name: str
) -> None:
    part = {"save_field": "education", "upload": "portrait"}[name]
    typed = {"education": "college"}

    assert stranger.post(address(name, draft.public_id, part), typed).status_code == 404
    assert staff.post(address(name, draft.public_id, part), typed).status_code == 404
    assert stranger.get(address(name, draft.public_id, part)).status_code == 405
    draft.refresh_from_db()
    assert draft.education == "senior"


@pytest.mark.parametrize(
    "url",
    [
        "/my/application/%00/education/save/",
        "/my/application/%00/portrait/upload/",
        "/my/file/%00/",
    ],
)
def test_an_address_that_cannot_be_does_not_exist(browser: Client, url: str) -> None:
    call = browser.get if "file" in url else browser.post

    assert call(url).status_code == 404


def test_only_the_owner_sees_a_picture(
    browser: Client, stranger: Client, staff: Client, ready: Application
) -> None:
    url = address("file", Attachment.objects.latest("pk").public_id)

    mine = browser.get(url)

    assert (mine.status_code, mine["Content-Type"]) == (200, "image/jpeg")
    assert "no-store" in mine["Cache-Control"]
    assert mine.getvalue().startswith(b"\xff\xd8")
    assert stranger.get(url).status_code == 404
    assert staff.get(url).status_code == 404
    assert browser.post(url).status_code == 405
    assert browser.get(address("file", "nobodys")).status_code == 404
