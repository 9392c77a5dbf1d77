"""Not this year: why, when, what else fits, and which paper would change the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from applications.cases import parameters_of, trades_of
from applications.dossier import case_of, examine
from applications.rules.advice import why_and_when
from exams.chains import office_of
from exams.levels import Level
from exams.models import Actor
from exams.windows import windows_of
from portals.candidate.own import is_draft, keep, open_paper_of
from portals.candidate.reasons import mendings, routes_of
from portals.candidate.summary import facts_that_count
from portals.shell.access import candidates_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from applications.models import Application


@require_safe
@candidates_only
def refused(request: SignedInRequest) -> HttpResponse:
    """Say why not, from when, what else fits, and which paper would change the answer."""
    paper = open_paper_of(request.user)
    today = timezone.localdate()
    found = examine(paper, today=today)
    if found.verdict is None or not found.refusals:
        return redirect("candidate:check")
    advice = why_and_when(
        case_of(paper, today=today), parameters_of(paper.exam), trades_of(paper.exam)
    )
    values = {
        "paper": paper,
        "exam": paper.exam,
        "refusals": found.refusals,
        "advice": advice,
        "routes": (ways := routes_of(found.verdict)),
        "has_several_ways": any(way.title for way in ways),
        "mendings": mendings(advice, reverse("candidate:application")),
        "others": _open_levels(paper, advice.other_levels),
        "facts": facts_that_count(paper),
        "office": office_of(exam=paper.exam, region=paper.region) if paper.region else None,
    }
    return render(request, "candidate/refused.html", values)


def _open_levels(paper: Application, levels: tuple[int, ...]) -> list[Level]:
    """Return which of the fitting levels can be applied for now."""
    now = timezone.now()
    windows = (
        windows_of(Actor.CANDIDATE, exam=paper.exam, region=paper.region, person=paper.candidate)
        if paper.region
        else {}
    )
    open_groups = {group for group, window in windows.items() if window.is_open(now)}
    return [Level(level) for level in levels if Level(level).group in open_groups]


@require_POST
@candidates_only
def change_level(request: SignedInRequest) -> HttpResponse:
    """Apply for another level with the same answers."""
    paper = open_paper_of(request.user)
    level = next((one for one in Level if str(one.value) == request.POST.get("level")), None)
    if level is None or not is_draft(paper):
        raise Http404
    keep(paper.public_id, by=request.user, changes={"apply_level": level.value})
    messages.success(request, f"已改报{level.label}，已填的内容都在。请核对后提交。")
    return redirect("candidate:application")
