"""本单位人员: who of an employer's people stands where, and the same as a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Role
from applications.models import Application
from audit import trail
from exams.models import Actor
from exams.windows import windows_of
from portals.reviewer.list_frame import ways_of
from portals.reviewer.paging import Order, page_of, place_asked
from portals.reviewer.roster_filters import roster_filters_in, standings_of
from portals.reviewer.roster_lines import roster_lines
from portals.reviewer.roster_sheet import sheet_of_people
from portals.shell.access import roles_only
from portals.shell.files import private_stream
from portals.shell.seat import seat_of

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from accounts.http import SignedInRequest
    from applications.querysets import Applications
    from portals.shell.seat import Seat

LONGEST_QUIET_FIRST = Order(at="saved_at", key="reference")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@roles_only(Role.EMPLOYER_ADMIN)
@require_safe
def roster(request: SignedInRequest) -> HttpResponse:
    """Show the people of the employer and of those below it, who was quiet longest first."""
    seat, now = seat_of(request), timezone.now()
    filters, people = roster_filters_in(request.GET), people_of(seat)
    page = page_of([filters.on(people)], LONGEST_QUIET_FIRST, place_asked(request.GET))
    shown = {
        "exam": seat.exam,
        "filters": filters,
        "standings": standings_of(people, filters),
        "closes": _closing(seat, now),
        "lines": roster_lines(page.rows, now=now),
        "ways": ways_of(page, filters),
    }
    return render(request, "reviewer/roster.html", shown)


@roles_only(Role.EMPLOYER_ADMIN)
@require_POST
def export_roster(request: SignedInRequest) -> HttpResponseBase:
    """Hand out what the list shows as an Excel sheet, and note that it was taken."""
    seat, filters = seat_of(request), roster_filters_in(request.POST)

    def note(subjects: list[str]) -> None:
        trail.record_readings(reader=seat.posting, subjects=subjects, what="roster")

    with transaction.atomic():
        sheet = sheet_of_people(filters.on(people_of(seat)), now=timezone.now(), note=note)
    name = f"{seat.posting.place_name}-{filters.title}.xlsx"
    return private_stream(file=sheet, content_type=XLSX, name=name)


def people_of(seat: Seat) -> Applications:
    """Return the papers of the employer's people in the running exam."""
    return Application.objects.of_people_of(seat.posting).in_exam(seat.exam).with_faces()


def _closing(seat: Seat, now: datetime) -> datetime | None:
    """Return when signing up ends next where the employer is; None when it is over."""
    employer = seat.posting.employer
    if employer is None:
        return None
    windows = windows_of(Actor.CANDIDATE, exam=seat.exam, region=employer.region).values()
    return min((one.closes for one in windows if not one.is_over(now)), default=None)
