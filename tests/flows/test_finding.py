"""A waiting case is found by what people type, from its own desk only."""

from __future__ import annotations

from functools import partial

import pytest

from exams.models import Step
from flows.finding import desk_asking, typed_asked, words_of
from flows.models import DeskRow
from tests import builders


def words(name: str = "王秀英", reference: str = "2026-000123-4") -> set[str]:
    found = words_of("41", name=name, initials="wxy", reference=reference, id_tail="201X")
    return {word.removeprefix("41|") for word in found}


@pytest.mark.parametrize(
    "typed",
    ["王", "秀英", "英", "王秀英", "w", "wx", "wxy", "201x", "2026-000123-4", "000123", "123"],
)
def test_parts_of_a_name_and_whole_numbers_are_words(typed: str) -> None:
    assert typed in words()


@pytest.mark.parametrize("typed", ["王英", "xy", "2026", "01x", ""])
def test_what_is_no_part_is_no_word(typed: str) -> None:
    assert typed not in words()


def test_a_very_long_name_is_found_by_its_beginning() -> None:
    long = "买买提" * 10

    assert long[:20] in words(long)
    assert long not in words(long)


def test_a_row_lies_on_its_employers_desk_or_the_offices() -> None:
    desk_of = partial(desk_asking, office_path="41.4103", employer_id=7)

    assert desk_of(step=Step.EMPLOYER) == "e7"
    assert desk_of(step=Step.OFFICE) == "41.4103"


@pytest.mark.django_db
def test_the_words_go_with_the_case_from_desk_to_desk() -> None:
    world = builders.a_world()
    paper = builders.a_submitted(world)
    asked = [typed_asked(posting, "王秀") for posting in (world.admin, world.reviewer)]

    def found() -> list[bool]:
        return [DeskRow.objects.filter(one).exists() for one in asked]

    assert found() == [True, False]
    builders.passed_by(paper, by=world.admin)
    assert found() == [False, True]
