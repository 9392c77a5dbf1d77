"""Twenty reviewers decide at the same moment, two at each case: none is lost, none is doubled."""

from __future__ import annotations

from functools import partial

import pytest

from accounts.models import Role
from applications.models import Application
from applications.states import State
from audit import trail
from audit.models import Entry
from flows.commands import reviewer
from flows.models import DeskRow
from notifications.models import OutboxMessage
from tests import builders
from tests.faults.racing import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.fault]
CASES = 10


def test_twenty_reviewers_decide_ten_cases_once_each() -> None:
    world = builders.a_world()
    papers = [builders.passed_by(builders.a_submitted(world), by=world.admin) for _ in range(CASES)]
    colleagues = [
        builders.a_posting(Role.REVIEWER, region=world.city, name=f"审核{number}")
        for number in range(2 * CASES)
    ]
    pairs = list(zip(papers * 2, colleagues, strict=True))
    for paper, by in pairs:
        builders.look_through(paper, by=by)

    done = race(*[partial(reviewer.approve, paper.public_id, by=by) for paper, by in pairs])

    assert done.count(True) == CASES
    assert all(done[place] != done[place + CASES] for place in range(CASES))
    states = Application.objects.values_list("state", flat=True)
    assert set(states) == {State.APPROVED}
    subjects = [paper.reference for paper in papers]
    decided = Entry.objects.filter(subject__in=subjects, verb="approve", details__step="office")
    assert sorted(decided.values_list("subject", flat=True)) == sorted(subjects)
    told = OutboxMessage.objects.filter(about__in=subjects, kind="application_approved")
    assert told.count() == CASES
    assert not DeskRow.objects.exists()
    assert trail.verify() is None
