"""What a rule found: passed, failed, or left to a reviewer, with the person's own numbers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from applications.rules.case import Case
    from applications.rules.parameters import Parameters
    from applications.rules.trades import Trades


class Route(StrEnum):
    """The ways into a level, named as in the sources."""

    L5 = "L5"
    L4_A = "L4-A"
    L4_B = "L4-B"
    L3_A = "L3-A"
    L3_B = "L3-B"
    L2 = "L2"
    L1 = "L1"
    BREAK = "BREAK"


class Code(StrEnum):
    """Every cause for which the rules refuse."""

    IN_DISCIPLINE = "in_discipline"
    RETIRED = "retired"
    TRADE_NOT_OPEN = "trade_not_open"
    TRADE_MERGED = "trade_merged"
    TRADE_CANCELLED = "trade_cancelled"
    LEVEL_OR_WORK_YEARS = "level_or_work_years"
    ALREADY_GRADED = "already_graded"
    REGULARISED = "regularised"
    TOO_MANY_WORK_YEARS = "too_many_work_years"
    CURRENT_LEVEL = "current_level"
    SAME_TRADE = "same_trade"
    LEVEL_YEARS = "level_years"
    WORK_YEARS = "work_years"
    EDUCATION = "education"
    ASSESSMENTS = "assessments"
    EXCELLENT_ASSESSMENTS = "excellent_assessments"
    APPOINTED = "appointed"
    ACHIEVEMENT = "achievement"
    BREAK_LEVEL = "break_level"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why not, for the person concerned."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule with its verdict; `passed` None leaves it to the reviewer."""

    code: str
    title: str
    passed: bool | None
    detail: str
    route: Route | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """A case together with the rules and trades it is judged by."""

    case: Case
    parameters: Parameters
    trades: Trades


def refusals(findings: Iterable[Finding]) -> tuple[Reason, ...]:
    """Return a reason for every rule that failed, in order; the first to use a code speaks."""
    reasons: dict[str, Reason] = {}
    for finding in findings:
        if finding.passed is False:
            reasons.setdefault(finding.code, Reason(finding.code, finding.detail))
    return tuple(reasons.values())
