"""The coverage gates fail a run whose tests all pass."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from project.embedded import CHECKOUT
from tests.plugins.coverage_gates import GATES

if TYPE_CHECKING:
    from pathlib import Path

FULL = "def answer():\n    return 42\n"
HALF = "def answer(sure=True):\n    if sure:\n        return 42\n    return 43\n"


def run_suite(folder: Path, source: str) -> subprocess.CompletedProcess[str]:
    """Run a suite of one test over one package with the gates on."""
    for package in ("applications", "flows", "notifications", "audit", "accounts"):
        (folder / package).mkdir()
        (folder / package / "__init__.py").write_text("DONE = True\n")
    (folder / "flows" / "rule.py").write_text(source)
    imports = (
        "import accounts, applications, audit, notifications\nfrom flows.rule import answer\n\n\n"
    )
    (folder / "test_rule.py").write_text(
        f"{imports}def test_answer():\n    assert answer() == 42\n"
    )
    (folder / ".coveragerc").write_text("[run]\nsource = .\nbranch = true\n")
    gates = ["-p", "tests.plugins.coverage_gates", "--coverage-gates", "--cov", "--cov-report="]
    plain = ["-p", "no:django", "-p", "no:randomly", "-p", "no:cacheprovider", "-c", "/dev/null"]
    return subprocess.run(
        [sys.executable, "-m", "pytest", "--rootdir", str(folder), *plain, *gates],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": f"{CHECKOUT}{os.pathsep}{folder}"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_fully_run_package_passes(tmp_path: Path) -> None:
    done = run_suite(tmp_path, FULL)

    assert done.returncode == 0, done.stdout
    assert "NOT MET" not in done.stdout


def test_a_line_that_never_ran_fails_the_run_and_is_named(tmp_path: Path) -> None:
    done = run_suite(tmp_path, HALF)

    assert done.returncode == 1
    assert "1 passed" in done.stdout.splitlines()[-1]
    assert re.search(r"^flows +71\.43 % +at least 100 % +NOT MET$", done.stdout, re.MULTILINE)
    assert "flows/rule.py" in done.stdout


@pytest.mark.parametrize("package", ["applications", "flows", "notifications", "audit", "accounts"])
def test_everything_is_asked_where_a_decision_can_go_wrong(package: str) -> None:
    assert {gate.name: gate.least for gate in GATES}[package] == 100
