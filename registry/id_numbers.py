"""ID numbers as the qualification register has them: 18 characters, or 15 of the old kind."""

from __future__ import annotations

import re
from datetime import date

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"


def check_character(first_seventeen: str) -> str:
    """Return the 18th character of an ID number (GB 11643, ISO 7064 MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(first_seventeen, WEIGHTS, strict=True))
    return CHECK_CHARACTERS[total % 11]


def as_eighteen(value: str) -> str | None:
    """Return a number as 18 characters; None when it cannot be one.

    Old certificates carry 15 digits, without the century and the check character. All of them were
    given to people born before 2000.
    """
    value = value.upper()
    if re.fullmatch(r"[1-9]\d{14}", value, re.ASCII):
        value = f"{value[:6]}19{value[6:]}"
        value += check_character(value)
    if not re.fullmatch(r"[1-9]\d{16}[\dX]", value, re.ASCII):
        return None
    return value if _holds(value) else None


def _holds(value: str) -> bool:
    try:
        date(int(value[6:10]), int(value[10:12]), int(value[12:14]))
    except ValueError:
        return False
    return check_character(value[:17]) == value[17]
