"""A refusal, laid out for the person: the ways in, where each fails, and what would mend it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from applications.rules.findings import Code

if TYPE_CHECKING:
    from applications.rules.advice import Advice
    from applications.rules.findings import Finding
    from applications.rules.verdict import Verdict
    from portals.shell.pieces import Tone

ORDINALS = "一二三四五六"
FIELDS = {
    Code.IN_DISCIPLINE: ("oath", "是否存在禁止申报情形"),
    Code.RETIRED: ("person", "出生日期"),
    Code.TRADE_NOT_OPEN: ("field-apply_trade", "申报岗位工种"),
    Code.TRADE_MERGED: ("field-apply_trade", "申报岗位工种"),
    Code.TRADE_CANCELLED: ("field-apply_trade", "申报岗位工种"),
    Code.LEVEL_OR_WORK_YEARS: ("field-start_date", "参加工作时间、现等级取得年份"),
    Code.ALREADY_GRADED: ("field-apply_level", "申报等级"),
    Code.REGULARISED: ("field-regularised_date", "转正定级时间"),
    Code.TOO_MANY_WORK_YEARS: ("field-start_date", "参加工作时间"),
    Code.CURRENT_LEVEL: ("field-current_level", "现岗位等级"),
    Code.SAME_TRADE: ("field-current_trade", "现岗位工种"),
    Code.LEVEL_YEARS: ("field-level_year", "现等级取得年份"),
    Code.WORK_YEARS: ("field-start_date", "参加工作时间"),
    Code.EDUCATION: ("field-education", "学历"),
    Code.ASSESSMENTS: ("field-assessments", "年度考核结果"),
    Code.EXCELLENT_ASSESSMENTS: ("field-assessments", "年度考核结果"),
    Code.APPOINTED: ("field-appointed", "聘任情况"),
    Code.ACHIEVEMENT: ("field-commendations", "破格晋升条件"),
    Code.BREAK_LEVEL: ("field-exceptional", "破格晋升"),
}


@dataclass(frozen=True)
class Condition:
    """One condition with the person's own numbers."""

    title: str
    detail: str
    tone: Tone
    word: str


@dataclass(frozen=True)
class Way:
    """One way into the level; every condition of it has to be met."""

    title: str
    conditions: tuple[Condition, ...]


@dataclass(frozen=True)
class Mending:
    """What to look at again, where, and which paper would change the answer."""

    label: str
    text: str
    url: str


def routes_of(verdict: Verdict) -> list[Way]:
    """Return what failed for everybody first, then each way into the level."""
    failed = [one for one in verdict.findings if one.route is None and one.passed is False]
    ways = [Way("", tuple(_condition(one) for one in failed))] if failed else []
    routes = [one for one in verdict.findings if one.route is not None]
    tried = [list(group) for _, group in groupby(routes, key=lambda one: one.route)]
    if all(any(one.passed is False for one in found) for found in tried):
        ways += [_way(found, place, len(tried)) for place, found in enumerate(tried)]
    return ways


def _way(found: list[Finding], place: int, count: int) -> Way:
    title = f"办法{ORDINALS[place]}" if count > 1 else ""
    return Way(title, tuple(_condition(one) for one in found))


def _condition(finding: Finding) -> Condition:
    if finding.passed is None:
        return Condition(finding.title, finding.detail, "wait", "由审核员看")
    if finding.passed:
        return Condition(finding.title, finding.detail, "ok", "满足")
    return Condition(finding.title, finding.detail, "no", "不满足")


def mendings(advice: Advice, form_url: str) -> list[Mending]:
    """Return what would change the answer, each with the place in the form."""
    return [
        Mending(label, remedy.text, f"{form_url}#{anchor}")
        for remedy in advice.remedies
        for anchor, label in [FIELDS[Code(remedy.code)]]
    ]
