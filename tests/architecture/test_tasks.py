"""A bell rings only after the commit: a task is never sent for a deed that may be rolled back."""

from __future__ import annotations

from tests.architecture import reading_python
from tests.architecture.tree import PRODUCT, faults_in, python_files


def test_celery_is_rung_on_commit_only() -> None:
    assert faults_in(python_files(*PRODUCT), reading_python.bells_before_commit) == {}


def test_the_checker_bites() -> None:
    early = "def post():\n    task.delay(1)\n"
    late = "def post():\n    def ring():\n        task.delay(1)\n    on_commit(ring, robust=True)\n"

    assert reading_python.bells_before_commit(early) == [2]
    assert reading_python.bells_before_commit(late) == []
