"""Count years and months between days, the way the civil code does."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

MONTHS = 12


def shifted(day: date, *, years: int = 0, months: int = 0) -> date:
    """Return the corresponding day, or the last of its month where there is none.

    29 February comes back as 28 February in a common year. Source: 民法典 article 202.
    """
    total = (day.year + years) * MONTHS + day.month - 1 + months
    year, month = divmod(total, MONTHS)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def full_years(since: date, until: date) -> int:
    """Return the whole years completed on `until`; nothing before the first day counts below 0."""
    years = until.year - since.year
    if shifted(since, years=years) > until:
        years -= 1
    return max(years, 0)


def full_months(since: date, until: date) -> int:
    """Return the whole months completed on `until`, none before the first day."""
    months = (until.year - since.year) * MONTHS + until.month - since.month
    if shifted(since, months=months) > until:
        months -= 1
    return max(months, 0)
