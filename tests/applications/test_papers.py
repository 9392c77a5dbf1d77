"""The paper: its moves, its words, its numbers, and who may see it."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_fsm import TransitionNotAllowed, can_proceed

from accounts.models import Role
from applications import references, sets
from applications.completeness import required_fields
from applications.models import Application, Attachment
from applications.states import DISQUALIFIABLE, State
from exams.levels import Level
from exams.models import Step
from tests import builders

MOVES = {
    "submit": {State.DRAFT},
    "forward": {State.SUBMITTED},
    "ask_materials": {State.SUBMITTED},
    "resubmit": {State.NEEDS_MATERIALS},
    "approve": {State.SUBMITTED},
    "reject": {State.SUBMITTED},
    "pay": {State.APPROVED},
    "issue_ticket": {State.PAID},
    "publish_score": {State.TICKET_ISSUED},
    "withdraw": {State.DRAFT, State.SUBMITTED, State.NEEDS_MATERIALS},
    "lapse": {State.NEEDS_MATERIALS, State.APPROVED},
    "disqualify": set(DISQUALIFIABLE),
}


@pytest.mark.parametrize("state", State)
def test_every_state_has_a_word_for_both(state: State) -> None:
    assert state.label
    assert state.for_candidate


@pytest.mark.parametrize(("move", "sources"), MOVES.items())
def test_a_move_starts_where_it_may_and_nowhere_else(move: str, sources: set[State]) -> None:
    for state in State:
        paper = Application(state=state)
        assert can_proceed(getattr(paper, move)) == (state in sources), state


def test_the_state_is_set_by_moves_alone() -> None:
    paper = Application()

    with pytest.raises(AttributeError):
        paper.state = State.PAID
    with pytest.raises(TransitionNotAllowed):
        paper.pay()


def test_a_disqualified_paper_is_on_no_desk() -> None:
    paper = Application(state=State.SUBMITTED, step=Step.OFFICE)

    paper.disqualify()

    assert (paper.current_state, paper.step) == (State.DISQUALIFIED, "")


@pytest.mark.django_db
def test_a_paper_is_reloaded_with_its_state() -> None:
    world = builders.a_world()
    paper = builders.a_draft(world)
    Application.objects.filter(pk=paper.pk).update(state=State.WITHDRAWN)

    paper.refresh_from_db()

    assert paper.current_state == State.WITHDRAWN


@pytest.mark.django_db
def test_numbers_are_never_given_twice_and_catch_a_slip() -> None:
    first, second = (references.next_reference("2026") for _ in range(2))

    assert first != second
    digits = first.split("-")[1]
    for place, digit in enumerate(digits):
        wrong = digits[:place] + str((int(digit) + 1) % 10) + digits[place + 1 :]
        assert references.check_digit(wrong) != int(first[-1])


@pytest.mark.django_db
def test_the_database_keeps_one_live_paper_per_person_and_exam() -> None:
    world = builders.a_world()
    paper = builders.a_draft(world)

    with pytest.raises(IntegrityError, match="one_live_application"), transaction.atomic():
        Application.objects.create(
            exam=world.exam, candidate=paper.candidate, apply_level=4, reference="again"
        )


@pytest.mark.django_db
def test_the_database_wants_a_region_from_submission_on() -> None:
    paper = builders.a_submitted(builders.a_world())

    with pytest.raises(IntegrityError, match="has_its_region"), transaction.atomic():
        Application.objects.filter(pk=paper.pk).update(region_path="")


@pytest.mark.django_db
def test_the_database_wants_no_empty_file() -> None:
    paper = builders.a_submitted(builders.a_world())

    with pytest.raises(IntegrityError, match="not_empty"), transaction.atomic():
        Attachment.objects.filter(application=paper).update(size=0)


@pytest.mark.django_db
def test_staff_see_the_cases_of_their_place_that_were_submitted() -> None:
    world = builders.a_world()
    submitted, draft = builders.a_submitted(world), builders.a_draft(world)
    province = builders.a_posting(Role.SUPERVISOR, region=world.province)
    county = builders.a_posting(Role.REVIEWER, region=world.county)
    bureau = builders.a_posting(Role.EMPLOYER_ADMIN, employer=world.bureau)
    administrator = builders.a_posting(Role.ADMINISTRATOR, region=world.province)
    elsewhere = builders.a_posting(Role.EMPLOYER_ADMIN, employer=world.other_employer)
    own = builders.a_posting(Role.REVIEWER, region=world.city)
    own.user = submitted.candidate

    for posting in (world.reviewer, world.supervisor, world.admin, province, bureau):
        assert list(Application.objects.visible_to(posting)) == [submitted]
    for stranger in (world.other_reviewer, county, administrator, elsewhere, own, None):
        assert not Application.objects.visible_to(stranger).exists()
    assert set(Application.objects.in_exam(world.exam).live()) == {submitted, draft}
    assert Application.objects.of(draft.candidate).get() == draft
    assert not Application.objects.late_with_payment(timezone.now()).exists()


@pytest.mark.django_db
def test_a_set_moves_whole_or_not_at_all() -> None:
    world = builders.a_world()
    paid, approved = builders.a_paid(world), builders.an_approved(world)

    with pytest.raises(ValueError, match="1 papers are not paid"), transaction.atomic():
        sets.move_all([paid, approved], "issue_ticket")
    assert Application.objects.get(pk=paid.pk).state == State.PAID


@pytest.mark.parametrize(
    ("facts", "asked", "spared"),
    [
        ({"apply_level": Level.FIVE, "current_level": 0}, "regularised_date", "level_year"),
        ({"apply_level": Level.FOUR, "current_level": 5}, "level_year", "assessments"),
        ({"apply_level": Level.ONE, "current_level": 2}, "assessments", "exceptional_note"),
        ({"apply_level": Level.FOUR, "exceptional": True}, "commendations", "appointed"),
    ],
)
def test_a_paper_asks_only_what_it_needs(facts: dict[str, int], asked: str, spared: str) -> None:
    needed = required_fields(Application(**facts))

    assert asked in needed
    assert spared not in needed
