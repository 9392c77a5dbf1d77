"""How much of the product the suite must run, package by package: `--coverage-gates`.

The figures are below and nowhere else. Everything is asked of the packages where a decision can go
wrong. The table comes before pytest's own summary; a gate that is not met fails the run.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

import coverage
import pytest

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence


@dataclass(frozen=True)
class Gate:
    """Files that count together, and the share in percent that must have run."""

    name: str
    files: tuple[str, ...]
    least: float


GATES = (
    Gate("everything", ("*",), 95.0),
    *(
        Gate(package, (f"{package}/*",), 100.0)
        for package in ("applications", "flows", "notifications", "audit", "accounts")
    ),
)


@dataclass(frozen=True)
class Finding:
    """What was measured at a gate; `missing` lists the lines that did not run."""

    gate: Gate
    share: float
    missing: str

    @property
    def is_met(self) -> bool:
        return self.share >= self.gate.least

    def __str__(self) -> str:
        verdict = "ok" if self.is_met else "NOT MET"
        figures = f"{self.share:6.2f} %   at least {self.gate.least:.0f} %"
        return f"{self.gate.name:<14} {figures}   {verdict}"


def measure(gates: Sequence[Gate]) -> list[Finding]:
    """Read the coverage data of the run that just ended."""
    data = coverage.Coverage()
    data.load()
    return [measure_one(data, gate) for gate in gates]


def measure_one(data: coverage.Coverage, gate: Gate) -> Finding:
    """Return the share of one gate; a gate without any measured file counts as nothing."""
    report = StringIO()
    try:
        share = data.report(
            include=list(gate.files), show_missing=True, skip_covered=True, file=report
        )
    except coverage.exceptions.NoDataError:
        return Finding(gate, 0.0, "no file was measured")
    return Finding(gate, share, report.getvalue())


class CoverageGates:
    """The two moments at which pytest is told."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> Generator[None, object, object]:
        """Measure after pytest-cov has put its data together; an unmet gate is a failure."""
        outcome = yield
        self.findings = measure(GATES)
        session.testsfailed += sum(not finding.is_met for finding in self.findings)
        return outcome

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print the table, and the lines that are missing where a gate is not met."""
        terminalreporter.section("coverage gates")
        for finding in self.findings:
            terminalreporter.write_line(str(finding))
        for finding in self.findings:
            if not finding.is_met:
                terminalreporter.write_line(f"\n{finding.gate.name}\n{finding.missing}")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--coverage-gates", action="store_true", help="fail below the asked coverage")


def pytest_configure(config: pytest.Config) -> None:
    """Stand guard in the main process only; a worker of pytest-xdist measures nothing alone."""
    if config.getoption("--coverage-gates") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(CoverageGates(), "coverage-gates")
