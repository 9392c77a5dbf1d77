"""电话联系名单 of an office, as its clerks see it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import Reading
from exams.models import Actor, Window
from tests import builders

if TYPE_CHECKING:
    from accounts.models import Posting
    from applications.models import Application
    from tests.builders import World

DEEDS = ["show_phone", "tick_call", "undo_call"]


@pytest.fixture
def draft(world: World) -> Application:
    windows = Window.objects.filter(exam=world.exam, actor=Actor.CANDIDATE)
    windows.update(closes=timezone.now() + timedelta(hours=20))
    return builders.a_draft(world)


def at(posting: Posting) -> Client:
    client = Client()
    client.force_login(posting.user)
    return client


def address(name: str, *parts: str) -> str:
    return reverse(f"office:{name}", args=parts)


def page(client: Client, **query: str) -> str:
    return client.get(address("calls"), query).content.decode()


def test_a_clerk_looks_a_number_up_calls_and_ticks(world: World, draft: Application) -> None:
    clerk = at(world.clerk)
    assert str(draft.candidate.phone) not in page(clerk)

    clerk.post(address("show_phone", draft.public_id))
    assert str(draft.candidate.phone) in page(clerk)
    clerk.post(address("tick_call", draft.public_id), {"outcome": "gave_up", "note": "明年再考"})

    assert "现在没有要联系的人" in page(clerk)
    assert "明年再考" in page(clerk, settled="1")
    clerk.post(address("undo_call", draft.public_id))
    assert "王秀英" in page(clerk)
    assert Reading.objects.filter(reader=world.clerk.public_id, what="phone").count() == 1


def test_to_others_there_is_no_such_list(world: World, draft: Application) -> None:
    other = builders.a_posting(builders.Role.CLERK, region=world.other_city)

    for name in DEEDS:
        assert at(other).post(address(name, draft.public_id)).status_code == 404
        assert at(world.admin).post(address(name, draft.public_id)).status_code == 404
        assert at(world.clerk).get(address(name, draft.public_id)).status_code == 405
    assert at(world.admin).get(address("calls")).status_code == 404
    assert "现在没有要联系的人" in page(at(other))
