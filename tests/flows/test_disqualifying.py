"""Disqualifying takes two people of the office or the province, with reason and evidence (T18)."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from accounts.models import Role
from applications.errors import NotYourDesk, Refused
from applications.models import Application
from applications.states import State
from audit import trail
from flows.commands import disqualifying, reviewer
from flows.models import ApprovalProcess, Decision, DeskRow, Disqualification
from notifications.models import OutboxMessage
from tests import builders

if TYPE_CHECKING:
    from accounts.models import Posting

pytestmark = pytest.mark.django_db
REASON, EVIDENCE = "等级证书是伪造的。", "发证机关 2026-11-02 复函：编号不存在。"


@pytest.fixture
def world() -> builders.World:
    return builders.a_world()


@pytest.fixture
def paper(world: builders.World) -> Application:
    return builders.a_submitted(world)


def propose(paper: Application, by: Posting) -> Disqualification:
    return disqualifying.propose(paper.public_id, by=by, reason=REASON, evidence=EVIDENCE)


def test_a_second_person_disqualifies_and_the_candidate_is_told(
    world: builders.World, paper: Application
) -> None:
    proposed = propose(paper, world.reviewer)
    assert str(proposed).startswith(paper.reference)
    assert not OutboxMessage.objects.filter(kind="application_disqualified").exists()

    done = disqualifying.agree(paper.public_id, by=world.provincial)

    assert done.state == State.DISQUALIFIED
    assert OutboxMessage.objects.filter(kind="application_disqualified").count() == 1
    assert not DeskRow.objects.filter(application=paper).exists()
    assert ApprovalProcess.objects.get(application=paper).finished is not None
    entry = trail.history_of(paper.reference).last()
    assert entry is not None
    assert (entry.verb, entry.reason) == ("disqualify", REASON)
    assert EVIDENCE not in str([one.reason for one in trail.history_of(paper.reference)])


def test_nobody_disqualifies_alone(world: builders.World, paper: Application) -> None:
    propose(paper, world.reviewer)

    with pytest.raises(NotYourDesk, match="另一位同事"):
        disqualifying.agree(paper.public_id, by=world.reviewer)

    assert Application.objects.get(pk=paper.pk).state == State.SUBMITTED


@pytest.mark.parametrize("seat", ["admin", "other_reviewer", "clerk", "supervisor"])
def test_only_reviewers_of_the_region_or_the_province_may(
    world: builders.World, paper: Application, seat: str
) -> None:
    by = getattr(world, seat)

    with pytest.raises(NotYourDesk):
        propose(paper, by)
    propose(paper, world.reviewer)
    for deed in (disqualifying.agree, disqualifying.drop):
        with pytest.raises(NotYourDesk):
            deed(paper.public_id, by=by)


@pytest.mark.parametrize(("reason", "evidence"), [("", EVIDENCE), (REASON, "  ")])
def test_reason_and_evidence_are_asked_for(
    world: builders.World, paper: Application, reason: str, evidence: str
) -> None:
    with pytest.raises(Refused, match="原因和依据"):
        disqualifying.propose(paper.public_id, by=world.reviewer, reason=reason, evidence=evidence)


def test_it_is_proposed_once_at_a_time(world: builders.World, paper: Application) -> None:
    propose(paper, world.reviewer)

    with pytest.raises(Refused, match="已经有人提出"):
        propose(paper, world.provincial)


def test_a_proposal_falls_and_can_be_made_again(world: builders.World, paper: Application) -> None:
    propose(paper, world.reviewer)

    disqualifying.drop(paper.public_id, by=world.provincial)

    with pytest.raises(Refused, match="没有等待决定"):
        disqualifying.drop(paper.public_id, by=world.provincial)
    with pytest.raises(Refused, match="没有等待决定"):
        disqualifying.agree(paper.public_id, by=world.provincial)
    propose(paper, world.provincial)
    assert Disqualification.objects.count() == 2


def test_what_has_ended_is_not_disqualified(world: builders.World, paper: Application) -> None:
    propose(paper, world.reviewer)
    reviewer.reject(paper.public_id, by=world.admin, reason="不符。")

    with pytest.raises(Refused, match="现在不能取消资格"):
        disqualifying.agree(paper.public_id, by=world.provincial)
    disqualifying.drop(paper.public_id, by=world.provincial)
    with pytest.raises(Refused, match="现在不能取消资格"):
        propose(paper, world.reviewer)


def test_it_overtakes_a_decision_nobody_was_told_of(
    world: builders.World, paper: Application
) -> None:
    world.exam.undo_minutes = 10
    world.exam.save()
    builders.passed_by(paper, by=world.admin)
    propose(paper, world.reviewer)

    disqualifying.agree(paper.public_id, by=world.provincial)

    assert not Decision.objects.pending().exists()


def test_also_somebody_with_a_ticket(world: builders.World) -> None:
    paper = builders.a_ticketed(world)
    colleague = builders.a_posting(Role.REVIEWER, region=world.city)
    propose(paper, world.reviewer)

    assert disqualifying.agree(paper.public_id, by=colleague).state == State.DISQUALIFIED


def test_evidence_is_checked_kept_and_named_in_the_trail(
    world: builders.World, paper: Application
) -> None:
    proposed = disqualifying.propose(
        paper.public_id,
        by=world.reviewer,
        reason=REASON,
        evidence=EVIDENCE,
        pictures=[builders.scan(), builders.scan()],
    )

    kept = list(proposed.pictures.all())
    assert [str(one) for one in kept] == [f"{proposed} 1", f"{proposed} 2"]
    with kept[0].file.open("rb") as file:
        assert hashlib.sha256(file.read()).hexdigest() == kept[0].sha256
    entry = trail.history_of(paper.reference).last()
    assert entry is not None
    assert entry.details["evidence"] == [
        {"id": one.public_id, "sha256": one.sha256} for one in kept
    ]


@pytest.mark.parametrize(
    ("pictures", "said"),
    [([b"%PDF-1.7"], "第 1 张："), ([b"x"] * 11, "最多 10 张证据。")],
)
def test_evidence_that_cannot_be_taken_proposes_nothing(
    world: builders.World, paper: Application, pictures: list[bytes], said: str
) -> None:
    with pytest.raises(Refused, match=said):
        disqualifying.propose(
            paper.public_id, by=world.reviewer, reason=REASON, evidence=EVIDENCE, pictures=pictures
        )

    assert not Disqualification.objects.exists()
