"""How often the desk asks the database: exactly so often, for one case and for fifty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.models import DeskRow
from tests import builders
from tests.portals.reviewer.copies import lay_beside
from tests.portals.reviewer.seats import address, seen, signed_in

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

CLAIM = 25
LIST = 15
APPROVE = 42
MOST_TO_APPROVE = 45


@pytest.mark.parametrize("others", [0, 49])
def test_claiming_and_listing_cost_the_same_for_any_queue(
    world: builders.World,
    admin: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    others: int,
) -> None:
    lay_beside(builders.a_submitted(world), others)
    admin.get(address("unclaimed"))

    with django_assert_num_queries(LIST):
        admin.get(address("unclaimed"))
    with django_assert_num_queries(CLAIM):
        admin.post(address("claim_next"), {"count": "1"})

    assert DeskRow.objects.filter(owner=world.admin.user).count() == 1


def test_deciding_stays_within_its_budget(
    world: builders.World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    paper = builders.passed_by(builders.a_submitted(world), by=world.admin)
    builders.look_through(paper, by=world.reviewer)
    reviewer = signed_in(world.reviewer)

    with django_assert_num_queries(APPROVE):
        reviewer.post(address("approve", paper.public_id), seen(paper))

    assert APPROVE <= MOST_TO_APPROVE
