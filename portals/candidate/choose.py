"""报考选择: region and level, then the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from applications.errors import Refused
from exams.models import Actor, Exam
from exams.windows import windows_of
from flows.commands import candidate
from portals.candidate.levels import level_choices
from portals.candidate.own import live_paper_of
from portals.shell.access import candidates_only
from registry.models import Region

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from exams.levels import Level
    from portals.candidate.levels import LevelChoice

REGION = "region"
"""Key in the session of the region chosen at the entrance: its code."""


@require_http_methods(["GET", "HEAD", "POST"])
@candidates_only
def choose(request: SignedInRequest) -> HttpResponse:
    """Start a paper for one level; whoever has one already goes there."""
    if live_paper_of(request.user) is not None:
        return redirect("candidate:application")
    exam = Exam.objects.running().first()
    regions = list(Region.objects.exam_regions())
    region = _region(request, regions)
    levels = _levels(exam, region)
    chosen = _open_level(levels, request.POST.get("level"))
    if exam and region and chosen:
        return _begin(request, exam=exam, region=region, level=chosen)
    if request.method == "POST":
        messages.error(request, "请选一个现在可以报的等级。")
    values = {"exam": exam, "region": region, "regions": regions, "levels": levels}
    status = 422 if request.method == "POST" else 200
    return render(request, "candidate/choose.html", values, status=status)


def _region(request: SignedInRequest, regions: list[Region]) -> Region | None:
    """Return the region asked for here, else the one remembered from the entrance."""
    asked = request.POST.get(REGION, request.GET.get(REGION))
    code = request.session.get(REGION, "") if asked is None else asked
    return next((region for region in regions if region.code == code), None)


def _open_level(levels: list[LevelChoice], typed: str | None) -> Level | None:
    return next((one.level for one in levels if one.is_open and str(one.value) == typed), None)


def _levels(exam: Exam | None, region: Region | None) -> list[LevelChoice]:
    if exam is None or region is None:
        return []
    return level_choices(
        exam, windows_of(Actor.CANDIDATE, exam=exam, region=region), now=timezone.now()
    )


def _begin(request: SignedInRequest, *, exam: Exam, region: Region, level: Level) -> HttpResponse:
    request.session[REGION] = region.code
    try:
        candidate.start(by=request.user, exam=exam, level=level, region=region)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("candidate:application")
