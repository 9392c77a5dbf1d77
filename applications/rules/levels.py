"""The routes into each level: what each asks for, in the order the sources give it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from applications.rules import merits, tenure
from applications.rules.findings import Code, Finding, Route
from applications.rules.parameters import BreakWaives

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from applications.rules.findings import Matter

YEARS = frozenset({Code.LEVEL_YEARS, Code.WORK_YEARS})


def l5(matter: Matter) -> tuple[Finding, ...]:
    """五级: regularised and graded by the cut-off, not long at work, no level yet."""
    limit = matter.parameters.numbers.work_years_below_for_level_5
    return (
        tenure.holds_no_level(matter),
        tenure.regularised(matter),
        tenure.work_years_below(matter, limit),
    )


def l4_a(matter: Matter) -> tuple[Finding, ...]:
    """四级 by years in 五级 of the same trade."""
    return _one_below(matter, 5)


def l4_b(matter: Matter) -> tuple[Finding, ...]:
    """四级 by working years alone, no certificate needed."""
    return (tenure.work_years_reached(matter, matter.parameters.numbers.work_years_for_level_4),)


def l3_a(matter: Matter) -> tuple[Finding, ...]:
    """三级 by years in 四级 of the same trade."""
    return _one_below(matter, 4)


def l3_b(matter: Matter) -> tuple[Finding, ...]:
    """三级 by working years alone, no certificate needed."""
    return (tenure.work_years_reached(matter, matter.parameters.numbers.work_years_for_level_3),)


def l2(matter: Matter) -> tuple[Finding, ...]:
    """二级: years in 三级 of the same trade, and schooling; working years open no way."""
    count = matter.parameters.numbers.good_assessments_for_level_2
    assessed = (merits.good_assessments(matter, count),) if count else ()
    return (*_one_below(matter, 3), merits.schooling_or_age(matter), *assessed)


def l1(matter: Matter) -> tuple[Finding, ...]:
    """一级: appointed 技师 for years, long at work, schooled and well assessed, or honoured."""
    numbers = matter.parameters.numbers
    firm = (
        tenure.holds_level(matter, 2),
        tenure.level_years_reached(matter),
        merits.appointed(matter),
        tenure.work_years_reached(matter, numbers.work_years_for_level_1),
    )
    if merits.exempt_from_merits(matter):
        title = "学历与年度考核条件"
        detail = "取得二级后获得的荣誉可以免除学历与年度考核条件，证明材料由审核员核对。"
        return (*firm, Finding("level_one_exemption", title, passed=None, detail=detail))
    return (
        *firm,
        merits.schooling(matter),
        merits.good_assessments(matter, numbers.good_assessments_for_level_1),
        merits.excellent_assessments(matter),
    )


def _one_below(matter: Matter, level: int) -> tuple[Finding, ...]:
    return (
        tenure.holds_level(matter, level),
        tenure.same_trade(matter),
        tenure.level_years_reached(matter),
    )


def exceptional(matter: Matter) -> tuple[Finding, ...]:
    """破格晋升: an honour and a certificate lead one level up; what it lifts is a parameter."""
    level = matter.case.apply_level
    if level not in BY_CERTIFICATE:
        detail = "五级是最低等级，不能破格晋升，请按转正定级报考。"
        return (Finding(Code.BREAK_LEVEL, "逐级破格晋升", passed=False, detail=detail),)
    asked = BY_CERTIFICATE[level](matter)
    if matter.parameters.break_waives is BreakWaives.YEARS:
        kept = tuple(finding for finding in asked if finding.code not in YEARS)
    else:
        kept = tuple(finding for finding in asked if finding.code == Code.CURRENT_LEVEL)
    return (merits.achievement(matter), *kept)


BY_CERTIFICATE: Mapping[int, Callable[[Matter], tuple[Finding, ...]]] = {
    4: l4_a,
    3: l3_a,
    2: l2,
    1: l1,
}
ROUTES: Mapping[int, tuple[tuple[Route, Callable[[Matter], tuple[Finding, ...]]], ...]] = {
    5: ((Route.L5, l5),),
    4: ((Route.L4_A, l4_a), (Route.L4_B, l4_b)),
    3: ((Route.L3_A, l3_a), (Route.L3_B, l3_b)),
    2: ((Route.L2, l2),),
    1: ((Route.L1, l1),),
}


def tried(matter: Matter) -> tuple[tuple[Route, tuple[Finding, ...]], ...]:
    """Try every way into the level applied for, the certificate's first, the exception last."""
    ways = ROUTES[matter.case.apply_level]
    if matter.case.exceptional:
        ways = (*ways, (Route.BREAK, exceptional))
    return tuple((route, ask(matter)) for route, ask in ways)
