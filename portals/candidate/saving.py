"""Autosave: one answer at a time, while the form is being filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from applications.errors import Refused
from flows.commands.editing import OPEN_FIELDS
from forms.application import ApplicationForm
from portals.candidate.employer_block import employer_block
from portals.candidate.form_page import ask_here, form_for, work_years_words
from portals.candidate.own import keep, open_paper_of
from portals.candidate.rows import SEARCHED, Row, save_address
from portals.candidate.sections import progress_of
from portals.shell.access import candidates_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from applications.models import Application

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
    form = _form_of(request, field)
    changes = form.changes()
    try:
        paper = keep(public_id, by=request.user, changes=changes) if not form.errors else None
    except Refused as refusal:
        form.add_error(field, str(refusal))
        paper = None
    values = _saved(paper, field) if paper else _wrong(request, form, public_id, field)
    response = render(request, "candidate/save_field.html", values)
    if paper and field in CHANGES_PAPERS:
        response["HX-Trigger-After-Settle"] = "papers-changed"
    return response


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


def _saved(paper: Application, field: str) -> dict[str, object]:
    """Return what changes on the page: the remark, the count, and what follows from the answer."""
    form = form_for(paper)
    progress = progress_of(paper, form)
    rows = {row.name: row for section in progress.sections for row in section.rows}
    years, method = work_years_words(paper)
    return {
        "paper": paper,
        "progress": progress,
        "row": rows[field] if field in SEARCHED else None,
        "unit": progress.sections[0] if field == "employer" else None,
        "employer": employer_block(paper, {}) if field == "employer" else None,
        "work_years": years,
        "work_years_method": method,
        "counts_years": field == "start_date",
        "saved_at": timezone.now(),
    }


def _wrong(
    request: SignedInRequest, form: ApplicationForm, public_id: str, field: str
) -> dict[str, object]:
    row = Row(form[field], save_address(public_id, field), picks=form.picks_of(field))
    if field in SEARCHED:
        return {"row": row}
    return {"errors": form.errors[field], "wrong": row}


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
