"""Everything the rules name has Chinese words."""

from __future__ import annotations

import pytest

from applications.rules.case import Commendation, Education
from applications.rules.wording import (
    COMMENDATIONS,
    SCHOOLING,
    level_words,
    number_words,
    schooling_floor_words,
)


def test_every_honour_and_schooling_has_its_words() -> None:
    assert set(COMMENDATIONS) == set(Commendation)
    assert set(SCHOOLING) == set(Education)


@pytest.mark.parametrize(
    ("level", "words"),
    [(5, "五级"), (4, "四级"), (3, "三级"), (2, "二级"), (1, "一级"), (None, "未定级")],
)
def test_levels_are_named_as_in_the_guide(level: int | None, words: str) -> None:
    assert level_words(level) == words


def test_small_numbers_are_written_out_as_in_the_guide() -> None:
    assert [number_words(number) for number in (5, 9, 10, 18)] == ["五", "九", "10", "18"]


def test_the_least_schooling_names_both_kinds_of_school() -> None:
    assert schooling_floor_words(Education.SENIOR) == "技工学校（职专）、高中（职高）或以上学历"
    assert schooling_floor_words(Education.COLLEGE) == "大专或以上学历"
