"""The retirement age in its steps, at the corners of the published table."""

from __future__ import annotations

from datetime import date

import pytest

from applications.rules.case import Sex
from applications.rules.parameters import Numbers
from applications.rules.retirement import retires_on


@pytest.mark.parametrize(
    ("born", "leaves"),
    [
        (date(1964, 12, 10), date(2024, 12, 10)),
        (date(1965, 1, 10), date(2025, 2, 10)),
        (date(1965, 4, 10), date(2025, 5, 10)),
        (date(1965, 5, 10), date(2025, 7, 10)),
        (date(1970, 1, 31), date(2031, 5, 31)),
        (date(1965, 1, 31), date(2025, 2, 28)),
        (date(1976, 8, 10), date(2039, 7, 10)),
        (date(1976, 9, 10), date(2039, 9, 10)),
        (date(1990, 9, 10), date(2053, 9, 10)),
    ],
)
def test_a_man_leaves_between_sixty_and_sixty_three(born: date, leaves: date) -> None:
    assert retires_on(born, Sex.MALE, Numbers()) == leaves


@pytest.mark.parametrize(
    ("born", "leaves"),
    [
        (date(1974, 12, 10), date(2024, 12, 10)),
        (date(1975, 1, 10), date(2025, 2, 10)),
        (date(1975, 2, 10), date(2025, 3, 10)),
        (date(1975, 3, 10), date(2025, 5, 10)),
        (date(1984, 10, 10), date(2039, 9, 10)),
        (date(1984, 11, 10), date(2039, 11, 10)),
        (date(2000, 2, 29), date(2055, 2, 28)),
    ],
)
def test_a_worker_woman_leaves_between_fifty_and_fifty_five(born: date, leaves: date) -> None:
    assert retires_on(born, Sex.FEMALE, Numbers()) == leaves


def test_the_steps_are_numbers_of_the_exam() -> None:
    cadre = Numbers(
        women_retire_at=55, women_months_of_birth_per_step=4, women_most_months_later=36
    )

    assert retires_on(date(1981, 9, 10), Sex.FEMALE, cadre) == date(2039, 9, 10)
