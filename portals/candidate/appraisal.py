"""考评申报表: what it still lacks, the PDF, and whether the printed one is still true."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from applications import appraisal
from applications.errors import Refused
from documents.appraisal_form import render_appraisal_form
from exams.levels import Level
from flows.commands.appraisal import print_appraisal
from portals.candidate.own import is_draft, open_paper_of
from portals.shell.access import candidates_only
from portals.shell.files import PDF, private_bytes

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from applications.errors import Objection
    from applications.models import Application


@dataclass(frozen=True)
class Lack:
    """One thing to fill in first, and where."""

    text: str
    url: str


@dataclass(frozen=True)
class FormState:
    """Where somebody stands with the form: not ready, ready, printed, or printed too early."""

    lacks: tuple[Lack, ...]
    printed_code: str
    is_outdated: bool
    code: str

    @property
    def is_ready(self) -> bool:
        return not self.lacks

    @property
    def is_printed(self) -> bool:
        return bool(self.printed_code) and not self.is_outdated

    @property
    def button(self) -> str:
        return "重新下载考评申报表" if self.printed_code else "下载考评申报表（PDF）"


def form_state(paper: Application) -> FormState | None:
    """Return where a level-one paper stands with the form; None at other levels."""
    if paper.apply_level != Level.ONE:
        return None
    lacks = tuple(_lack(one) for one in appraisal.missing_for_form(paper))
    printed = paper.appraisal_code
    code = "" if lacks else appraisal.check_code(paper)
    return FormState(lacks, printed, bool(printed) and printed != code, code)


def _lack(objection: Objection) -> Lack:
    kind = "paper" if objection.code == "missing_document" else "field"
    return Lack(objection.text, f"{reverse('candidate:application')}#{kind}-{objection.about}")


@require_http_methods(["GET", "HEAD", "POST"])
@candidates_only
def appraisal_form(request: SignedInRequest) -> HttpResponse:
    """Say what to do with the form; a press of the button hands out the filled-in PDF."""
    paper = open_paper_of(request.user)
    state = form_state(paper)
    if state is None:
        raise Http404
    if request.method == "POST":
        return _handed_out(request, paper)
    values = {"exam": paper.exam, "paper": paper, "state": state, "is_draft": is_draft(paper)}
    return render(request, "candidate/appraisal_form.html", values)


def _handed_out(request: SignedInRequest, paper: Application) -> HttpResponse:
    try:
        sheet = print_appraisal(paper.public_id, by=request.user)
    except Refused:
        messages.error(request, "还有几项没有填好，填好以后才能打印。")
        return redirect("candidate:appraisal_form")
    name = f"{sheet.title}-{sheet.reference}.pdf"
    content = render_appraisal_form(sheet)
    return private_bytes(content=content, content_type=PDF, name=name, download=True)
