"""What the rules say of a case, for the eyes of a reviewer: what to look at first, what passes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from applications import dossier

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from applications.models import Application
    from applications.rules.findings import Finding
    from applications.rules.verdict import Verdict
    from portals.reviewer.documents import Document, Documents

CERTIFICATES = ("level_certificate", "level_two_certificate")
EVIDENCE: dict[str, tuple[str, ...]] = {
    "retired": ("id_card",),
    "current_level": CERTIFICATES,
    "already_graded": CERTIFICATES,
    "same_trade": CERTIFICATES,
    "level_years": CERTIFICATES,
    "work_years": ("salary_form", "appraisal_form"),
    "too_many_work_years": ("salary_form",),
    "regularised": ("salary_form",),
    "education": ("diploma",),
    "assessments": ("assessment_detail", "appraisal_form"),
    "excellent_assessments": ("assessment_detail",),
    "appointed": ("appraisal_form", "salary_form"),
    "achievement": ("break_proof", "commendation_proof"),
    "level_one_exemption": ("commendation_proof",),
    "register": (*CERTIFICATES, "diploma", "salary_form"),
}
"""Which papers bear a rule out. Codes on both sides are those of the rules, not of one exam."""

TO_BE_JUDGED = {"achievement"}
"""Passed by what was ticked, but only the papers can prove it."""

ROUTE_WORDS = {
    "L5": "转正定级",
    "L4-A": "等级年限",
    "L4-B": "工作年限",
    "L3-A": "等级年限",
    "L3-B": "工作年限",
    "L2": "等级年限和学历",
    "L1": "一级条件",
    "BREAK": "破格晋升",
}


@dataclass(frozen=True)
class RuleLine:
    """One rule with its verdict, the person's numbers and the papers that bear it out."""

    title: str
    detail: str
    passed: bool | None
    evidence: tuple[Document, ...] = ()

    @property
    def proofs(self) -> tuple[Document, ...]:
        """Return the one paper that bears the rule out first, or none."""
        return self.evidence[:1]

    @property
    def css(self) -> str:
        return "warn" if self.passed is None else "bad"

    @property
    def icon(self) -> str:
        return "alert" if self.passed is None else "xc"

    @property
    def spoken(self) -> str:
        return "要看" if self.passed is None else "不符合"


@dataclass(frozen=True)
class RuleSheet:
    """All lines, parted into what to look at and what passes."""

    to_see: list[RuleLine]
    passed: list[RuleLine]


def rule_sheet(paper: Application, documents: Documents, *, today: date) -> RuleSheet:
    """Apply the rules to a case and lay the answer out. Doubts first, then failures."""
    found = dossier.examine(paper, today=today)
    lines = [*_register_lines(paper, documents), *_warnings(documents)]
    if found.verdict is None:
        lines += [RuleLine(item.text, "", passed=False) for item in found.missing_fields]
    else:
        lines += _verdict_lines(found.verdict, documents)
    return RuleSheet(
        to_see=[line for line in lines if line.passed is None]
        + [line for line in lines if line.passed is False],
        passed=[line for line in lines if line.passed],
    )


def _verdict_lines(verdict: Verdict, documents: Documents) -> Iterator[RuleLine]:
    """Findings of ways that were not needed are left out: the case fits by another one."""
    if verdict.route is not None:
        yield RuleLine("符合途径", f"按{ROUTE_WORDS[verdict.route]}符合。", passed=True)
    for finding in verdict.findings:
        if verdict.route is None or finding.route in {None, verdict.route}:
            yield _line(finding, documents)


def _line(finding: Finding, documents: Documents) -> RuleLine:
    passed = None if finding.code in TO_BE_JUDGED and finding.passed else finding.passed
    title = finding.title
    # The rules speak to the candidate; here somebody else is reading.
    detail = finding.detail.replace("您", "本人")
    evidence = documents.of(*EVIDENCE.get(finding.code, ()))
    return RuleLine(title, detail, passed, tuple(evidence))


def _register_lines(paper: Application, documents: Documents) -> Iterator[RuleLine]:
    """Say where the candidate's word and the register part, and that the candidate stood by it."""
    evidence = tuple(documents.of(*EVIDENCE["register"]))
    confirmed = list(paper.discrepancies.all())
    for one in confirmed:
        if one.is_consent:
            told = (
                f"{one.registered}已取消，申报{one.declared}。本人确认单位人事部门已同意，请核对。"
            )
            yield RuleLine("报考就近岗位工种", told, None, evidence)
            continue
        both = f"本人填报：{one.declared}；合格库：{one.registered}。本人已确认报考。"
        yield RuleLine("与合格库信息不符", both, None, evidence)
    if all(one.is_consent for one in confirmed):
        yield from _register_agrees(paper, tuple(documents.of(*CERTIFICATES)))


def _register_agrees(paper: Application, evidence: tuple[Document, ...]) -> Iterator[RuleLine]:
    """Nothing differs; but where the register holds nothing, nothing can."""
    if dossier.register_record_of(paper) is not None:
        yield RuleLine("合格库", "与合格库信息一致。", passed=True, evidence=evidence)
    elif not paper.is_unrated:
        missing = "合格库没有本人的记录，请核对证书。"
        yield RuleLine("合格库", missing, None, evidence)


def _warnings(documents: Documents) -> Iterator[RuleLine]:
    for one in documents.all:
        if one.warnings:
            yield RuleLine(one.title, "；".join(one.warnings), None, (one,))
