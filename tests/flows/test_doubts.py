"""What a machine cannot settle is told in words; a clean paper has none."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from applications.models import Application, Attachment, Discrepancy
from flows.doubts import doubts_about
from registry.models import Qualification
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper() -> Application:
    world = builders.a_world()
    person = builders.a_person()
    Qualification.objects.create(
        id_number_index=person.id_number_index or "", level=5, year=2018, trade_name="护理员"
    )
    return builders.a_submitted(world, person=person)


def said(paper: Application) -> list[str]:
    return doubts_about(paper, today=timezone.localdate())


def test_a_clean_paper_raises_none(paper: Application) -> None:
    assert said(paper) == []


def test_a_difference_from_the_register_is_one(paper: Application) -> None:
    Discrepancy.objects.create(
        application=paper,
        code="level_year_differs",
        declared="2017",
        registered="2018",
        confirmed_at=timezone.now(),
    )

    assert said(Application.objects.with_faces().get(pk=paper.pk)) == ["与合格库不符"]


def test_a_warning_on_a_paper_is_one(paper: Application) -> None:
    Attachment.objects.filter(application=paper, code="portrait").update(warnings=["背景偏暗"])

    assert said(paper) == ["材料有提示"]


def test_what_the_rules_refuse_by_now_is_one(paper: Application) -> None:
    paper.in_discipline = True

    assert "机器核对不符合" in said(paper)


def test_a_missing_answer_is_one(paper: Application) -> None:
    paper.start_date = None

    assert said(paper) == ["机器核对不符合"]


def test_an_honour_is_judged_by_people(paper: Application) -> None:
    paper.exceptional, paper.commendations = True, ["contest_placing"]
    paper.exceptional_note, paper.level_year = "省辖市技能竞赛第一名，证书见附件。", 2024
    assert said(paper) == ["破格晋升"]  # fits without it

    paper.start_date = date(2020, 7, 1)
    assert said(paper) == ["破格晋升", "要人工判断"]
