"""回避申报: what the reviewers of the region have declared, and what they have taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import Conflict
from portals.shell.access import supervisors_only
from portals.shell.conflict_rows import conflict_lines
from portals.shell.seat import seat_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest

MOST = 200


@supervisors_only
@require_safe
def conflicts(request: SignedInRequest) -> HttpResponse:
    """List the declarations of the region's staff, the newest first."""
    seat = seat_of(request)
    declared = Conflict.objects.visible_to(seat.posting).select_related("user", "employer")
    shown = {"exam": seat.exam, "lines": conflict_lines(declared[:MOST])}
    return render(request, "supervisor/conflicts.html", shown)
