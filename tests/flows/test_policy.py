"""The one condition in its two forms: over rows and about a case. They agree on every pair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from django.db.models import Q
from django.utils import timezone

from accounts.identity import read_id_number
from accounts.models import Conflict, Posting, Relation, Role
from applications.errors import NotYourDesk, Refused
from applications.models import Application
from audit.models import Entry
from exams.levels import Level
from exams.models import Office
from flows.assignment import require_row
from flows.commands import conflicts, on_behalf, reviewer
from flows.commands.conflicts import Declared
from flows.models import DeskRow
from flows.policy import desks_of, objection_to
from tests import builders
from tests.employers import employers_over

if TYPE_CHECKING:
    from accounts.models import User

pytestmark = pytest.mark.django_db
SPOUSE = Relation.SPOUSE


@pytest.fixture
def world() -> builders.World:
    return builders.a_world()


def at_the_office(world: builders.World, *, person: User | None = None) -> Application:
    paper = builders.a_submitted(world, person=person)
    return builders.passed_by(paper, by=world.admin)


def spouse_of(person: User, *, relation: Relation = SPOUSE) -> Declared:
    number = read_id_number(person.id_number, today=timezone.localdate())
    return Declared(relation, id_number=number)


def row_of(paper: Application) -> DeskRow:
    return DeskRow.objects.get(application=paper)


@dataclass
class Crowd:
    """Cases at every desk, and everybody who might be near them."""

    papers: list[Application]
    postings: list[Posting]


@pytest.fixture
def crowd(world: builders.World) -> Crowd:
    """Walk cases to each desk, with every kind of closeness among the people around."""
    husband = builders.a_person(name="郭建国")
    papers = [builders.a_submitted(world), at_the_office(world, person=husband)]
    level_one = builders.a_submitted(world, level=Level.ONE)
    builders.passed_by(level_one, by=world.admin)
    papers.append(builders.passed_by(level_one, by=world.reviewer))
    uploaded, taken = at_the_office(world), at_the_office(world)
    on_behalf.add_pictures(
        uploaded.public_id, by=world.reviewer, code="diploma", pictures=[builders.scan()]
    )
    reviewer.claim(taken.public_id, by=world.reviewer)
    own = at_the_office(world)
    wife, inmate = (builders.a_posting(Role.REVIEWER, region=world.city) for _ in range(2))
    conflicts.declare(spouse_of(husband), by=wife)
    conflicts.declare(Declared(Relation.EMPLOYER, employer=world.employer), by=inmate)
    both = _another_seat(world.reviewer, Role.REVIEWER, world)
    self_made = _another_seat_of(own.candidate, world)
    bureau = builders.a_posting(Role.EMPLOYER_ADMIN, employer=world.bureau)
    top = builders.a_posting(Role.EMPLOYER_ADMIN, employer=employers_over(world.bureau))
    seats = [world.admin, world.reviewer, world.other_reviewer, world.provincial, world.clerk]
    seats += [world.supervisor, wife, inmate, both, self_made, bureau, top]
    return Crowd([*papers, uploaded, taken, own], seats)


def _another_seat(posting: Posting, role: Role, world: builders.World) -> Posting:
    return Posting.objects.create(
        user=posting.user, role=role, region=world.province, starts=posting.starts
    )


def _another_seat_of(person: User, world: builders.World) -> Posting:
    return Posting.objects.create(
        user=person, role=Role.REVIEWER, region=world.city, starts=timezone.now()
    )


def may_by_hand(posting: Posting, paper: Application, row: DeskRow) -> bool:
    """Judge anew, from the facts and in plain Python: the witness for both forms."""
    user = posting.user
    part = {paper.candidate_id} | {
        one.uploaded_by_id for one in paper.attachments.all() if one.on_behalf
    }
    if row.step == "province":
        approvals = Entry.objects.filter(subject=paper.reference, verb="approve")
        part |= {user.pk for one in approvals if one.actor == user.public_id}
    declared = list(Conflict.objects.filter(user=user, withdrawn_at=None))
    if posting.role == Role.EMPLOYER_ADMIN:
        place = row.step == "employer" and posting.employer_id in _employers_above(paper)
    else:
        own_desk = row.office_path == posting.region_path and row.step != "employer"
        place = posting.role == Role.REVIEWER and own_desk
    return (
        place
        and user.pk not in part
        and not any(_is_near(one, paper) for one in declared)
        and row.owner_id in {None, user.pk}
    )


def _employers_above(paper: Application) -> set[int]:
    line, here = set(), paper.employer
    while here is not None:
        line.add(here.pk)
        here = here.parent
    return line


def _is_near(one: Conflict, paper: Application) -> bool:
    if one.relation == Relation.EMPLOYER:
        return one.employer_id == paper.employer_id
    if one.id_number_index:
        return one.id_number_index == paper.candidate.id_number_index
    return (one.name, one.employer_id) == (paper.candidate.name, paper.employer_id)


def test_rows_cases_and_plain_reading_agree_on_everybody(crowd: Crowd) -> None:
    free = Q(owner=None)
    seen = set()
    for posting in crowd.postings:
        listed = set(desks_of(posting).filter(free | Q(owner=posting.user)).values_list("pk"))
        for paper in crowd.papers:
            row = row_of(paper)
            in_rows = (row.pk,) in listed
            assert in_rows is (objection_to(posting, row) == ""), (posting, paper)
            assert in_rows is may_by_hand(posting, paper, row), (posting, paper)
            seen.add(in_rows)
    assert seen == {True, False}


def test_the_reason_is_the_one_that_holds(world: builders.World, crowd: Crowd) -> None:
    at_employer, husbands, at_province, uploaded, taken, own = map(row_of, crowd.papers)
    wife, inmate, both, self_made, _bureau, _top = crowd.postings[-6:]

    assert "申报过" in objection_to(wife, husbands)
    assert "您所在的单位" in objection_to(inmate, taken)
    assert "代传过材料" in objection_to(world.reviewer, uploaded)
    assert "上一步是您办理的" in objection_to(both, at_province)
    assert "您本人的报名" in objection_to(self_made, own)
    assert "王审核已经领取" in objection_to(wife, taken)
    assert "洛阳市中心医院（单位初审）" in objection_to(world.reviewer, at_employer)
    assert "河南省工考中心（省级审核）" in objection_to(world.other_reviewer, at_province)


def test_a_desk_without_an_office_is_somebody_above(world: builders.World) -> None:
    row = row_of(at_the_office(world))
    Office.objects.filter(region=world.city).delete()

    assert "上级部门（资格审查）" in objection_to(world.other_reviewer, row)


def test_a_row_that_is_gone_is_nobodys(world: builders.World) -> None:
    row = row_of(at_the_office(world))
    row.delete()

    assert objection_to(world.reviewer, row)


def test_declaring_hides_the_case_and_lays_it_back(world: builders.World) -> None:
    paper = at_the_office(world)
    reviewer.claim(paper.public_id, by=world.reviewer)

    conflicts.declare(spouse_of(paper.candidate), by=world.reviewer)

    assert row_of(paper).owner is None
    assert not desks_of(world.reviewer).exists()
    assert not Application.objects.visible_to(world.reviewer).exists()
    with pytest.raises(NotYourDesk, match="申报过"):
        require_row(paper, by=world.reviewer)
    verbs = Entry.objects.filter(subject=paper.reference).values_list("verb", flat=True)
    assert list(verbs.order_by("-position")[:2]) == ["release", "claim"]


def test_a_relative_is_known_by_name_and_employer(world: builders.World) -> None:
    paper, colleague = at_the_office(world), builders.a_person(name="别的人")
    other = at_the_office(world, person=colleague)
    declared = Declared(Relation.IN_LAW, name=paper.candidate.name, employer=world.employer)

    conflicts.declare(declared, by=world.reviewer)

    assert list(desks_of(world.reviewer)) == [row_of(other)]


def test_the_own_second_account_is_the_same_person(world: builders.World) -> None:
    paper = at_the_office(world)

    conflicts.declare(spouse_of(paper.candidate, relation=Relation.SELF), by=world.reviewer)

    assert not desks_of(world.reviewer).exists()
    assert str(Conflict.objects.get()).startswith("self ")


def test_the_own_employer_counts_at_an_office_only(world: builders.World) -> None:
    own = Declared(Relation.EMPLOYER, employer=world.employer)
    conflicts.declare(own, by=world.admin)
    conflicts.declare(own, by=world.reviewer)
    paper = builders.a_submitted(world)

    assert desks_of(world.admin).exists()
    builders.passed_by(paper, by=world.admin)
    assert not desks_of(world.reviewer).exists()
    assert not Application.objects.visible_to(world.reviewer).exists()


def test_taking_back_needs_a_reason_and_shows_the_case_again(world: builders.World) -> None:
    paper = at_the_office(world)
    declared = conflicts.declare(spouse_of(paper.candidate), by=world.reviewer)

    with pytest.raises(Refused, match="为什么"):
        conflicts.withdraw(declared.public_id, by=world.reviewer, reason=" ")
    conflicts.withdraw(declared.public_id, by=world.reviewer, reason="已经离婚")

    assert desks_of(world.reviewer).exists()
    with pytest.raises(Refused, match="已经撤销"):
        conflicts.withdraw(declared.public_id, by=world.reviewer, reason="再来一次")
    with pytest.raises(Conflict.DoesNotExist):
        conflicts.withdraw(declared.public_id, by=world.other_reviewer, reason="不是我的")
    told = Entry.objects.filter(subject=world.reviewer.public_id).order_by("position")
    assert [entry.verb for entry in told] == ["declare_conflict", "withdraw_conflict"]
    assert paper.candidate.id_number not in str([entry.details for entry in told])


@pytest.mark.parametrize(
    ("relation", "words"),
    [
        (Relation.SPOUSE, "对方的身份证号"),
        (Relation.SELF, "您本人的身份证号"),
        (Relation.EMPLOYER, "您所在的单位"),
    ],
)
def test_a_declaration_says_who_is_meant(
    world: builders.World, relation: Relation, words: str
) -> None:
    with pytest.raises(Refused, match=words):
        conflicts.declare(Declared(relation, name="郭建国"), by=world.reviewer)
    assert not Conflict.objects.exists()


def test_nothing_is_declared_twice(world: builders.World) -> None:
    by_number = spouse_of(builders.a_person())
    by_name = Declared(Relation.DIRECT, name="郭建国", employer=world.employer)
    for declared in (by_number, by_name):
        conflicts.declare(declared, by=world.reviewer)
        with pytest.raises(Refused, match="已经申报过"):
            conflicts.declare(declared, by=world.reviewer)
    assert Conflict.objects.of(world.reviewer.user).count() == 2
