"""A colleague stands in: sees and decides what the absent person has taken, in the own name."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts import substitutes
from accounts.models import Posting, Role
from applications.errors import NotYourDesk
from applications.states import State
from audit import trail
from exams.levels import Level
from flows.assignment import require_row
from flows.commands import reviewer
from flows.models import DeskRow
from flows.policy import desks_of
from portals.reviewer.desk_rows import own_pile
from tests import builders
from tests.portals.reviewer.seats import address, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> builders.World:
    return builders.a_world()


@pytest.fixture
def colleague(world: builders.World) -> Posting:
    return builders.a_posting(Role.REVIEWER, region=world.city, name="刘审核")


def standing_in(world: builders.World, colleague: Posting) -> Posting:
    """Let the colleague stand in for the office's reviewer."""
    now = timezone.now()
    stand_in = substitutes.name_substitute(
        world.reviewer.handle,
        by=world.reviewer,
        colleague=colleague.user.public_id,
        starts=now - timedelta(hours=1),
        ends=now + timedelta(days=7),
    )
    return Posting.objects.of(colleague.user).get(pk=stand_in.pk)


def taken_by_the_absent(world: builders.World, *, level: Level = Level.FOUR) -> str:
    """Walk a case to the office's desk, where its reviewer takes it; return its public id."""
    paper = builders.passed_by(builders.a_submitted(world, level=level), by=world.admin)
    return reviewer.claim(paper.public_id, by=world.reviewer).public_id


def test_what_the_absent_has_taken_is_out_of_reach_without_standing_in(
    world: builders.World, colleague: Posting
) -> None:
    public_id = taken_by_the_absent(world)

    with pytest.raises(NotYourDesk, match="王审核已经领取"):
        reviewer.claim(public_id, by=colleague)
    assert not own_pile(colleague).exists()


def test_the_stand_in_sees_and_decides_it_and_the_trail_says_for_whom(
    world: builders.World, colleague: Posting
) -> None:
    public_id = taken_by_the_absent(world)
    stand_in = standing_in(world, colleague)
    row = DeskRow.objects.get(public_id=public_id)
    assert list(own_pile(stand_in)) == [row]

    paper = builders.passed_by(row.application, by=stand_in)

    entry = trail.history_of(paper.reference).filter(verb="approve").last()
    assert entry is not None
    assert entry.actor == colleague.user.public_id
    assert entry.actor_label == "洛阳市 刘审核（代王审核）"


def test_the_inbox_and_the_case_show_it_in_the_browser_of_the_stand_in(
    world: builders.World, colleague: Posting
) -> None:
    public_id = taken_by_the_absent(world)
    stand_in = standing_in(world, colleague)
    client = signed_in(colleague)
    assert "王秀英" not in client.get(address("inbox")).content.decode()

    client.post("/posting/", {"posting": str(stand_in.pk)})

    inbox = client.get(address("inbox")).content.decode()
    assert "王秀英" in inbox
    assert "（代王审核）" in inbox
    assert "放回" in client.get(address("case", public_id)).content.decode()


def test_the_stand_in_may_put_it_back(world: builders.World, colleague: Posting) -> None:
    public_id = taken_by_the_absent(world)

    reviewer.release(public_id, by=standing_in(world, colleague))

    assert DeskRow.objects.get(public_id=public_id).owner is None


def test_whoever_decided_while_standing_in_does_not_decide_again_at_the_province(
    world: builders.World, colleague: Posting
) -> None:
    public_id = taken_by_the_absent(world, level=Level.ONE)
    row = DeskRow.objects.get(public_id=public_id)
    paper = builders.passed_by(row.application, by=standing_in(world, colleague))
    above = Posting.objects.create(
        user=colleague.user, role=Role.REVIEWER, region=world.province, starts=timezone.now()
    )

    assert (paper.state, paper.step) == (State.SUBMITTED, "province")
    assert not desks_of(above).filter(application=paper).exists()
    with pytest.raises(NotYourDesk):
        require_row(paper, by=above)
    assert desks_of(world.provincial).filter(application=paper).exists()
