"""Returning a case for correction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from applications.models import Application, Finding
from applications.states import State
from exams.levels import Level
from exams.models import ReasonKind
from flows.commands import candidate
from flows.commands import reviewer as commands
from flows.demo.texts import RETURN_REASONS
from notifications.models import OutboxMessage
from tests import builders
from tests.portals.reviewer.seats import ALREADY_HANDLED, address, messages_of, seen

if TYPE_CHECKING:
    from django.test import Client

TICKED = {
    "pick-document-id_card": "on",
    "reason-document-id_card": RETURN_REASONS[ReasonKind.SCAN][0],
    "note-document-id_card": "右下角被手挡住了",
    "pick-field-education": "on",
    "note-field-education": "请写毕业证上的学历",
    "send": "yes",
}


@pytest.fixture
def paper(world: builders.World) -> Application:
    return builders.a_submitted(world)


def test_the_form_offers_the_papers_and_answers_of_this_case(
    admin: Client, paper: Application
) -> None:
    form = admin.get(address("send_back", paper.public_id)).context["form"]

    offered = {group.title: [row.item.label for row in group.rows] for group in form.groups}

    assert offered["已上传的资料"] == ["本人近期照片", "本人身份证照片", "等级证书"]
    assert "毕业证" in offered["还没有上传的资料"]
    assert "现等级取得年份" in offered["填报内容"]
    assert "转正定级时间" not in offered["填报内容"]


def test_what_is_ticked_is_asked_of_the_candidate(admin: Client, paper: Application) -> None:
    response = admin.post(address("send_back", paper.public_id), seen(paper, **TICKED))

    assert response["Location"] == address("inbox")
    assert messages_of(response) == ["王秀英 的报名已退回，请本人补正 2 项。"]
    assert Application.objects.get(pk=paper.pk).state == State.NEEDS_MATERIALS
    assert list(Finding.objects.values_list("kind", "code", "note")) == [
        ("document", "id_card", "看不清楚，请重新拍照上传。右下角被手挡住了"),
        ("field", "education", "请写毕业证上的学历"),
    ]
    assert OutboxMessage.objects.filter(kind="materials_needed").exists()


def test_a_paper_that_is_missing_can_be_asked_for(admin: Client, paper: Application) -> None:
    ticks = {"pick-document-diploma": "on", "note-document-diploma": "请补交", "send": "yes"}

    admin.post(address("send_back", paper.public_id), seen(paper, **ticks))
    attached = candidate.attach(
        paper.public_id, by=paper.candidate, code="diploma", data=builders.scan()
    )

    assert attached.code == "diploma"
    assert candidate.submit(paper.public_id, by=paper.candidate).state == State.SUBMITTED


def test_a_pin_on_the_case_page_ticks_its_item(admin: Client, paper: Application) -> None:
    response = admin.get(address("send_back", paper.public_id) + "?pick=document-portrait")

    assert [one.label for one in response.context["preview"].asked] == ["本人近期照片"]


def test_the_preview_without_scripts_sends_nothing(admin: Client, paper: Application) -> None:
    ticks = {**TICKED, "look": "yes"}
    del ticks["send"]

    response = admin.post(address("send_back", paper.public_id), seen(paper, **ticks))

    page = response.content.decode()
    assert "看不清楚，请重新拍照上传。右下角被手挡住了" in page
    assert f"报名{paper.reference}需补充材料" in page
    assert not Finding.objects.exists()


def test_nothing_ticked_is_nothing_asked(admin: Client, paper: Application) -> None:
    response = admin.post(address("send_back", paper.public_id), seen(paper, send="yes"))

    assert response.status_code == 422
    assert "请至少选择一项，并写明要补充或修改什么。" in response.content.decode()


def test_a_tick_without_a_reason_is_sent_back_with_everything_typed(
    admin: Client, paper: Application
) -> None:
    ticks = {**TICKED, "note-field-education": "  ", "pick-field-start_date": "on"}

    response = admin.post(address("send_back", paper.public_id), seen(paper, **ticks))

    page = response.content.decode()
    assert response.status_code == 422
    assert "请写明「学历」要补充或修改什么。" in page
    assert "请写明「参加工作时间」要补充或修改什么。" in page
    assert "右下角被手挡住了" in page
    assert not Finding.objects.exists()


def test_a_stale_form_keeps_what_was_typed(
    world: builders.World, admin: Client, paper: Application
) -> None:
    form = seen(paper, **TICKED)
    commands.reject(paper.public_id, by=world.admin, reason="不符合条件")

    response = admin.post(address("send_back", paper.public_id), form)

    page = response.content.decode()
    assert response.status_code == 409
    assert ALREADY_HANDLED in page
    assert "右下角被手挡住了" in page


def test_a_second_click_returns_once(admin: Client, paper: Application) -> None:
    form = seen(paper, **TICKED)

    admin.post(address("send_back", paper.public_id), form)
    response = admin.post(address("send_back", paper.public_id), form)

    assert response.status_code == 409
    assert Finding.objects.count() == 2


def test_whoever_cannot_decide_is_led_back_to_the_case(
    admin: Client, reviewer: Client, paper: Application
) -> None:
    assert admin.get(address("send_back", paper.public_id)).status_code == 200
    for name in ("send_back", "reject"):
        response = reviewer.get(address(name, paper.public_id))
        assert response["Location"] == address("case", paper.public_id)


def test_a_level_one_case_offers_its_own_answers(world: builders.World, admin: Client) -> None:
    paper = builders.a_submitted(world, level=Level.ONE)

    form = admin.get(address("send_back", paper.public_id)).context["form"]

    labels = {item.label for item in form.items}
    assert {"学习工作简历", "奖惩情况", "年度考核结果"} <= labels
