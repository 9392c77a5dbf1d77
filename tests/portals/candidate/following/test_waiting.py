"""The honest clock counts what was answered lately, and says so when that is too little."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from portals.candidate.following import story, waiting
from tests import builders
from tests.portals.candidate.following.browsers import address, read, signed_in

if TYPE_CHECKING:
    import pytest
    from pytest_django import DjangoAssertNumQueries

    from applications.models import Application
    from tests.builders import World


def test_half_and_nine_in_ten_are_whole_days_rounded_up() -> None:
    spans = [timedelta(days=day) for day in range(1, 41)]

    waits = waiting.waits_from(spans)

    assert (waits.count, waits.half, waits.nine, waits.is_known) == (40, 20, 36, True)


def test_an_answer_within_the_hour_counts_as_a_day() -> None:
    waits = waiting.waits_from([timedelta(minutes=5)] * waiting.FEWEST)

    assert (waits.half, waits.nine) == (1, 1)


def test_few_answers_make_no_clock() -> None:
    waits = waiting.waits_from([timedelta(days=1)] * (waiting.FEWEST - 1))

    assert not waits.is_known


def test_only_answers_of_this_desk_in_this_region_count(world: World) -> None:
    builders.a_returned(world)
    paper = builders.a_submitted(world)
    builders.passed_by(paper, by=world.admin)
    now = timezone.now()

    def count(step: str, path: str) -> int:
        return waiting.waits_at(step=step, path=path, exam_id=world.exam.pk, now=now).count

    assert count("employer", world.city.path) == 2
    assert count("office", world.city.path) == 0
    assert count("employer", world.other_city.path) == 0


def test_what_is_not_known_is_said(world: World) -> None:
    paper = builders.a_submitted(world)

    shown = read(signed_in(paper.candidate).get(address("home")))

    assert "还不知道" in shown
    assert "k-clock" not in shown


def test_a_known_clock_is_shown_and_kept_for_a_while(
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    monkeypatch.setattr(waiting, "FEWEST", 1)
    builders.a_returned(world)
    paper = builders.a_submitted(world)
    browser = signed_in(paper.candidate)

    shown = read(browser.get(address("home")))

    assert "一半在 1 天内审完" in shown
    assert "k-clock" not in shown
    with django_assert_num_queries(10):
        browser.get(address("home"))


def test_marks_far_enough_apart_are_drawn(
    world: World, submitted: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = waiting.Waits(40, 2, 5)
    monkeypatch.setattr(story, "waits_at", lambda **_facts: waits)

    shown = read(signed_in(submitted.candidate).get(address("home")))

    assert "您：第 1 天" in shown
    assert "九成在 5 天内审完" in shown
