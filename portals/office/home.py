"""总览: how far the region is, and what can be done now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.roles import posting_of
from exams.models import Exam
from portals.office.deeds import deeds_of
from portals.shell.access import office_only
from portals.shell.seat import Seat

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest


@office_only
@require_safe
def home(request: SignedInRequest) -> HttpResponse:
    """Show the region's numbers and the deeds that are possible; between exams say so."""
    posting, exam = posting_of(request), Exam.objects.running().first()
    if posting is None or exam is None:
        return render(request, "office/home_between.html", {"exam": exam})
    counts, deeds = deeds_of(Seat(posting, exam))
    shown = {"exam": exam, "counts": counts, "deeds": deeds}
    return render(request, "office/home.html", shown)
