"""Check your answers: what is missing, what the register says otherwise, why not and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from applications.cases import parameters_of, trades_of
from applications.dossier import case_of, examine, token_of
from applications.errors import Refused
from applications.rules.advice import why_and_when
from exams.chains import chain_for, office_of
from exams.levels import Level
from flows.commands import candidate
from portals.candidate.own import is_draft, keep, open_paper_of
from portals.candidate.reasons import mendings, routes_of
from portals.candidate.slots import slots_of
from portals.candidate.summary import answers_to_check, facts_that_count
from portals.candidate.windows import candidate_windows, is_open_for
from portals.shell.access import candidates_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from applications.dossier import Dossier
    from applications.errors import Objection
    from applications.models import Application
    from applications.rules.register import Confirmation

OF_A_DIFFERENCE = {"level_year_differs": "level_year", "trade_differs": "current_trade"}


@dataclass(frozen=True)
class Missing:
    """One answer that is missing, and where in the form it is given."""

    label: str
    url: str


@require_safe
@candidates_only
def check(request: SignedInRequest) -> HttpResponse:
    """Show every answer once more, and what stands in the way of signing."""
    paper = open_paper_of(request.user)
    found = examine(paper, today=timezone.localdate())
    if found.refusals:
        return redirect("candidate:refused")
    return render(request, "candidate/check.html", _to_check(paper, found))


def _to_check(paper: Application, found: Dossier) -> dict[str, object]:
    region = paper.region
    asked = found.verdict.documents if found.verdict else ()
    slots = slots_of(paper, asked, back=reverse("candidate:check"))
    is_open = is_open_for(paper)
    ready_for_papers = not found.missing_fields and not found.unconfirmed
    return {
        "paper": paper,
        "exam": paper.exam,
        "is_draft": is_draft(paper),
        "cards": answers_to_check(paper),
        "pictured": [slot for slot in slots if slot.is_present],
        "missing": [_missing(objection) for objection in found.missing_fields],
        "missing_slots": [slot for slot in slots if slot.is_missing] if ready_for_papers else [],
        "differences": found.unconfirmed,
        "confirmed": [one for one in found.differences if one not in found.unconfirmed],
        "token": token_of(paper, found.unconfirmed),
        "mend_url": _mend_url(found.unconfirmed),
        "is_ready": found.is_ready and is_open,
        "is_closed": not is_open,
        "office": office_of(exam=paper.exam, region=region) if region else None,
        "steps": _steps(paper),
    }


def _missing(objection: Objection) -> Missing:
    url = f"{reverse('candidate:application')}#field-{objection.about}"
    return Missing(objection.text, url)


def _mend_url(differences: tuple[Confirmation, ...]) -> str:
    """Return the field in the form that the first difference is about."""
    fields = [OF_A_DIFFERENCE[one.code] for one in differences if one.code in OF_A_DIFFERENCE]
    anchor = f"#field-{fields[0]}" if fields else ""
    return f"{reverse('candidate:application')}{anchor}"


def _steps(paper: Application) -> list[str]:
    """Return the desks that will look at the paper, in order."""
    group, region = paper.level.group, paper.region
    chain = chain_for(exam=paper.exam, region=region, level_group=group) if region else []
    return [str(step.label) for step in chain]


@require_POST
@candidates_only
def confirm(request: SignedInRequest) -> HttpResponse:
    """Stand by exactly the differences that were shown."""
    paper = open_paper_of(request.user)
    token = request.POST.get("token", "")
    try:
        candidate.confirm_differences(paper.public_id, by=request.user, token=token)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("candidate:check")


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
    windows = candidate_windows(paper.exam, paper.region) if paper.region else {}
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
