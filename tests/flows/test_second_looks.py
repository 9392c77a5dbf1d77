"""复核抽样: the draw can be repeated and not foretold, and the look is a stranger's."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Relation
from applications.errors import AlreadyHandled, Refused
from applications.models import Application
from applications.states import State
from audit.models import Entry
from exams.models import Exam
from flows import tasks
from flows.commands import conflicts, second_looks
from flows.commands.conflicts import Declared
from flows.drawing import commitment_to, is_drawn, new_seed
from flows.models import SecondLook, SecondOpinion
from tests import builders

if TYPE_CHECKING:
    from accounts.models import Posting

SEED = "5e" * 32


def looks_again(
    world: builders.World,
    by: Posting,
    *,
    opinion: SecondOpinion = SecondOpinion.PASS,
    reason: str = "",
) -> SecondLook:
    look = builders.a_second_look(builders.an_approved(world))
    builders.look_through(look.application, by=by)
    return judged(look, by=by, opinion=opinion, reason=reason)


def judged(
    look: SecondLook, *, by: Posting, opinion: SecondOpinion = SecondOpinion.PASS, reason: str = ""
) -> SecondLook:
    now = timezone.now()
    return second_looks.judge(look.public_id, by=by, opinion=opinion, reason=reason, now=now)


@pytest.fixture
def world(db: None) -> builders.World:
    del db
    return builders.a_world()


@given(st.text(max_size=20), st.integers(0, 99))
def test_a_larger_share_only_adds_cases(reference: str, share: int) -> None:
    drawn = is_drawn(reference, seed=SEED, share=share)

    assert not drawn or is_drawn(reference, seed=SEED, share=share + 1)
    assert is_drawn(reference, seed=SEED, share=100)
    assert not is_drawn(reference, seed=SEED, share=0)


def test_the_share_is_met_and_the_seed_decides() -> None:
    references = [f"2026-{number:06d}" for number in range(4000)]
    mine = {one for one in references if is_drawn(one, seed=SEED, share=10)}

    assert 320 < len(mine) < 480
    assert mine != {one for one in references if is_drawn(one, seed=new_seed(), share=10)}


def test_the_commitment_is_the_hash_of_the_seed() -> None:
    assert commitment_to(SEED) == hashlib.sha256(bytes.fromhex(SEED)).hexdigest()


def test_the_seed_is_bound_once_and_only_where_something_is_drawn(world: builders.World) -> None:
    second_looks.commit_seeds()
    assert not Exam.objects.get().second_look_commitment
    Exam.objects.update(second_look_share=10)
    second_looks.commit_seeds()
    first = Exam.objects.get()
    second_looks.commit_seeds()

    again = Exam.objects.get()
    assert again.second_look_seed == first.second_look_seed
    assert commitment_to(first.second_look_seed or "") == first.second_look_commitment
    bound = Entry.objects.get(subject=f"exam {world.exam.code}")
    assert bound.details == {"commitment": first.second_look_commitment}


def test_what_an_office_has_decided_is_drawn_once(world: builders.World) -> None:
    look = builders.a_second_look(builders.an_approved(world))
    builders.a_submitted(world)

    assert second_looks.draw(now=timezone.now()) == 0
    assert list(SecondLook.objects.all()) == [look]
    assert look.city == "41.4103"


def test_nothing_is_drawn_without_a_seed_or_outside_of_the_share(world: builders.World) -> None:
    builders.an_approved(world)
    Exam.objects.update(second_look_share=100)
    assert second_looks.draw(now=timezone.now()) == 0
    Exam.objects.update(second_look_share=1)
    second_looks.commit_seeds()
    Exam.objects.update(second_look_seed=next(s for s in seeds() if not hits(s)))
    assert second_looks.draw(now=timezone.now()) == 0


def seeds() -> list[str]:
    return [f"{number:064x}" for number in range(1, 50)]


def hits(seed: str) -> bool:
    return is_drawn(Application.objects.get().reference, seed=seed, share=1)


def test_old_decisions_are_left_alone(world: builders.World) -> None:
    builders.an_approved(world)
    Exam.objects.update(second_look_share=100)
    second_looks.commit_seeds()

    assert second_looks.draw(now=timezone.now() + timedelta(days=8)) == 0


def test_the_clock_binds_the_seed_and_draws(world: builders.World) -> None:
    builders.an_approved(world)
    Exam.objects.update(second_look_share=100)

    tasks.draw_second_looks()

    assert Exam.objects.get().second_look_commitment
    assert SecondLook.objects.count() == 1


def test_only_another_citys_reviewer_may_look(world: builders.World) -> None:
    builders.a_second_look(builders.an_approved(world))
    county = builders.a_posting(builders.Role.REVIEWER, region=world.county)

    assert SecondLook.objects.open_to(world.other_reviewer).exists()
    for seat in (world.reviewer, county, world.provincial, world.admin, world.clerk):
        assert not SecondLook.objects.open_to(seat).exists(), seat


def test_a_relative_and_ones_own_decision_stay_out(world: builders.World) -> None:
    look = builders.a_second_look(builders.an_approved(world))
    declared = Declared(
        Relation.SPOUSE, name=look.application.candidate.name, employer=world.employer
    )
    moved = builders.a_posting(builders.Role.REVIEWER, region=world.other_city)
    moved.user = world.reviewer.user
    moved.save()

    assert not SecondLook.objects.open_to(moved).exists()
    conflicts.declare(declared, by=world.other_reviewer)
    assert not SecondLook.objects.open_to(world.other_reviewer).exists()


def test_the_opinion_is_kept_and_the_decision_stays(world: builders.World) -> None:
    look = looks_again(
        world, world.other_reviewer, opinion=SecondOpinion.REFUSE, reason="现岗位等级年限不够"
    )

    look.refresh_from_db()
    assert (look.opinion, look.judged_by, look.agrees) == ("refuse", world.other_reviewer, False)
    look.application.refresh_from_db()
    assert look.application.state == State.APPROVED
    assert Entry.objects.get(subject=look.public_id).verb == "judge_second_look"


def test_agreeing_is_no_parting(world: builders.World) -> None:
    look = looks_again(world, world.other_reviewer)

    assert look.agrees


def test_nobody_judges_twice(world: builders.World) -> None:
    look = looks_again(world, world.other_reviewer)

    with pytest.raises(AlreadyHandled):
        judged(look, by=world.other_reviewer)


def test_a_refusal_says_why_and_the_documents_come_first(world: builders.World) -> None:
    look = builders.a_second_look(builders.an_approved(world))

    with pytest.raises(Refused, match="为什么不应通过"):
        judged(look, by=world.other_reviewer, opinion=SecondOpinion.REFUSE, reason=" ")
    with pytest.raises(Refused, match="没有打开看过"):
        judged(look, by=world.other_reviewer)
    assert str(look).endswith(" ")
