"""Judge a case: does it fit, by which route, what must be confirmed, what must be uploaded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from applications.rules.bars import discipline, retirement, trade_on_offer
from applications.rules.findings import Code, Finding, Matter, Reason, Route, refusals
from applications.rules.levels import tried
from applications.rules.papers import documents
from applications.rules.register import Confirmation, confirmations
from applications.rules.wording import number_words

if TYPE_CHECKING:
    from applications.rules.case import Case
    from applications.rules.parameters import Numbers, Parameters
    from applications.rules.trades import Trades

Attempts = tuple[tuple[Route, tuple[Finding, ...]], ...]
TWO_WAY_LEVELS = frozenset({4, 3})


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome. Without a reason the case is eligible; the findings are for the case page."""

    eligible: bool
    route: Route | None
    reasons: tuple[Reason, ...]
    confirmations: tuple[Confirmation, ...]
    documents: tuple[str, ...]
    findings: tuple[Finding, ...]


def judge(case: Case, parameters: Parameters, trades: Trades) -> Verdict:
    """Return the verdict on a case."""
    matter = Matter(case, parameters, trades)
    general = (discipline(matter), retirement(matter), trade_on_offer(matter))
    attempts = tried(matter)
    fitting = next((route for route, found in attempts if not refusals(found)), None)
    reasons = refusals(general) + (() if fitting else _reasons_against(matter, attempts))
    asked = confirmations(matter)
    return Verdict(
        eligible=not reasons,
        route=None if reasons else fitting,
        reasons=reasons,
        confirmations=asked,
        documents=documents(matter, mismatch=any(not one.is_consent for one in asked)),
        findings=general + _by_route(attempts),
    )


def no_years_text(numbers: Numbers) -> str:
    """Return the guide's refusal for levels four and three, word for word with its numbers."""
    level, four = number_words(numbers.level_years_needed), numbers.work_years_for_level_4
    return (
        f"现岗位等级年限不满{level}年，且工作年限不满{four}或{numbers.work_years_for_level_3}年，"
        "不符合报名条件"
    )


def _reasons_against(matter: Matter, attempts: Attempts) -> tuple[Reason, ...]:
    """Levels four and three refuse with one sentence for both ways; the others by condition."""
    if matter.case.apply_level not in TWO_WAY_LEVELS:
        return refusals(finding for _, found in attempts for finding in found)
    neither = Reason(Code.LEVEL_OR_WORK_YEARS, no_years_text(matter.parameters.numbers))
    against_break = (found for route, found in attempts if route is Route.BREAK)
    return (neither, *refusals(finding for found in against_break for finding in found))


def _by_route(attempts: Attempts) -> tuple[Finding, ...]:
    return tuple(replace(finding, route=route) for route, found in attempts for finding in found)
