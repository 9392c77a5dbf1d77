"""Why a case was refused, from which year it would fit, and what else would fit now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from applications.rules.findings import Code, Reason, refusals
from applications.rules.levels import ROUTES
from applications.rules.remedies import REMEDIES
from applications.rules.verdict import judge
from applications.rules.wording import level_words
from applications.rules.years import shifted

if TYPE_CHECKING:
    from applications.rules.case import Case
    from applications.rules.parameters import Parameters
    from applications.rules.trades import Trades
    from applications.rules.verdict import Verdict

MOOT_WITHOUT_THE_LEVEL = frozenset({Code.SAME_TRADE, Code.LEVEL_YEARS})
TWO_WAY_CODES = MOOT_WITHOUT_THE_LEVEL | {Code.CURRENT_LEVEL, Code.WORK_YEARS}


@dataclass(frozen=True, slots=True)
class Advice:
    """What a refused candidate can use. An eligible case has no `failed` and fits this year."""

    failed: tuple[Reason, ...]
    remedies: tuple[Reason, ...]
    earliest_year: int | None
    earliest_text: str
    other_levels: tuple[int, ...]
    other_levels_text: str


def why_and_when(
    case: Case, parameters: Parameters, trades: Trades, *, years_ahead: int = 45
) -> Advice:
    """Return the failed conditions with the person's own numbers, and the ways out.

    The earliest year assumes that nothing but time changes: same facts, rules and open trades.
    `years_ahead` is how far to look, a working life by default.
    """
    verdict = judge(case, parameters, trades)
    failed = _failed(verdict)
    year = _earliest_year(case, parameters, trades, years_ahead)
    others = tuple(
        level
        for level in ROUTES
        if level != case.apply_level
        and judge(replace(case, apply_level=level), parameters, trades).eligible
    )
    return Advice(
        failed=failed,
        remedies=_remedies(verdict, failed),
        earliest_year=year,
        earliest_text=_earliest_text(case.apply_level, year),
        other_levels=others,
        other_levels_text=_other_levels_text(others),
    )


def _failed(verdict: Verdict) -> tuple[Reason, ...]:
    """Spell the guide's one sentence for levels four and three out into its conditions."""
    said: list[Reason] = []
    for reason in verdict.reasons:
        said += _conditions_of(verdict) if reason.code == Code.LEVEL_OR_WORK_YEARS else [reason]
    return tuple(dict.fromkeys(said))


def _conditions_of(verdict: Verdict) -> tuple[Reason, ...]:
    """Return what failed of both ways; without the level, its trade and years do not matter."""
    failed = refusals(finding for finding in verdict.findings if finding.code in TWO_WAY_CODES)
    if Code.CURRENT_LEVEL not in {reason.code for reason in failed}:
        return failed
    return tuple(reason for reason in failed if reason.code not in MOOT_WITHOUT_THE_LEVEL)


def _remedies(verdict: Verdict, failed: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """Return a way out for each refusal; a wrong trade behind the guide's sentence has its own."""
    codes = [reason.code for reason in verdict.reasons]
    codes += [reason.code for reason in failed if reason.code == Code.SAME_TRADE]
    first_code = {REMEDIES[Code(code)]: code for code in reversed(codes)}
    return tuple(Reason(code, text) for text, code in reversed(first_code.items()))


def _earliest_year(
    case: Case, parameters: Parameters, trades: Trades, years_ahead: int
) -> int | None:
    for years in range(years_ahead + 1):
        later = replace(
            case, exam_year=case.exam_year + years, today=shifted(case.today, years=years)
        )
        if judge(later, parameters.moved_by(years), trades).eligible:
            return later.exam_year
    return None


def _earliest_text(level: int, year: int | None) -> str:
    if year is None:
        return f"再等几年也不能报考{level_words(level)}，要先解决上面不满足的那一条。"
    return f"按现在填报的信息，最早{year}年可以报考{level_words(level)}。"


def _other_levels_text(levels: tuple[int, ...]) -> str:
    if not levels:
        return "按现在填报的信息，今年没有其他等级可以报考。"
    return f"按现在填报的信息，今年可以报考{'、'.join(level_words(level) for level in levels)}。"
