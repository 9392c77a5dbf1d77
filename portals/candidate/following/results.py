"""考核结果查询: each subject's mark, passed or not, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from applications.states import State
from portals.candidate.following.heading import who_is
from portals.candidate.following.papers import followed_paper
from portals.candidate.following.route import route_of
from portals.shell.access import candidates_only

if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal

    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from applications.models import Application
    from portals.shell.pieces import Tone


@dataclass(frozen=True)
class Mark:
    """One subject's result."""

    subject: str
    mark: Decimal | None
    passed: bool

    @property
    def shown(self) -> str:
        """Return 88 or 76.5; nothing for somebody who was absent."""
        return "" if self.mark is None else f"{float(self.mark):g}"

    @property
    def tone(self) -> Tone:
        return "off" if self.mark is None else "ok" if self.passed else "no"

    @property
    def word(self) -> str:
        return "缺考" if self.mark is None else "合格" if self.passed else "不合格"


@dataclass(frozen=True)
class Result:
    """All subjects together: passed when each of them is."""

    marks: list[Mark]
    published_at: datetime | None

    @property
    def is_passed(self) -> bool:
        return bool(self.marks) and all(mark.passed for mark in self.marks)

    @property
    def failed(self) -> str:
        """Return what was not passed: 职业能力缺考、岗位技能不合格."""
        return "、".join(f"{mark.subject}{mark.word}" for mark in self.marks if not mark.passed)


def result_of(paper: Application) -> Result | None:
    """Return the published result; None before. One query."""
    if paper.current_state is not State.SCORED:
        return None
    scores = list(paper.scores.select_related("sheet"))
    marks = [Mark(score.subject, score.mark, score.passed) for score in scores]
    return Result(marks, scores[0].sheet.published_at if scores else None)


@require_safe
@candidates_only
def result(request: SignedInRequest) -> HttpResponse:
    """Show the result, or say that there is none yet."""
    paper = followed_paper(request.user)
    if paper is None:
        return redirect("candidate:home")
    values = {
        "exam": paper.exam,
        "paper": paper,
        "who": who_is(paper),
        "office": route_of(paper).office,
        "result": result_of(paper),
    }
    return render(request, "candidate/result.html", values)
