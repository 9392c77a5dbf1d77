"""流程图: the graph the engine runs, with the cases that wait at each node."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from applications.models import Application
from flows.approval import expected_task
from flows.chart import approval_svg
from portals.shell.access import supervisors_only
from portals.shell.seat import seat_of
from portals.supervisor.standing import groups_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from portals.shell.seat import Seat


@supervisors_only
@require_safe
def process(request: SignedInRequest) -> HttpResponse:
    """Show the chart of the supervisor's region."""
    seat = seat_of(request)
    chart = approval_svg(waiting_by_node(seat))
    return render(request, "supervisor/process.html", {"exam": seat.exam, "chart": chart})


def waiting_by_node(seat: Seat) -> Counter[str]:
    """Return how many cases wait at each node; those that wait nowhere have come to the end."""
    found: Counter[str] = Counter()
    for group in groups_of(seat):
        task = expected_task(Application(state=group.state, step=group.step))
        found[task or "end"] += group.count
    return found
