"""A paper's whole life, played by the commands."""

from __future__ import annotations

import pytest

from applications.states import State
from flows.commands import candidate
from flows.models import DeskRow
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> builders.World:
    return builders.a_world()


def test_a_level_four_paper_goes_from_draft_to_paid(world: builders.World) -> None:
    paper = builders.a_paid(world)

    assert paper.state == State.PAID
    assert not DeskRow.objects.exists()


def test_a_returned_paper_goes_back_to_the_desk_that_asked(world: builders.World) -> None:
    paper = builders.a_returned(world)
    candidate.attach(paper.public_id, by=paper.candidate, code="id_card", data=builders.scan())

    paper = candidate.submit(paper.public_id, by=paper.candidate)

    assert paper.state == State.SUBMITTED
    assert DeskRow.objects.get(application=paper).step == "employer"
