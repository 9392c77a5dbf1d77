"""报名信息: the form, saved as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from applications.errors import Refused
from portals.candidate.appraisal import form_state
from portals.candidate.beaten import beaten
from portals.candidate.form_page import form_for, show_form
from portals.candidate.lists import BUTTON
from portals.candidate.own import is_draft, live_paper_of, open_paper_of
from portals.candidate.pictures import PapersLeft
from portals.candidate.slots import asked_of, slots_of
from portals.candidate.typing_times import keep_typed, whole_page
from portals.candidate.word_papers import word_slots
from portals.shell.access import candidates_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from applications.models import Application

CHOOSING = frozenset({"change_employer", "narrow"})
"""Buttons that stay on the page to choose an employer, for people without scripts."""
SAVED = "信息已保存，但还没有提交。填好以后请点「提交信息」。"


@require_http_methods(["GET", "HEAD", "POST"])
@candidates_only
def application(request: SignedInRequest) -> HttpResponse:
    """Show and keep the form of the person's own draft."""
    paper = live_paper_of(request.user)
    if paper is None:
        return redirect("candidate:choose")
    if not is_draft(paper):
        return redirect("candidate:progress")
    if request.method == "POST":
        return _keep_all(request, paper)
    return show_form(request, paper, form_for(paper))


def _keep_all(request: SignedInRequest, paper: Application) -> HttpResponse:
    """Save every valid answer; wrong ones come back with what was typed and a word."""
    form = form_for(paper, request.POST)
    try:
        kept = keep_typed(request, paper.public_id, form.changes(), whole_page(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return show_form(request, paper, form, status=409)
    for field, edit in kept.lost.items():
        one = beaten(kept.paper, form, field, edit=edit, sent=request.POST)
        messages.warning(request, one.told)
    action = request.POST.get("action", "")
    if action in CHOOSING or BUTTON in request.POST:
        return show_form(request, _fresh(request), form, chooses_employer=action in CHOOSING)
    if form.errors:
        messages.error(request, "其他内容已保存；下面标红的几项还要改一下。")
        return show_form(request, _fresh(request), form, status=422)
    if action == "submit":
        return redirect("candidate:check")
    messages.success(request, SAVED)
    return redirect("candidate:application")


def _fresh(request: SignedInRequest) -> Application:
    return open_paper_of(request.user)


@require_safe
@candidates_only
def papers(request: SignedInRequest) -> HttpResponse:
    """Show the upload slots again after an answer changed what is asked for."""
    paper = open_paper_of(request.user)
    slots = slots_of(paper, asked_of(paper, today=timezone.localdate()))
    values = {
        "paper": paper,
        "slots": slots,
        "papers_left": PapersLeft.of(slots),
        "word_slots": word_slots(paper),
        "appraisal": form_state(paper),
    }
    return render(request, "candidate/papers.html", values)
