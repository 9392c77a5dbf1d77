"""我的报名: the tracked process, the first page a candidate sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from portals.candidate.following.papers import followed_paper
from portals.candidate.following.story import story_of
from portals.shell.access import candidates_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest


@require_safe
@candidates_only
def home(request: SignedInRequest) -> HttpResponse:
    """Tell where the paper stands, who has it, and what to do; point to the start without one."""
    paper = followed_paper(request.user)
    if paper is None:
        return render(request, "candidate/home_empty.html")
    now = timezone.now()
    story = story_of(paper, now=now)
    values = {"story": story, "exam": paper.exam, "office": story.office, "now": now}
    return render(request, "candidate/home.html", values)
