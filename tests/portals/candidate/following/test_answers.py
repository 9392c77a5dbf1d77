"""提交的内容: everything as it was handed in; read, printed, and never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse

from flows.commands import candidate
from tests import builders

if TYPE_CHECKING:
    from applications.models import Application
    from tests.builders import World

URL = "/my/answers/"


@pytest.fixture
def world(db: None) -> World:
    return builders.a_world()


@pytest.fixture
def submitted(world: World) -> Application:
    return builders.a_submitted(world)


def of(paper: Application) -> Client:
    client = Client()
    client.force_login(paper.candidate)
    return client


def test_every_answer_and_every_picture_is_there(world: World, submitted: Application) -> None:
    said = of(submitted).get(URL).content.decode()

    for fact in (
        submitted.reference,
        world.employer.name,
        "护理员",
        "高中（职高）",
        "首尾两年都算",
    ):
        assert fact in said
    assert said.count("<figure>") == 3
    assert "data-print" in said


def test_nothing_can_be_changed_here(submitted: Application) -> None:
    client = of(submitted)

    assert "修改" not in client.get(URL).content.decode().split("<main", 1)[1]
    assert client.post(URL).status_code == 405


def test_the_tracked_page_leads_here(submitted: Application) -> None:
    assert URL in of(submitted).get(reverse("candidate:home")).content.decode()


def test_a_draft_is_still_the_form(world: World) -> None:
    client = of(builders.a_draft(world))

    assert client.get(URL)["Location"] == reverse("candidate:application")
    assert URL not in client.get(reverse("candidate:home")).content.decode()


def test_a_paper_taken_back_is_gone(submitted: Application) -> None:
    candidate.withdraw(submitted.public_id, by=submitted.candidate)

    assert of(submitted).get(URL)["Location"] == reverse("candidate:application")


def test_staff_find_nothing(world: World, submitted: Application) -> None:
    client = Client()
    client.force_login(world.reviewer.user)

    assert client.get(URL).status_code == 404
