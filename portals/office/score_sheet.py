"""One sheet of marks: look through it, and let another person publish it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Role
from applications.errors import Refused
from flows.commands import office
from forms.office import PublishForm
from portals.office.figures import figures_of
from portals.office.keys import keys_of
from portals.office.mark_lines import mark_lines
from portals.office.score_file import tickets_without_marks
from portals.office.sheets import sheets_of
from portals.shell.access import roles_only
from portals.shell.seat import seat_of
from portals.shell.turning import turn_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from portals.shell.seat import Seat
    from sittings.models import ScoreSheet

PAGE = 50


@roles_only(Role.CLERK)
@require_safe
def score_sheet(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Show what a sheet comes to, its rows, and whose turn it is."""
    seat = seat_of(request)
    sheet, exam = _sheet_for(seat, public_id), seat.exam
    page = Paginator(sheet.rows, PAGE).get_page(request.GET.get("page", ""))
    shown = {
        "exam": exam,
        "sheet": sheet,
        "keys": keys_of(sheet, reader=seat.posting),
        "figures": figures_of(sheet, exam.subjects, exam.pass_mark),
        "expected": tickets_without_marks(seat).count(),
        "lines": mark_lines(list(page), exam.subjects, exam.pass_mark),
        "turn": turn_of(page),
        "form": PublishForm(),
    }
    return render(request, "office/score_sheet.html", shown)


@roles_only(Role.CLERK)
@require_POST
def publish(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Publish a sheet that somebody else imported."""
    seat, form = seat_of(request), PublishForm(request.POST)
    sheet = _sheet_for(seat, public_id)
    try:
        if form.is_valid():
            count = office.publish_scores(sheet.public_id, by=seat.posting)
            messages.success(request, f"已发布 {count} 人的成绩，考生会收到短信。")
        else:
            messages.error(request, form.objection)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("office:score_sheet", sheet.public_id)


@roles_only(Role.CLERK)
@require_POST
def discard(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Throw a staged sheet away."""
    seat = seat_of(request)
    sheet = _sheet_for(seat, public_id)
    try:
        office.discard_scores(sheet.public_id, by=seat.posting)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("office:score_sheet", sheet.public_id)
    messages.success(request, f"「{sheet.file_name}」已作废，没有发布任何成绩。")
    return redirect("office:scores")


def _sheet_for(seat: Seat, public_id: str) -> ScoreSheet:
    """Return a sheet of the office's own region with its rows; to others it does not exist."""
    return get_object_or_404(sheets_of(seat).defer(None), public_id=public_id)
