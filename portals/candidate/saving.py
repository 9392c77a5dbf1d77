"""Autosave: one answer at a time, while the form is being filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import reswap, retarget, trigger_client_event

from applications.errors import Refused
from flows.commands.editing import OPEN_FIELDS
from forms.application import ApplicationForm
from portals.candidate.appraisal import form_state
from portals.candidate.beaten import beaten, changed_elsewhere
from portals.candidate.employer_block import employer_block
from portals.candidate.form_page import ask_here, counted_years, form_for
from portals.candidate.lists import BUTTON, cells_of, keep_here
from portals.candidate.own import open_paper_of
from portals.candidate.rows import SEARCHED, Row, save_address
from portals.candidate.sections import progress_of, row_of
from portals.candidate.typing_times import keep_typed, one_answer
from portals.shell.access import candidates_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from applications.models import Application
    from flows.commands.drafting import Kept
    from portals.candidate.beaten import Beaten

TEMPLATE = "candidate/save_field.html"
CHANGES_PAPERS = frozenset(
    {
        "apply_level", "current_level", "current_trade", "level_year", "exceptional",
        "commendations", "assessments",
    }
)  # fmt: skip
"""Answers that change which papers are asked for."""


@require_POST
@candidates_only
def save_field(request: SignedInRequest, public_id: str, field: str) -> HttpResponse:
    """Keep one answer and say so, or say beside the field what is wrong with it."""
    if field not in OPEN_FIELDS:
        raise Http404
    request.session.is_spared = True
    form = _form_of(request, field)
    changes = form.changes()
    try:
        kept = None if form.errors else _keep(request, public_id, changes)
    except Refused as refusal:
        form.add_error(field, str(refusal))
        kept = None
    if kept is None:
        return _answer(request, _wrong(request, form, public_id, field))
    lost = _lost(request, form, kept, field)
    values = _saved(request, kept.paper, field, lost)
    return _answer(request, {**values, "cells": cells_of(form[field])}, kept=field)


def _keep(request: SignedInRequest, public_id: str, changes: dict[str, object]) -> Kept:
    return keep_typed(request, public_id, changes, one_answer(request))


def _form_of(request: SignedInRequest, field: str) -> ApplicationForm:
    """Return the form with one field; the year only labels lists that are not drawn here."""
    form = ApplicationForm(
        request.POST,
        exam_year=timezone.localdate().year,
        birth_date=request.user.birth_date,
        only=field,
    )
    ask_here(form)
    return form


def _answer(request: SignedInRequest, values: dict[str, object], *, kept: str = "") -> HttpResponse:
    """Draw what changes; the page takes the answer out of its queue when it hears `kept`."""
    response = render(request, TEMPLATE, values)
    row = values.get("row")
    if isinstance(row, Row):
        retarget(response, f"#field-{row.name}")
        reswap(response, "outerHTML")
    if kept:
        trigger_client_event(response, "kept", {"field": kept})
    if kept in CHANGES_PAPERS:
        trigger_client_event(response, "papers-changed", after="settle")
    return response


def _lost(request: SignedInRequest, form: ApplicationForm, kept: Kept, field: str) -> Beaten | None:
    edit = kept.lost.get(field)
    if edit is None:
        return None
    return beaten(kept.paper, form, field, edit=edit, sent=request.POST)


def _saved(
    request: SignedInRequest, paper: Application, field: str, lost: Beaten | None
) -> dict[str, object]:
    """Return what changes on the page: the remark, the count, and what follows from the answer."""
    is_drawn = field in SEARCHED or lost is not None or "mine" in request.POST
    is_moved = BUTTON in request.POST
    only = "" if field == "employer" else field
    form = form_for(paper, request.POST if is_moved else None, only=only)
    progress = progress_of(paper, form if field == "employer" else None)
    row = row_of(paper, form, field, lost=lost) if field != "employer" else None
    return {
        "paper": paper,
        "progress": progress,
        "row": row if is_drawn or is_moved else None,
        "said": row,
        "lost": lost,
        "unit": progress.sections[0] if field == "employer" else None,
        "employer": employer_block(paper, {}) if field == "employer" else None,
        "counting": counted_years(paper) if field == "start_date" else None,
        "appraisal": form_state(paper),
        "elsewhere": changed_elsewhere(paper, request),
        "saved_at": timezone.now(),
    }


def _wrong(
    request: SignedInRequest, form: ApplicationForm, public_id: str, field: str
) -> dict[str, object]:
    address = save_address(public_id, field)
    keep_here(form, {field: address})
    row = Row(form[field], address, picks=form.picks_of(field))
    if field in SEARCHED or BUTTON in request.POST:
        return {"row": row}
    return {"errors": form.errors[field], "said": row, "cells": cells_of(form[field])}


@require_safe
@candidates_only
def cascade(request: SignedInRequest) -> HttpResponse:
    """Narrow the lists of employers down, or open them again."""
    paper = open_paper_of(request.user)
    block = employer_block(paper, request.GET.dict(), is_open=True)
    if "open" not in request.GET:
        return render(request, "candidate/cascade.html", {"cascade": block.cascade})
    field = form_for(paper)["employer"]
    row = Row(field, save_address(paper.public_id, "employer"))
    return render(request, "candidate/cascade_open.html", {"row": row, "employer": block})
