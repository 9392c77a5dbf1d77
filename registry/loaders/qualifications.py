"""Loads the qualification register (合格库): one row for each certificate."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from django.db import transaction

from registry.id_numbers import as_eighteen
from registry.loaders.rows import OnlyOnce, read_rows
from registry.models import Qualification
from vault.fields import blind_index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from registry.loaders.cells import Row

COLUMNS = ("id_number", "name", "level", "year", "trade", "certificate_number")
FIRST_YEAR, LAST_YEAR = 1950, 2100
PURPOSE = "id_number"
"""The purpose under which accounts index ID numbers too: a person is found by the same index."""
BATCH = 5000


@transaction.atomic
def load_qualifications(path: Path) -> int:
    """Load id_number, name, level, year, trade, certificate_number; return how many.

    A certificate is known by its number. ID numbers are indexed, never stored; old ones of 15
    digits become 18.

    Raises:
        BadRow: a cell is wrong, or a certificate number stands twice.
    """
    return store_qualifications(_read(path))


@transaction.atomic
def store_qualifications(qualifications: Iterable[Qualification]) -> int:
    """Store certificates, those with a known number anew; return how many."""
    waiting, stored = iter(qualifications), 0
    while batch := list(islice(waiting, BATCH)):
        Qualification.objects.bulk_create(
            batch,
            update_conflicts=True,
            unique_fields=["certificate_number"],
            update_fields=["id_number_index", "name", "level", "year", "trade_name"],
        )
        stored += len(batch)
    return stored


def _read(path: Path) -> Iterator[Qualification]:
    once = OnlyOnce.in_a_file()
    for row in read_rows(path, COLUMNS):
        number = row.text("certificate_number", longest=40)
        once.see(row, "certificate_number", number)
        yield Qualification(
            id_number_index=blind_index(_id_number(row), purpose=PURPOSE),
            name=row.text("name", longest=60),
            level=row.whole("level", least=1, most=5),
            year=row.whole("year", least=FIRST_YEAR, most=LAST_YEAR),
            trade_name=row.text("trade", longest=60),
            certificate_number=number,
        )


def _id_number(row: Row) -> str:
    value = as_eighteen(row.text("id_number", longest=20))
    if value is None:
        raise row.bad("id_number", "不是有效的身份证号，请核对。")
    return value
