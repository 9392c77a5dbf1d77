"""Every address has its line in the matrix: who is let in, and about what."""

from __future__ import annotations

from django.urls import get_resolver

from tests.architecture.test_pages import pages
from tests.matrix.expectations import EXPECTED

HOW = (
    'add one line to tests/matrix/expectations.py: `"face:page": look(AUDIENCE)` (or deed, both); '
    "a thing in the address is named there and made in tests/matrix/cast.py"
)


def addresses() -> set[str]:
    return {f"{space}:{pattern.name}" for space, pattern in pages(get_resolver())}


def test_no_address_is_without_its_line() -> None:
    missing = sorted(addresses() - EXPECTED.keys())

    assert not missing, f"Nobody has said who may open {', '.join(missing)}: {HOW}."


def test_no_line_is_without_its_address() -> None:
    assert sorted(EXPECTED.keys() - addresses()) == []
