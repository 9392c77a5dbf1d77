"""A bell rings only after the commit: a task is never sent for a deed that may be rolled back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.architecture import reading_python
from tests.architecture.tree import PRODUCT, python_files, shown

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("module", python_files(*PRODUCT), ids=shown)
def test_celery_is_rung_on_commit_only(module: Path) -> None:
    assert reading_python.bells_before_commit(module.read_text(encoding="utf-8")) == []


def test_the_checker_bites() -> None:
    early = "def post():\n    task.delay(1)\n"
    late = "def post():\n    def ring():\n        task.delay(1)\n    on_commit(ring, robust=True)\n"

    assert reading_python.bells_before_commit(early) == [2]
    assert reading_python.bells_before_commit(late) == []
