"""轨迹查询: find a case by its reference or by the candidate's name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from applications.models import Application
from forms.supervision import CaseSearchForm
from portals.shell.access import supervisors_only
from portals.shell.seat import seat_of
from portals.shell.wording import level_short
from portals.supervisor.states import standing_word

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from portals.shell.seat import Seat

MOST = 50


@dataclass(frozen=True)
class CaseLine:
    """One case that fits."""

    url: str
    name: str
    id_number: str
    reference: str
    level: str
    trade: str
    employer: str
    region: str
    standing: str


@dataclass(frozen=True)
class Found:
    """The first cases that fit; `is_cut` when there are more."""

    lines: list[CaseLine]
    is_cut: bool


@supervisors_only
@require_safe
def cases(request: SignedInRequest) -> HttpResponse:
    """Show the search, and what it found."""
    seat = seat_of(request)
    form = CaseSearchForm(request.GET if "q" in request.GET else None)
    found = find_cases(seat, form.words) if form.is_valid() else None
    shown = {"exam": seat.exam, "form": form, "found": found}
    return render(request, "supervisor/cases.html", shown)


def find_cases(seat: Seat, words: str) -> Found:
    """Look for a part of a name or reference among the region's cases. One query."""
    visible = Application.objects.visible_to(seat.posting).in_exam(seat.exam).with_faces()
    fitting = visible.filter(Q(reference__icontains=words) | Q(candidate__name__contains=words))
    papers = list(fitting.order_by("reference")[: MOST + 1])
    return Found([_line(paper) for paper in papers[:MOST]], is_cut=len(papers) > MOST)


def _line(paper: Application) -> CaseLine:
    return CaseLine(
        url=reverse("supervisor:trail", args=[paper.public_id]),
        name=paper.candidate.name,
        id_number=paper.candidate.id_number_masked,
        reference=paper.reference,
        level=level_short(paper.apply_level),
        trade=str(paper.apply_trade or ""),
        employer=str(paper.employer or ""),
        region=str(paper.region or ""),
        standing=standing_word(paper.state, paper.step),
    )
