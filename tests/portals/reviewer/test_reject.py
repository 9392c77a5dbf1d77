"""Refusing a case for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from applications.models import Application
from applications.states import State
from audit import trail
from exams.models import ReasonKind
from flows.demo.texts import RETURN_REASONS
from tests import builders
from tests.portals.reviewer.seats import ALREADY_HANDLED, address, messages_of, seen

if TYPE_CHECKING:
    from django.test import Client

REFUSAL = RETURN_REASONS[ReasonKind.REFUSAL][0]


def test_a_case_is_refused_with_a_reason(world: builders.World, admin: Client) -> None:
    paper = builders.a_submitted(world)
    form = seen(paper, reason=REFUSAL, note="2023 年才取得五级")

    response = admin.post(address("reject", paper.public_id), form)

    assert messages_of(response) == ["王秀英 的报名已定为不通过，会通知本人。"]
    assert Application.objects.get(pk=paper.pk).state == State.REJECTED
    last = trail.history_of(paper.reference).last()
    assert last is not None
    assert last.reason == f"{REFUSAL}。2023 年才取得五级"


def test_a_refusal_needs_a_reason(world: builders.World, admin: Client) -> None:
    paper = builders.a_submitted(world)

    response = admin.post(address("reject", paper.public_id), seen(paper, note="  "))

    assert response.status_code == 422
    assert "请写明不通过的原因。" in response.content.decode()
    assert Application.objects.get(pk=paper.pk).state == State.SUBMITTED


def test_a_second_click_finds_that_it_is_done(world: builders.World, admin: Client) -> None:
    paper = builders.a_submitted(world)
    form = seen(paper, note="不符合条件")
    admin.post(address("reject", paper.public_id), form)

    response = admin.post(address("reject", paper.public_id), form)

    assert response.status_code == 409
    assert ALREADY_HANDLED in response.content.decode()
    assert "不符合条件" in response.content.decode()


def test_the_page_says_what_a_refusal_means(world: builders.World, admin: Client) -> None:
    page = admin.get(address("reject", builders.a_submitted(world).public_id)).content.decode()

    assert "不通过以后，这次报名就结束了" in page
