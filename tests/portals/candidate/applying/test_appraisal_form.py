"""考评申报表: what it lacks is a link, what is printed is noted, what changed since is told."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from applications.appraisal import check_code, sheet_of
from audit import trail
from flows.commands import candidate
from tests import builders
from tests.portals.candidate.applying.conftest import signed_in
from tests.portals.candidate.applying.pages import page, words

if TYPE_CHECKING:
    from django.test import Client

    from applications.models import Application
    from tests.builders import World

URL = "/my/application/appraisal-form/"


@pytest.fixture
def paper(world: World) -> Application:
    paper = builders.a_draft(world, level=builders.Level.ONE)
    candidate.attach(paper.public_id, by=paper.candidate, code="portrait", data=builders.portrait())
    return paper


@pytest.fixture
def browser(paper: Application) -> Client:
    return signed_in(paper.candidate)


def text_of(pdf: bytes) -> str:
    return "".join("".join(one.extract_text().split()) for one in PdfReader(BytesIO(pdf)).pages)


def test_the_pdf_holds_the_answers_and_the_printing_is_noted(
    browser: Client, paper: Application
) -> None:
    answer = browser.post(URL)

    said = text_of(answer.content)
    paper.refresh_from_db()
    assert answer["Content-Disposition"].startswith("attachment")
    assert paper.candidate.name in said
    assert paper.candidate.id_number in said
    assert "1998年7月—至今洛阳市中心医院护理员赵敏" in said
    assert paper.appraisal_code == check_code(paper)
    assert f"核对码{paper.appraisal_code}" in said
    assert trail.history_of(paper.reference).filter(verb="print_appraisal").count() == 1


def test_looking_prints_nothing(browser: Client, paper: Application) -> None:
    said = words(browser.get(URL))

    paper.refresh_from_db()
    assert "下载考评申报表（PDF）" in said
    assert check_code(paper) in said
    assert paper.appraisal_code == ""


def test_a_change_after_printing_is_told_everywhere(browser: Client, paper: Application) -> None:
    browser.post(URL)
    candidate.save_form(paper.public_id, by=paper.candidate, changes={"education": "college"})

    for address in (URL, "/my/application/", "/my/check/"):
        assert "打印过的考评申报表已经过时" in words(browser.get(address))
    browser.post(URL)
    assert "已经过时" not in words(browser.get(URL))


def test_autosave_tells_at_once_that_the_printed_form_is_old(
    browser: Client, paper: Application
) -> None:
    browser.post(URL)

    answer = browser.post(
        f"/my/application/{paper.public_id}/education/save/", {"education": "college"}
    )

    assert "打印过的考评申报表已经过时" in words(answer)


def test_what_is_missing_is_a_link_and_nothing_is_printed(world: World) -> None:
    paper = builders.a_draft(world, level=builders.Level.ONE)
    changes: dict[str, object] = {"education": "", "work_history": [{"unit": "医院"}]}
    candidate.save_form(paper.public_id, by=paper.candidate, changes=changes)
    browser = signed_in(paper.candidate)

    shown = page(browser.get(URL))
    answer = browser.post(URL, follow=True)

    assert "/my/application/#field-education" in shown
    assert "/my/application/#field-work_history" in shown
    assert "/my/application/#paper-portrait" in shown
    assert "还有几项没有填好" in words(answer)
    paper.refresh_from_db()
    assert paper.appraisal_code == ""


def test_other_levels_and_other_people_have_no_form(world: World) -> None:
    paper = builders.a_draft(world)

    assert signed_in(paper.candidate).get(URL).status_code == 404
    assert signed_in(paper.candidate).post(URL).status_code == 404
    assert signed_in(builders.a_person()).get(URL).status_code == 404
    assert signed_in(paper.candidate).put(URL).status_code == 405


def test_the_exams_own_texts_go_before_ours(paper: Application) -> None:
    paper.exam.appraisal_form = {
        "title": "高级技师考评申报表",
        "opinions": [{"title": "单位意见", "sign": "负责人"}],
        "notes": ["请用黑色笔。"],
    }

    sheet = sheet_of(paper, today=paper.exam.notice_date)

    assert sheet.title == "高级技师考评申报表"
    assert [one.title for one in sheet.opinions] == ["单位意见"]
    assert sheet.notes == ("请用黑色笔。",)


def test_a_form_that_is_hardly_filled_in_can_be_laid_out(world: World) -> None:
    person = builders.a_person()
    paper = candidate.start(by=person, exam=world.exam, level=builders.Level.ONE, region=world.city)

    sheet = sheet_of(paper, today=world.exam.notice_date)

    assert sheet.portrait == b""
    assert ("现岗位等级、工种", "") in sheet.facts
