"""The nearest region's word holds: windows, chains, offices and fees."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from exams.chains import chain_for, fees_for, office_of
from exams.levels import Level, LevelGroup
from exams.models import Actor, Exam, FeeRule, LevelOffer, Office, ReviewStep, Step, Window
from exams.windows import ancestors, database_now, window_for
from tests import builders

pytestmark = pytest.mark.django_db
GROUP = LevelGroup.FIVE_TO_TWO


@pytest.fixture
def world() -> builders.World:
    return builders.a_world()


def test_ancestors_go_from_near_to_far() -> None:
    assert ancestors("41.4103.410327") == ["41.4103.410327", "41.4103", "41"]


def test_the_nearest_window_holds(world: builders.World) -> None:
    now = database_now()
    county = Window.objects.create(
        exam=world.exam,
        region=world.city,
        level_group=GROUP,
        actor=Actor.CANDIDATE,
        opens=now + timedelta(days=1),
        closes=now + timedelta(days=2),
    )

    held = window_for(
        exam=world.exam,
        region=world.county,
        level_group=GROUP,
        actor=Actor.CANDIDATE,
        hold=True,
    )
    provincial = window_for(
        exam=world.exam, region=world.other_city, level_group=GROUP, actor=Actor.CANDIDATE
    )

    assert held is not None
    assert held == county
    assert not held.is_open(now)
    assert not held.is_over(now)
    assert held.is_over(held.closes)
    assert provincial is not None
    assert provincial.region is None
    assert provincial.is_open(now)
    assert str(held).startswith("candidate 5-2 ")


def test_a_window_cannot_close_before_it_opens(world: builders.World) -> None:
    now = timezone.now()

    with pytest.raises(IntegrityError), transaction.atomic():
        Window.objects.create(
            exam=world.exam,
            region=world.county,
            level_group=GROUP,
            actor=Actor.OFFICE,
            opens=now,
            closes=now,
        )


def test_a_county_follows_its_citys_chain_until_it_has_its_own(world: builders.World) -> None:
    def chain() -> list[Step]:
        return chain_for(exam=world.exam, region=world.county, level_group=GROUP)

    assert chain() == [Step.EMPLOYER, Step.OFFICE]

    ReviewStep.objects.create(
        exam=world.exam, region=world.county, level_group=GROUP, position=0, step=Step.OFFICE
    )

    assert chain() == [Step.OFFICE]


def test_the_nearest_office_is_in_charge(world: builders.World) -> None:
    office = office_of(exam=world.exam, region=world.county)

    assert str(office) == "洛阳市工考中心"
    Office.objects.all().delete()
    assert office_of(exam=world.exam, region=world.county) is None


def test_the_nearest_list_of_fees_holds(world: builders.World) -> None:
    FeeRule.objects.create(
        exam=world.exam, region=world.city, level_group=GROUP, item="理论", amount_fen=6000
    )

    here = fees_for(exam=world.exam, region=world.county, level_group=GROUP)
    there = fees_for(exam=world.exam, region=world.other_city, level_group=GROUP)

    assert [str(rule) for rule in here] == ["理论 6000"]
    assert [rule.amount_fen for rule in there] == [14000]
    FeeRule.objects.all().delete()
    assert fees_for(exam=world.exam, region=world.city, level_group=GROUP) == []


def test_names_are_said_shortly(world: builders.World) -> None:
    assert Level.ONE.short == "一级"
    assert (Level.ONE.group, Level.TWO.group) == (LevelGroup.LEVEL_ONE, GROUP)
    assert str(world.exam) == "2026 年度"
    assert Exam.objects.running().get() == world.exam
    assert str(LevelOffer.objects.filter(level=4).get()) == "护理员 4"
    assert (
        str(ReviewStep.objects.get(region=world.city, level_group=GROUP, position=0))
        == "洛阳市 5-2 0 employer"
    )
    assert str(world.exam.document_rules.first()) == "本人近期照片"
