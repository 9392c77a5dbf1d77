"""Roster, cases, desk and search of an employer's admin reach equally far down the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection

from accounts.models import Role
from applications.models import Application
from flows.commands import leaving, reviewer
from flows.finding import typed_asked
from flows.models import DeskRow
from flows.policy import desks_of
from registry.models import Employer
from registry.models.employer import AtOrOver
from tests import builders
from tests.employers import employer_under, employers_over

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from pytest_django import DjangoAssertNumQueries

    from accounts.models import Posting

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> builders.World:
    return builders.a_world()


@pytest.fixture
def top(world: builders.World) -> Posting:
    """Return the admin of an employer four layers above the candidate's."""
    return builders.a_posting(
        Role.EMPLOYER_ADMIN, employer=employers_over(world.bureau, layers=3), name="厅人事"
    )


def all_that(posting: Posting) -> list[QuerySet[Application] | QuerySet[DeskRow]]:
    """Return everything in which an admin may meet a waiting case."""
    desks = desks_of(posting)
    return [
        Application.objects.of_people_of(posting),
        Application.objects.visible_to(posting),
        desks,
        desks.filter(typed_asked(posting, "王秀")),
        desks.filter(level=4),
    ]


def test_however_far_above_an_admin_meets_the_case_everywhere(
    world: builders.World, top: Posting, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    builders.a_submitted(world)

    for found in all_that(top):
        with django_assert_num_queries(1):
            assert len(found) == 1


def test_beside_and_below_it_is_met_nowhere(world: builders.World, top: Posting) -> None:
    builders.a_submitted(world)
    places = [employer_under(world.employer), employer_under(world.bureau, "妇幼保健院")]

    for place in places:
        admin = builders.a_posting(Role.EMPLOYER_ADMIN, employer=place)
        assert not any(found.exists() for found in all_that(admin))


def test_what_was_taken_from_far_above_is_kept_until_the_posting_ends(
    world: builders.World, top: Posting
) -> None:
    paper = builders.a_submitted(world)
    reviewer.claim(paper.public_id, by=top)

    assert leaving.free_left_cases() == 0

    Employer.objects.filter(pk=world.bureau.pk).update(parent=None)  # the tree is cut
    assert leaving.free_left_cases() == 1


def test_the_way_up_ends_even_in_a_circle(world: builders.World, top: Posting) -> None:
    line = Employer.objects.filter(pk__in=AtOrOver(world.employer.pk))
    assert line.count() == 5

    Employer.objects.filter(parent=None).exclude(region=world.other_city).update(
        parent=world.employer
    )

    assert line.count() == 5
    assert Employer.objects.at_or_under(world.employer.pk).count() == 5


def test_an_index_answers_where_there_are_many_cases(world: builders.World, top: Posting) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")

    plan = desks_of(top).order_by("waiting_since", "pk").explain()
    searched = DeskRow.objects.filter(typed_asked(top, "王")).explain()

    assert "flows_desk_employer" in plan
    assert "flows_desk_words" in searched
