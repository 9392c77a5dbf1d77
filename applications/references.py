"""The number of an application that people read out on the phone."""

from __future__ import annotations

from django.db import connection

WEIGHTS = (3, 7)


def check_digit(digits: str) -> int:
    """Return a digit that catches any single mistyped digit (weights 3 and 7, modulo 10)."""
    total = sum(int(digit) * WEIGHTS[place % 2] for place, digit in enumerate(reversed(digits)))
    return -total % 10


def next_reference(exam_code: str) -> str:
    """Return the next number of an exam, such as 2026-000123-4; numbers are never given twice."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('applications_reference')")
        number = f"{cursor.fetchone()[0]:06d}"
    return f"{exam_code}-{number}-{check_digit(number)}"
