"""One of one's people: where the paper stands, what is missing, and what can be done for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from portals.reviewer.acting import acting_posting, person_for
from portals.reviewer.person_sheet import person_sheet
from portals.shell.access import reviewers_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest


@reviewers_only
@require_safe
def person(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Show one person's standing; of what a draft says only the names of what is missing."""
    posting = acting_posting(request)
    paper = person_for(posting, public_id)
    sheet = person_sheet(paper, posting=posting, now=timezone.now())
    return render(request, "reviewer/person.html", {"sheet": sheet, "exam": paper.exam})
