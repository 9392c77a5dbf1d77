"""资格审查: the review alone, desk by desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from portals.candidate.following.papers import followed_paper
from portals.candidate.following.reviews import reviews_of
from portals.candidate.following.story import story_of
from portals.shell.access import candidates_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest


@require_safe
@candidates_only
def progress(request: SignedInRequest) -> HttpResponse:
    """Tell at which desk the paper is and was, when, and with what answer."""
    paper = followed_paper(request.user)
    if paper is None:
        return redirect("candidate:home")
    now = timezone.now()
    story = story_of(paper, now=now)
    reviews = reviews_of(story.deeds, story.route)
    values = {
        "story": story,
        "reviews": reviews,
        "exam": paper.exam,
        "office": story.office,
        "now": now,
    }
    return render(request, "candidate/progress.html", values)
