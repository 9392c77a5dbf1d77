"""Two people, neither knowing how the other turned the key (trust.md T18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from accounts.models import Role
from applications.errors import NotYourDesk
from applications.models import Application, FindingKind
from applications.states import State
from audit import trail
from exams.levels import Level
from exams.models import TwoPeople
from flows.commands import reviewer, settling
from flows.commands.reviewer import Flag
from flows.models import Decision, DeskRow, Opinion
from notifications.models import OutboxMessage
from tests import builders

if TYPE_CHECKING:
    from accounts.models import Posting

pytestmark = pytest.mark.django_db
AGREE, REFUSE = "approve", "reject"


@pytest.fixture
def world() -> builders.World:
    world = builders.a_world()
    world.exam.two_person_approvals = list(TwoPeople)
    world.exam.save()
    return world


@pytest.fixture
def colleague(world: builders.World) -> Posting:
    return builders.a_posting(Role.REVIEWER, region=world.province, name="郝省审")


@pytest.fixture
def paper(world: builders.World) -> Application:
    """A paper of level one that lies at the province, the last desk."""
    paper = builders.a_submitted(world, level=Level.ONE)
    builders.passed_by(paper, by=world.admin)
    return builders.passed_by(paper, by=world.reviewer)


def turn(paper: Application, by: Posting, verdict: str) -> None:
    builders.look_through(paper, by=by)
    if verdict == AGREE:
        reviewer.approve(paper.public_id, by=by)
    else:
        reviewer.reject(paper.public_id, by=by, reason="不符合条件。")


def fresh(paper: Application) -> Application:
    return Application.objects.with_faces().get(pk=paper.pk)


def row_of(paper: Application) -> DeskRow:
    return DeskRow.objects.get(application=paper)


def test_desks_before_the_last_need_one_person(world: builders.World) -> None:
    paper = builders.a_submitted(world, level=Level.ONE)

    assert builders.passed_by(paper, by=world.admin).step == "office"
    assert not Opinion.objects.exists()


@pytest.mark.parametrize(("verdict", "state"), [(AGREE, State.APPROVED), (REFUSE, State.REJECTED)])
def test_two_who_agree_decide(
    world: builders.World, colleague: Posting, paper: Application, verdict: str, state: State
) -> None:
    turn(paper, world.provincial, verdict)
    assert fresh(paper).state == State.SUBMITTED
    assert row_of(paper).owner is None

    turn(paper, colleague, verdict)

    assert fresh(paper).state == state
    assert str(Opinion.objects.last()) == f"{paper.reference} province {verdict}"
    assert Decision.objects.filter(step="province").get().posting == colleague


@pytest.mark.parametrize("verdict", [AGREE, REFUSE])
def test_nobody_turns_both_keys(world: builders.World, paper: Application, verdict: str) -> None:
    turn(paper, world.provincial, AGREE)

    with pytest.raises(NotYourDesk, match="要由另一位同事"):
        turn(paper, world.provincial, verdict)
    with pytest.raises(NotYourDesk):
        reviewer.claim(paper.public_id, by=world.provincial)

    assert fresh(paper).state == State.SUBMITTED


def test_the_first_key_is_taken_off_the_pile_and_told_to_nobody(
    world: builders.World, paper: Application
) -> None:
    reviewer.claim(paper.public_id, by=world.provincial)
    before = OutboxMessage.objects.count()

    turn(paper, world.provincial, REFUSE)

    assert row_of(paper).owner is None
    assert OutboxMessage.objects.count() == before
    entry = trail.history_of(paper.reference).last()
    assert entry is not None
    assert (entry.verb, entry.reason, entry.details) == ("first_key", "", {"step": "province"})


def test_two_who_differ_bring_the_case_back_to_the_first(
    world: builders.World, colleague: Posting, paper: Application
) -> None:
    turn(paper, world.provincial, AGREE)
    reviewer.claim(paper.public_id, by=colleague)
    turn(paper, colleague, REFUSE)

    row = row_of(paper)
    assert (row.owner_id, row.first_key) == (world.provincial.user_id, None)
    assert not Decision.objects.filter(step="province").exists()

    turn(paper, world.provincial, REFUSE)

    assert fresh(paper).state == State.REJECTED


def test_who_insists_asks_for_another_second_key(
    world: builders.World, colleague: Posting, paper: Application
) -> None:
    third = builders.a_posting(Role.REVIEWER, region=world.province, name="曹省审")
    turn(paper, world.provincial, AGREE)
    turn(paper, colleague, REFUSE)
    turn(paper, world.provincial, AGREE)
    assert row_of(paper).first_key == world.provincial.user

    turn(paper, third, AGREE)

    assert fresh(paper).state == State.APPROVED


def test_one_person_alone_may_ask_for_materials(
    world: builders.World, colleague: Posting, paper: Application
) -> None:
    turn(paper, world.provincial, AGREE)
    flags = [Flag(FindingKind.DOCUMENT, "id_card", "看不清。")]

    reviewer.send_back(paper.public_id, by=colleague, flags=flags)

    assert fresh(paper).state == State.NEEDS_MATERIALS
    assert not Opinion.objects.about(fresh(paper)).exists(), "after a return both look anew"


def test_the_second_key_can_be_undone(
    world: builders.World, colleague: Posting, paper: Application
) -> None:
    world.exam.undo_minutes = 10
    world.exam.save()
    turn(paper, world.provincial, AGREE)
    turn(paper, colleague, AGREE)

    settling.undo(paper.public_id, by=colleague)
    turn(paper, colleague, REFUSE)

    assert row_of(paper).owner == world.provincial.user


def test_the_exam_says_which_approvals_need_two(world: builders.World, paper: Application) -> None:
    world.exam.two_person_approvals = [TwoPeople.EXCEPTIONAL]
    world.exam.save()

    turn(paper, world.provincial, AGREE)

    assert fresh(paper).state == State.APPROVED
