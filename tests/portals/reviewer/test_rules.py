"""What the rules say to a reviewer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from exams.levels import Level
from flows.commands import candidate
from registry.models import Qualification
from tests import builders
from tests.portals.reviewer.seats import address

if TYPE_CHECKING:
    from django.test import Client

    from applications.models import Application
    from portals.reviewer.sheet import CaseSheet


def sheet_of(client: Client, paper: Application) -> CaseSheet:
    sheet: CaseSheet = client.get(address("case", paper.public_id)).context["sheet"]
    return sheet


def submitted_with(world: builders.World, changes: dict[str, object], level: Level) -> Application:
    paper = builders.a_draft(world, level=level)
    candidate.save_form(paper.public_id, by=paper.candidate, changes=changes)
    builders.upload_everything(paper)
    return candidate.submit(paper.public_id, by=paper.candidate)


def test_an_agreeing_register_is_one_line(world: builders.World, admin: Client) -> None:
    person = builders.a_person()
    Qualification.objects.create(
        id_number_index=person.id_number_index or "", level=5, year=2018, trade_name="护理员"
    )

    rules = sheet_of(admin, builders.a_submitted(world, person=person)).rules

    assert rules.to_see == []
    assert rules.passed[0].detail == "与合格库信息一致。"


def test_an_honour_that_was_ticked_is_left_to_the_reviewer(
    world: builders.World, admin: Client
) -> None:
    changes: dict[str, object] = {
        "start_date": date(2021, 7, 1),
        "level_year": 2024,
        "exceptional": True,
        "exceptional_note": "市职工技术运动会第二名",
        "commendations": ["contest_placing"],
    }

    sheet = sheet_of(admin, submitted_with(world, changes, Level.FOUR))

    judged = next(line for line in sheet.rules.to_see if "破格" in line.title)
    assert [one.code for one in judged.evidence] == ["break_proof", "commendation_proof"]
    assert [mark.word for mark in sheet.marks] == ["破格"]
    assert any("技能竞赛名次" in fact.value for fact in sheet.facts)


def test_the_register_is_not_asked_about_somebody_without_a_level(
    world: builders.World, admin: Client
) -> None:
    changes: dict[str, object] = {
        "current_level": 0,
        "start_date": date(2024, 7, 1),
        "regularised_date": date(2025, 7, 1),
    }

    rules = sheet_of(admin, submitted_with(world, changes, Level.FIVE)).rules

    assert rules.to_see == []


def test_what_the_upload_warned_of_is_shown_beside_its_picture(
    world: builders.World, admin: Client
) -> None:
    paper = builders.a_submitted(world)
    portrait = paper.attachments.get(code="portrait")
    portrait.warnings = ["背景偏灰"]
    portrait.save()

    line = sheet_of(admin, paper).rules.to_see[-1]

    assert (line.title, line.detail) == ("本人近期照片", "背景偏灰")
    assert [one.code for one in line.evidence] == ["portrait"]
