"""The first page: choose a region, see its times, go through one of two doors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from exams.models import Exam
from exams.windows import windows_in
from portals.entrance.own_page import own_page
from portals.entrance.place import REGION, Place, office_of
from portals.entrance.regions import region_groups
from portals.entrance.registration_time import (
    candidate_windows,
    clocks_of,
    newcomers_way,
    way_through,
)
from portals.entrance.schedule import tables_of
from portals.shell.access import is_signed_in
from registry.models import Region

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest, HttpResponse


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the regions, and the times of the one that is remembered."""
    now = timezone.now()
    regions = list(Region.objects.exam_regions())
    code = request.session.get(REGION)
    region = next((one for one in regions if one.code == code), None)
    exam = Exam.objects.running().first()
    place = Place(exam, region, office_of(exam, region))
    context = {
        **place.context,
        **_times(place, now),
        "groups": region_groups(regions, region),
        "own_page": own_page(request) if is_signed_in(request) else "",
    }
    return render(request, "entrance/home.html", context)


def _times(place: Place, now: datetime) -> dict[str, object]:
    """Return clocks, schedule and the newcomers' way; without a region only the way."""
    if place.exam is None or place.region is None:
        return {"way": newcomers_way(place, now=now)}
    windows = windows_in(place.exam, place.region)
    clock, *further = clocks_of(windows, now=now)
    return {
        "clock": clock,
        "further_clocks": further,
        "tables": tables_of(windows, now=now),
        "way": way_through(candidate_windows(windows), now=now),
    }


@login_not_required
@require_POST
def region(request: HttpRequest) -> HttpResponse:
    """Remember the region in the session."""
    code = request.POST.get("region")
    if any(one.code == code for one in Region.objects.exam_regions()):
        request.session[REGION] = code
    else:
        messages.error(request, "请选择您的单位所属地区。")
    return redirect("entrance:home")
