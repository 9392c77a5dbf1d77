"""Two devices save one answer in the same moment: one stays, and the newer one at that."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from applications.edits import Typed
from applications.models import Application
from audit.models import Entry
from flows.commands import drafting
from tests import builders
from tests.faults.racing import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.fault]


@pytest.mark.parametrize("_round", range(3))
def test_the_newer_edit_wins_whichever_arrives_first(_round: int) -> None:
    paper = builders.a_draft(builders.a_world())
    now = timezone.now() + timedelta(seconds=1)

    def typed(word: str, moment: int) -> None:
        drafting.keep_typed(
            paper.public_id,
            by=paper.candidate,
            changes={"education": word},
            typed=Typed(now + timedelta(milliseconds=moment), word),
        )

    words = ("primary", "junior", "technical", "college", "bachelor")
    assert all(race(*[lambda at=at, word=word: typed(word, at) for at, word in enumerate(words)]))

    fresh = Application.objects.get(pk=paper.pk)
    saves = Entry.objects.filter(subject=paper.reference, verb="save")
    assert fresh.education == "bachelor"
    assert fresh.edits["education"][1] == "bachelor"
    assert saves.count() == fresh.version  # one entry for every edit that stayed


def test_two_devices_on_two_fields_lose_nothing() -> None:
    paper = builders.a_draft(builders.a_world())
    changes = [{"education": "college"}, {"level_year": 2016}, {"employer_level": "股级"}]

    def save(change: dict[str, object]) -> None:
        drafting.keep_typed(paper.public_id, by=paper.candidate, changes=change)

    assert all(race(*[lambda change=change: save(change) for change in changes]))

    fresh = Application.objects.get(pk=paper.pk)
    assert (fresh.education, fresh.level_year, fresh.employer_level) == ("college", 2016, "股级")
