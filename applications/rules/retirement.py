"""The statutory retirement age, which rises in steps by month of birth since 2025."""

from __future__ import annotations

from typing import TYPE_CHECKING

from applications.rules.case import Sex
from applications.rules.years import MONTHS, shifted

if TYPE_CHECKING:
    from datetime import date

    from applications.rules.parameters import Numbers


def retires_on(birth: date, sex: Sex, numbers: Numbers) -> date:
    """Return the day a manual worker reaches retirement age.

    Men's 60 rises to 63 by a month for every four months of birth, the worker women's 50 to 55 by
    a month for every two. Source: the decision in force since 2025-01-01 (henan-facts §1).
    """
    if sex is Sex.MALE:
        age, step = numbers.men_retire_at, numbers.men_months_of_birth_per_step
        most = numbers.men_most_months_later
    else:
        age, step = numbers.women_retire_at, numbers.women_months_of_birth_per_step
        most = numbers.women_most_months_later
    first_year = numbers.retirement_steps_from_year - age
    months_after_first = (birth.year - first_year) * MONTHS + birth.month - 1
    later = min(months_after_first // step + 1, most) if months_after_first >= 0 else 0
    return shifted(birth, years=age, months=later)
