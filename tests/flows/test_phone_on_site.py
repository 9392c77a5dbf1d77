"""Asking for another phone at the desk: nobody does it for oneself."""

from __future__ import annotations

import pytest

from accounts.models import RecoveryRequest
from applications.errors import NotYourDesk
from exams.models import Exam
from flows.commands import phone_on_site, recovery_keys
from tests import builders, recoveries

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> builders.World:
    return builders.a_world()


def test_nobody_asks_for_the_own_account(world: builders.World) -> None:
    paper = builders.a_draft(world, person=world.admin.user)

    with pytest.raises(NotYourDesk):
        phone_on_site.ask_phone_on_site(
            paper,
            by=world.admin,
            phone=builders.phone(),
            evidence=phone_on_site.check_evidence(builders.scan()),
        )
    assert not RecoveryRequest.objects.exists()


def test_while_no_exam_runs_no_close_is_near(world: builders.World) -> None:
    change = recoveries.a_phone_change(world)
    recoveries.proposed(change, by=world.admin)
    Exam.objects.update(is_running=False)

    assert recovery_keys.confirm(change.public_id, by=world.reviewer).switch_at is not None
