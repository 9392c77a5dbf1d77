"""Lists look again by themselves: the same is answered by nothing, and keeps nobody signed in."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from flows.commands import reviewer as commands
from tests import builders
from tests.portals.reviewer.seats import address

if TYPE_CHECKING:
    from django.test import Client


@pytest.mark.parametrize("name", ["inbox", "unclaimed", "done"])
def test_a_list_that_is_the_same_sends_nothing(
    world: builders.World, admin: Client, name: str
) -> None:
    builders.a_submitted(world)
    stamp = admin.get(address(name)).context["stamp"]

    again = admin.get(address(name), headers={"X-Live": stamp})

    assert (again.status_code, again.content) == (204, b"")


def test_a_list_that_has_changed_is_sent(world: builders.World, admin: Client) -> None:
    stamp = admin.get(address("inbox")).context["stamp"]
    commands.claim(builders.a_submitted(world).public_id, by=world.admin)

    again = admin.get(address("inbox"), headers={"X-Live": stamp})

    assert again.status_code == 200
    assert again.context["stamp"] != stamp
    assert "王秀英" in again.content.decode()


def test_a_page_that_looks_alone_keeps_nobody_signed_in(admin: Client) -> None:
    admin.get(address("inbox"))
    soon = timezone.now() + timedelta(minutes=2)
    Session.objects.update(expire_date=soon)

    admin.get(address("inbox"), headers={"X-Live": "stamp"})
    assert Session.objects.get().expire_date == soon

    admin.get(address("inbox"))
    assert Session.objects.get().expire_date > soon
