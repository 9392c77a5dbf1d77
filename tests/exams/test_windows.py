"""Which windows hold in a region: one rule for the entrance, the form and the commands."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from exams.levels import LevelGroup
from exams.models import Actor, Window
from exams.windows import database_now, window_for, windows_in, windows_of
from tests import builders

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from registry.models import Region

pytestmark = pytest.mark.django_db
GROUP = LevelGroup.FIVE_TO_TWO


@pytest.fixture
def world() -> builders.World:
    return builders.a_world()


def a_window(world: builders.World, region: Region, *, days: int = 3) -> Window:
    now = database_now()
    return Window.objects.create(
        exam=world.exam, region=region, level_group=GROUP, actor=Actor.CANDIDATE,
        opens=now, closes=now + timedelta(days=days),
    )  # fmt: skip


def test_the_nearest_place_speaks_whatever_was_written_first(world: builders.World) -> None:
    of_county, of_city = a_window(world, world.county), a_window(world, world.city)

    def holding(region: Region) -> Window:
        return windows_in(world.exam, region)[GROUP, Actor.CANDIDATE]

    assert holding(world.county) == of_county
    assert holding(world.city) == of_city
    assert holding(world.other_city).region is None


def test_everybody_else_keeps_the_provinces_windows(world: builders.World) -> None:
    before = windows_in(world.exam, world.city)
    of_city = a_window(world, world.city)

    after = windows_in(world.exam, world.city)

    assert {key for key in before if before[key] != after[key]} == {(GROUP, Actor.CANDIDATE)}
    assert after[GROUP, Actor.CANDIDATE] == of_city


def test_the_three_ways_of_asking_agree(world: builders.World) -> None:
    a_window(world, world.city)

    for region in (world.county, world.city, world.other_city):
        by_group = windows_of(Actor.CANDIDATE, exam=world.exam, region=region)
        everything = windows_in(world.exam, region)
        assert set(by_group) == set(LevelGroup)
        for group, window in by_group.items():
            asked = window_for(
                exam=world.exam, region=region, level_group=group, actor=Actor.CANDIDATE
            )
            assert window == asked == everything[group, Actor.CANDIDATE]


def test_where_nothing_was_set_nothing_holds(world: builders.World) -> None:
    Window.objects.all().delete()

    assert windows_in(world.exam, world.city) == {}
    assert windows_of(Actor.TICKET, exam=world.exam, region=world.city) == {}


def test_a_region_costs_one_query(
    world: builders.World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        windows_in(world.exam, world.county)
