"""Every file is pleasant: small files, small functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.architecture import reading_python
from tests.architecture.tree import PRODUCT, lines_of, python_files, shown

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("module", python_files(*PRODUCT, "simulators", "bench"), ids=shown)
def test_a_module_has_at_most_250_lines_and_functions_of_at_most_30(module: Path) -> None:
    assert lines_of(module) <= 250
    assert reading_python.long_functions(module.read_text(encoding="utf-8"), 30) == []


@pytest.mark.parametrize("module", python_files("tests"), ids=shown)
def test_a_test_module_has_at_most_300_lines(module: Path) -> None:
    assert lines_of(module) <= 300


def test_the_checker_bites() -> None:
    source = "def short():\n    pass\n\n\ndef long():\n    'Promise.'\n" + "    pass\n" * 31

    assert reading_python.long_functions(source, 30) == ["long (31 lines)"]
