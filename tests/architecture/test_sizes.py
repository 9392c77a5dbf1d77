"""Every file is pleasant: small files, small functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.architecture import reading_python, tree
from tests.architecture.tree import PRODUCT, excess, faults_in, python_files

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

MODULES = python_files(*PRODUCT, "simulators", "bench")


def long_functions(source: str) -> list[str]:
    return reading_python.long_functions(source, 30)


def test_a_module_has_at_most_250_lines() -> None:
    assert faults_in(MODULES, excess(250)) == {}


def test_a_function_has_at_most_30_lines() -> None:
    assert faults_in(MODULES, long_functions) == {}


def test_a_test_module_has_at_most_300_lines() -> None:
    assert faults_in(python_files("tests"), excess(300)) == {}


def test_the_checkers_bite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = "def short():\n    pass\n\n\ndef long():\n    'Promise.'\n" + "    pass\n" * 31
    (tmp_path / "good.py").write_text("x = 1\n" * 30)
    (tmp_path / "bad.py").write_text(source)
    monkeypatch.setattr(tree, "CHECKOUT", tmp_path)

    assert reading_python.long_functions(source, 30) == ["long (31 lines)"]
    assert faults_in(tmp_path.iterdir(), excess(30)) == {"bad.py": 37}
    assert faults_in(tmp_path.iterdir(), long_functions) == {"bad.py": ["long (31 lines)"]}
