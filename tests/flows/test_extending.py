"""More time: proposed by one clerk, confirmed by another, respected wherever a deadline is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError
from django.utils import timezone

from applications.errors import AlreadyHandled, NotYourDesk, Refused
from applications.models import Application
from applications.states import State
from audit import trail
from exams.levels import Level, LevelGroup
from exams.models import Actor, Extended, Extension, Window
from flows.commands import candidate, clock, extending
from flows.commands.extending import MoreTime
from flows.deadlines import spoken_deadline
from flows.extended import extensions_for, reaches
from notifications.models import OutboxMessage
from tests import builders

if TYPE_CHECKING:
    from accounts.models import Posting

pytestmark = pytest.mark.django_db
REASON = "住院证明已收到。"


@pytest.fixture
def world() -> builders.World:
    return builders.a_world()


def in_days(days: int) -> datetime:
    return timezone.now() + timedelta(days=days)


def closed(world: builders.World) -> None:
    """Let the time for handing in be over."""
    Window.objects.filter(exam=world.exam, actor=Actor.CANDIDATE).update(closes=in_days(-1))


def ready(world: builders.World, *, level: Level = Level.FOUR) -> Application:
    paper = builders.a_draft(world, level=level)
    builders.upload_everything(paper)
    return paper


def personal(paper: Application, *, kind: Extended, days: int = 20) -> MoreTime:
    return MoreTime(
        exam=paper.exam, kind=kind, until=in_days(days), reason=REASON, person=paper.candidate
    )


def waiting(by: Posting, world: builders.World) -> list[Extension]:
    return list(extensions_for(by, exam=world.exam).waiting())


def granted(asked: MoreTime, world: builders.World) -> Extension:
    proposal = extending.propose(asked, by=world.clerk)
    return extending.confirm(proposal.public_id, by=world.second_clerk)


def test_a_person_with_more_time_hands_in_after_the_close_and_nobody_else(
    world: builders.World,
) -> None:
    paper, other = ready(world), ready(world)
    closed(world)
    granted(personal(paper, kind=Extended.CANDIDATE), world)

    assert candidate.submit(paper.public_id, by=paper.candidate).state == State.SUBMITTED
    with pytest.raises(Refused, match="不在报名时间内"):
        candidate.submit(other.public_id, by=other.candidate)


def test_a_proposal_alone_does_nothing(world: builders.World) -> None:
    paper = ready(world)
    closed(world)
    extending.propose(personal(paper, kind=Extended.CANDIDATE), by=world.clerk)

    with pytest.raises(Refused, match="不在报名时间内"):
        candidate.submit(paper.public_id, by=paper.candidate)


def test_more_time_for_another_thing_does_not_open_the_window(world: builders.World) -> None:
    paper = ready(world)
    closed(world)
    granted(personal(paper, kind=Extended.TICKET), world)

    with pytest.raises(Refused, match="不在报名时间内"):
        candidate.submit(paper.public_id, by=paper.candidate)


def test_a_region_or_the_whole_exam_may_have_more_time(world: builders.World) -> None:
    paper = ready(world)
    closed(world)
    asked = MoreTime(
        exam=world.exam, kind=Extended.CANDIDATE, until=in_days(2), reason="系统维护。",
        region=world.city,
    )  # fmt: skip
    granted(asked, world)

    assert candidate.submit(paper.public_id, by=paper.candidate).state == State.SUBMITTED
    told = OutboxMessage.objects.get(kind="time_extended")
    assert (told.about, "报名时间已延长到" in told.text) == (paper.reference, True)


def test_more_time_for_one_group_of_levels_leaves_the_other(world: builders.World) -> None:
    paper = ready(world)
    closed(world)
    asked = MoreTime(
        exam=world.exam, kind=Extended.CANDIDATE, until=in_days(2), reason="系统维护。",
        region=world.city, level_group=LevelGroup.LEVEL_ONE,
    )  # fmt: skip
    granted(asked, world)

    with pytest.raises(Refused, match="不在报名时间内"):
        candidate.submit(paper.public_id, by=paper.candidate)
    assert not OutboxMessage.objects.filter(kind="time_extended").exists()


def test_the_deadline_of_a_returned_paper_moves_with_its_clock(world: builders.World) -> None:
    paper = builders.a_returned(world)
    extension = granted(personal(paper, kind=Extended.MATERIALS), world)
    paper.refresh_from_db()
    assert paper.correction_due == extension.until

    Application.objects.filter(pk=paper.pk).update(correction_due=in_days(-1))
    granted(personal(paper, kind=Extended.MATERIALS, days=30), world)

    assert clock.lapse_late() == 0
    candidate.attach(paper.public_id, by=paper.candidate, code="id_card", data=builders.scan())
    assert candidate.submit(paper.public_id, by=paper.candidate).state == State.SUBMITTED


def test_more_time_given_beforehand_holds_when_a_deadline_is_set(world: builders.World) -> None:
    paper = builders.a_submitted(world)
    materials = granted(personal(paper, kind=Extended.MATERIALS, days=40), world)
    payment = granted(personal(paper, kind=Extended.PAYMENT, days=50), world)

    builders.passed_by(paper, by=world.admin)
    approved = builders.passed_by(paper, by=world.reviewer)

    assert approved.payment_due == payment.until
    assert materials.is_personal


def test_a_later_deadline_is_never_shortened(world: builders.World) -> None:
    paper = builders.an_approved(world)
    before = paper.payment_due

    granted(personal(paper, kind=Extended.PAYMENT, days=1), world)

    paper.refresh_from_db()
    assert paper.payment_due == before


def test_nobody_confirms_the_own_proposal(world: builders.World) -> None:
    proposal = extending.propose(personal(ready(world), kind=Extended.CANDIDATE), by=world.clerk)

    with pytest.raises(Refused, match="不能自己确认"):
        extending.confirm(proposal.public_id, by=world.clerk)
    proposal.confirmed_by, proposal.confirmed_at = world.clerk.user, timezone.now()
    with pytest.raises(IntegrityError, match="two_people"):
        proposal.save()


def test_it_is_confirmed_or_dropped_once(world: builders.World) -> None:
    asked = personal(ready(world), kind=Extended.CANDIDATE)
    confirmed, dropped = (extending.propose(asked, by=world.clerk) for _ in range(2))
    assert set(waiting(world.second_clerk, world)) == {confirmed, dropped}
    extending.confirm(confirmed.public_id, by=world.second_clerk)
    with pytest.raises(Refused, match="不同意的原因"):
        extending.drop(dropped.public_id, by=world.second_clerk)
    extending.drop(dropped.public_id, by=world.second_clerk, reason="理由不足。")

    for again in (confirmed, dropped):
        with pytest.raises(AlreadyHandled):
            extending.confirm(again.public_id, by=world.second_clerk)
        with pytest.raises(AlreadyHandled):
            extending.drop(again.public_id, by=world.second_clerk)
    assert waiting(world.second_clerk, world) == []
    kept = Extension.objects.get(pk=dropped.pk)
    assert (kept.dropped_because, kept.dropped_by) == ("理由不足。", world.second_clerk.user)
    assert Extension.objects.settled().count() == 2


def test_whoever_proposed_takes_it_back_without_a_reason(world: builders.World) -> None:
    paper = ready(world)
    closed(world)
    proposal = extending.propose(personal(paper, kind=Extended.CANDIDATE), by=world.clerk)

    extending.drop(proposal.public_id, by=world.clerk)

    with pytest.raises(Refused, match="不在报名时间内"):
        candidate.submit(paper.public_id, by=paper.candidate)
    with pytest.raises(IntegrityError, match="confirmed_or_dropped"):
        Extension.objects.update(confirmed_by=world.second_clerk.user, confirmed_at=timezone.now())


def test_only_clerks_of_the_place_decide(world: builders.World) -> None:
    paper = ready(world)
    asked = personal(paper, kind=Extended.CANDIDATE)
    elsewhere = builders.a_posting(builders.Role.CLERK, region=world.other_city)
    province = builders.a_posting(builders.Role.CLERK, region=world.province)
    herself = builders.a_posting(builders.Role.CLERK, region=world.city)
    herself.user = paper.candidate
    everybody = MoreTime(
        exam=world.exam, kind=Extended.CANDIDATE, until=in_days(2), reason="系统维护。"
    )

    for stranger in (elsewhere, world.reviewer, herself):
        with pytest.raises(NotYourDesk):
            extending.propose(asked, by=stranger)
    with pytest.raises(NotYourDesk):
        extending.propose(everybody, by=world.clerk)
    proposal = extending.propose(everybody, by=province)
    with pytest.raises(NotYourDesk):
        extending.confirm(proposal.public_id, by=world.second_clerk)
    assert waiting(elsewhere, world) == [proposal]  # who only looks sees what would hold for all
    assert not reaches(proposal, elsewhere)


def test_it_wants_a_reason_a_future_and_one_scope(world: builders.World) -> None:
    paper = ready(world)
    good = vars(personal(paper, kind=Extended.CANDIDATE))

    for wrong in ({"reason": " "}, {"until": in_days(-1)}, {"region": world.city}):
        with pytest.raises(Refused) as refusal:
            extending.propose(MoreTime(**{**good, **wrong}), by=world.clerk)
        assert refusal.value.objections[0].about == next(iter(wrong))


def test_the_trail_tells_who_asked_who_agreed_and_what_the_paper_gained(
    world: builders.World,
) -> None:
    paper = builders.a_submitted(world)
    extension = granted(personal(paper, kind=Extended.MATERIALS), world)

    story = trail.history_of(extension.public_id)
    noted = trail.history_of(paper.reference).last()
    assert [entry.verb for entry in story] == ["propose_extension", "confirm_extension"]
    assert [entry.reason for entry in story] == [REASON, ""]
    assert noted is not None
    assert (noted.verb, noted.details["personal"]) == ("extend", True)
    assert str(extension).endswith(f"{extension.until:%F %R}")


def test_a_paper_that_has_ended_gains_nothing_and_its_owner_is_not_told(
    world: builders.World,
) -> None:
    paper = builders.a_returned(world)
    asked = personal(paper, kind=Extended.MATERIALS)
    proposal = extending.propose(asked, by=world.clerk)
    Application.objects.filter(pk=paper.pk).update(correction_due=in_days(-1))
    assert clock.lapse_late() == 1

    extending.confirm(proposal.public_id, by=world.second_clerk)

    paper.refresh_from_db()
    assert paper.state == State.LAPSED
    assert not OutboxMessage.objects.filter(kind="time_extended").exists()
    with pytest.raises(Refused, match="没有正在办理"):
        extending.propose(asked, by=world.clerk)


def test_midnight_is_said_as_the_day_before() -> None:
    midnight = datetime(2026, 11, 30, 16, tzinfo=UTC)

    assert spoken_deadline(midnight) == "11月30日"
    assert spoken_deadline(midnight - timedelta(hours=6, minutes=30)) == "11月30日17:30"
