"""The honest clock counts what was answered lately, and says so when that is too little."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import connection
from django.utils import timezone

from flows import tasks
from flows.models import DeskWait
from flows.waits import count_waits
from portals.candidate.following import story, waiting
from tests import builders
from tests.portals.candidate.following.browsers import address, read, signed_in

if TYPE_CHECKING:
    import pytest

    from applications.models import Application
    from tests.builders import World


def moved(paper: Application, verb: str, days: float) -> None:
    """Let a move of a paper have been made so many days ago."""
    at = timezone.now() - timedelta(days=days)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER")
        cursor.execute(
            "UPDATE audit_entry SET at = %s WHERE subject = %s AND verb = %s",
            [at, paper.reference, verb],
        )
        cursor.execute("ALTER TABLE audit_entry ENABLE TRIGGER USER")


def test_half_and_nine_in_ten_are_whole_days_rounded_up(world: World) -> None:
    for days in (0.9, 1.5, 1.9, 3.9):
        paper = builders.a_returned(world)
        moved(paper, "submit", days + 1)
        moved(paper, "send_back", 1)

    count_waits(now=timezone.now())

    wait = DeskWait.objects.get(path=world.city.path)
    assert (wait.count, wait.half, wait.nine, wait.level) == (4, 2, 4, 4)
    assert str(wait) == f"{world.city.path} employer 4"


def test_an_answer_within_the_hour_counts_as_a_day(world: World) -> None:
    builders.a_returned(world)

    count_waits(now=timezone.now())

    assert set(DeskWait.objects.values_list("half", "nine")) == {(1, 1)}


def test_old_answers_do_not_count(world: World) -> None:
    builders.a_returned(world)

    assert count_waits(now=timezone.now() + timedelta(days=31)) == 0


def test_only_answers_of_this_desk_place_and_level_count(world: World) -> None:
    builders.a_returned(world)
    paper = builders.a_submitted(world)
    builders.passed_by(paper, by=world.admin)
    builders.passed_by(paper, by=world.reviewer)
    tasks.count_waits()  # twice is once
    tasks.count_waits()

    def count(step: str, path: str) -> int:
        paper.step = step
        return waiting.waits_at(path, paper).count

    assert count("employer", world.city.path) == 2
    assert count("employer", world.province.path) == 2
    assert count("office", world.city.path) == 1
    assert count("employer", world.other_city.path) == 0
    paper.apply_level = 3
    assert count("employer", world.city.path) == 0


def test_what_is_not_known_is_said(world: World) -> None:
    paper = builders.a_submitted(world)

    shown = read(signed_in(paper.candidate).get(address("home")))

    assert "还不知道" in shown
    assert "k-clock" not in shown


def test_a_known_clock_tells_its_sample_and_its_hour(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "FEWEST", 1)
    builders.a_returned(world)
    count_waits(now=timezone.now())
    paper = builders.a_submitted(world)

    shown = read(signed_in(paper.candidate).get(address("home")))

    assert "一半在 1 天内审完" in shown
    assert "最近 30 天 1 件同级报名算出" in shown
    assert "只是参考，不是保证。" in shown
    assert "k-clock" not in shown


def test_marks_far_enough_apart_are_drawn(
    world: World, submitted: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = waiting.Waits(40, 2, 5, timezone.now())
    monkeypatch.setattr(story, "waits_at", lambda *_facts: waits)

    shown = read(signed_in(submitted.candidate).get(address("home")))

    assert "您：第 1 天" in shown
    assert "九成在 5 天内审完" in shown
