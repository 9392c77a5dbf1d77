"""提交的内容: everything as it was handed in, to be read and printed, and never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from exams.chains import office_of
from portals.candidate.following.papers import followed_paper
from portals.candidate.own import is_draft
from portals.candidate.slots import slots_of
from portals.candidate.summary import answers_to_check
from portals.candidate.word_papers import word_slots
from portals.shell.access import candidates_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest


@require_safe
@candidates_only
def answers(request: SignedInRequest) -> HttpResponse:
    """Show every answer and every picture of the paper that was handed in."""
    paper = followed_paper(request.user)
    if paper is None or is_draft(paper):
        return redirect("candidate:application")
    values = {
        "paper": paper,
        "exam": paper.exam,
        "cards": answers_to_check(paper),
        "pictured": [slot for slot in slots_of(paper, ()) if slot.is_present],
        "word_slots": [slot for slot in word_slots(paper) if slot.files],
        "office": office_of(exam=paper.exam, region=paper.region) if paper.region else None,
    }
    return render(request, "candidate/answers.html", values)
