"""Check your answers: what is missing, and what the register says otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from applications.dossier import examine, token_of
from applications.errors import Refused
from exams.chains import chain_for, office_of
from flows.commands import candidate
from forms.application import LABELS
from portals.candidate.appraisal import form_state
from portals.candidate.own import is_draft, open_paper_of
from portals.candidate.slots import Place, slots_of
from portals.candidate.summary import answers_to_check, with_changes
from portals.candidate.windows import is_open_for
from portals.candidate.word_papers import word_slots
from portals.shell.access import candidates_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from applications.dossier import Dossier
    from applications.errors import Objection
    from applications.models import Application
    from applications.rules.register import Confirmation

OF_A_DIFFERENCE = {
    "level_year_differs": "level_year",
    "trade_differs": "current_trade",
    "nearest_trade": "apply_trade",
}


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
    slots = slots_of(paper, asked, place=Place(reverse("candidate:check"), is_redrawn=False))
    is_open = is_open_for(paper)
    ready_for_papers = not found.missing_fields and not found.unconfirmed
    return {
        "paper": paper,
        "exam": paper.exam,
        "is_draft": is_draft(paper),
        "cards": with_changes(answers_to_check(paper))
        if is_draft(paper)
        else answers_to_check(paper),
        "word_slots": [slot for slot in word_slots(paper) if slot.files],
        "appraisal": form_state(paper),
        "pictured": [slot for slot in slots if slot.is_present],
        "missing": [_missing(objection) for objection in found.missing_fields],
        "missing_slots": [slot for slot in slots if slot.is_missing] if ready_for_papers else [],
        "differences": found.unconfirmed,
        "confirmed": [one for one in found.differences if one not in found.unconfirmed],
        "has_differences": any(not one.is_consent for one in found.unconfirmed),
        "token": token_of(paper, found.unconfirmed),
        "mend_url": _mend_url(found.unconfirmed),
        "is_ready": found.is_ready and is_open,
        "is_closed": not is_open,
        "office": office_of(exam=paper.exam, region=region) if region else None,
        "steps": _steps(paper),
    }


def _missing(objection: Objection) -> Missing:
    url = f"{reverse('candidate:application')}#field-{objection.about}"
    return Missing(LABELS.get(objection.about, objection.text), url)


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
