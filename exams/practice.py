"""When reviewers may practise, and how practice cases come into an exam."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from exams.models import Actor, PracticeCase
from exams.models.practice import Judgement, PracticePaper, PracticeRule, PracticeVerdict
from exams.windows import windows_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from exams.models import Exam
    from registry.models import Region


class CaseFacts(TypedDict):
    """One case of a file of practice cases."""

    title: str
    facts: list[list[str]]
    papers: list[PracticePaper]
    rules: list[PracticeRule]
    verdict: str
    why: str


def has_begun(exam: Exam, region: Region, *, now: datetime) -> bool:
    """Say whether the office of a region reviews real cases by now."""
    windows = windows_of(Actor.OFFICE, exam=exam, region=region)
    return any(window.opens <= now for window in windows.values())


def is_practice_open(exam: Exam, region: Region, *, now: datetime) -> bool:
    """Say whether a region's reviewers may practise: before they review, or as long as it stays."""
    return exam.practice_stays or not has_begun(exam, region, now=now)


def add_cases(exam: Exam, cases: Sequence[CaseFacts]) -> int:
    """Give an exam its practice cases; return how many.

    Raises:
        ValueError: an answer is none of the possible ones, or the exam has cases already.
    """
    if exam.practice_cases.exists():
        raise ValueError(f"{exam} has practice cases already.")
    rows = [
        PracticeCase(exam=exam, position=place, **_checked(case))
        for place, case in enumerate(cases, 1)
    ]
    PracticeCase.objects.bulk_create(rows)
    return len(rows)


def _checked(case: CaseFacts) -> CaseFacts:
    PracticeVerdict(case["verdict"])
    for rule in case["rules"]:
        Judgement(rule["right"])
    return case
