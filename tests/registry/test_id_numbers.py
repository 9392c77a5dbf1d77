"""ID numbers of the qualification register: new ones are checked, old ones are made new."""

from __future__ import annotations

import pytest

from registry.id_numbers import as_eighteen


@pytest.mark.parametrize("value", ["11010519491231002X", "11010519491231002x", "110105491231002"])
def test_a_number_becomes_eighteen_characters(value: str) -> None:
    assert as_eighteen(value) == "11010519491231002X"


@pytest.mark.parametrize(
    "value",
    [
        "",
        "110105194912310021",  # the check character is X
        "110105194913310021",  # there is no 13th month
        "110105491331002",
        "010105491231002",
        "1101054912310",
        "11010519491231002Y",
        "１１０１０５４９１２３１００２",
        "11010519491231002X ",
    ],
)
def test_what_cannot_be_a_number_is_none(value: str) -> None:
    assert as_eighteen(value) is None
