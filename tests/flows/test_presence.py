"""Who looks at a case: seen for a minute, forgotten after an hour."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from flows import presence, tasks
from flows.models import Presence
from tests import builders

pytestmark = pytest.mark.django_db


def test_somebody_is_there_until_the_page_is_silent() -> None:
    world = builders.a_world()
    paper, now = builders.a_submitted(world), timezone.now()

    for _ in range(2):
        assert presence.look_at(paper, by=world.reviewer, now=now) == []

    later = now + timedelta(seconds=59)
    assert presence.look_at(paper, by=world.admin, now=later) == [world.reviewer.user.name]
    assert presence.look_at(paper, by=world.admin, now=later + timedelta(seconds=2)) == []


def test_the_clock_forgets_who_was_there() -> None:
    world = builders.a_world()
    paper, now = builders.a_submitted(world), timezone.now()
    presence.look_at(paper, by=world.reviewer, now=now - timedelta(hours=2))
    presence.look_at(paper, by=world.admin, now=now)

    tasks.forget_counters()

    left = Presence.objects.get()
    assert str(left) == f"{paper.pk} {world.admin.user_id}"
