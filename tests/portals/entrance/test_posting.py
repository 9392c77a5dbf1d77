"""One person with several postings works in one at a time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from accounts.models import Posting, Role
from tests.builders import a_person, a_posting
from tests.portals.entrance.visitors import text_of

if TYPE_CHECKING:
    from django.test import Client

    from tests.builders import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def second(client: Client, world: World) -> Posting:
    client.force_login(world.reviewer.user)
    return Posting.objects.create(
        user=world.reviewer.user,
        role=Role.SUPERVISOR,
        region=world.province,
        starts=timezone.now() - timedelta(days=1),
    )


def test_all_postings_in_force_are_shown(client: Client, second: Posting) -> None:
    html = text_of(client.get("/posting/"))

    assert "审核员" in html
    assert "监督员" in html


def test_a_chosen_posting_acts_from_now_on(client: Client, second: Posting) -> None:
    answer = client.post("/posting/", {"posting": str(second.pk)})

    assert answer.status_code == 302
    assert client.session["posting"] == second.pk
    assert f"现在是：{second}" in text_of(client.get("/posting/"))


def test_somebody_elses_posting_does_not_exist(
    client: Client, second: Posting, world: World
) -> None:
    assert client.post("/posting/", {"posting": str(world.clerk.pk)}).status_code == 404
    assert client.post("/posting/", {"posting": "x"}).status_code == 404
    assert client.post("/posting/").status_code == 404


def test_a_posting_that_has_ended_cannot_be_chosen(client: Client, second: Posting) -> None:
    second.ends = timezone.now() - timedelta(hours=1)
    second.save()

    assert client.post("/posting/", {"posting": str(second.pk)}).status_code == 404


def test_candidates_have_no_postings_to_choose(client: Client, world: World) -> None:
    client.force_login(a_person())

    assert client.get("/posting/").status_code == 404


def test_a_visitor_is_sent_to_sign_in(client: Client, world: World) -> None:
    assert client.get("/posting/").status_code == 302


def test_the_first_posting_leads_home(client: Client, world: World) -> None:
    posting = a_posting(Role.REVIEWER, region=world.city)
    client.force_login(posting.user)

    assert client.get("/sign-in/")["Location"] == "/desk/"
