"""轨迹: everything that was done with a case, everything that was read, and whether it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from applications.models import Application
from audit.trail import history_of, record_reading
from exams.models import DocumentRule
from portals.shell.access import supervisors_only
from portals.shell.seat import seat_of
from portals.supervisor.readings import TRAIL, readers_of, reading_lines
from portals.supervisor.states import standing_word
from portals.supervisor.trail_lines import trail_lines, verdict_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest


@supervisors_only
@require_safe
def trail(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Show the trail of a case of the region, and note who looked: who watches is watched too."""
    posting = seat_of(request).posting
    visible = Application.objects.visible_to(posting).with_faces()
    paper = get_object_or_404(visible, public_id=public_id)
    record_reading(reader=posting, subject=paper.reference, what=TRAIL)
    titles = dict(DocumentRule.objects.filter(exam=paper.exam).values_list("code", "title"))
    entries = list(history_of(paper.reference))
    verdict = verdict_of(entries)
    readings = reading_lines(paper, titles)
    shown = {
        "exam": paper.exam,
        "paper": paper,
        "standing": standing_word(paper.state, paper.step),
        "verdict": verdict,
        "lines": trail_lines(entries, verdict, titles),
        "readings": readings,
        "readers": readers_of(readings),
    }
    return render(request, "supervisor/trail.html", shown)
