"""成绩导入: hand out the sheet, read it back, and say what is wrong in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Role
from flows.commands import office
from flows.commands.office import BadSheet
from forms.office import XLSX, ScoreFileForm
from portals.office.score_file import blank_sheet
from portals.office.sheets import sheet_lines
from portals.shell.access import roles_only
from portals.shell.files import private_bytes
from portals.shell.seat import seat_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from portals.shell.seat import Seat
    from sittings.models import ScoreSheet
    from sittings.score_rows import RowError

MOST_SHOWN = 200


@dataclass(frozen=True)
class WrongCells:
    """What is wrong in a file, cell by cell, as far as it is shown."""

    shown: list[RowError]
    count: int
    rows: int

    @property
    def is_cut(self) -> bool:
        return self.count > len(self.shown)


@roles_only(Role.CLERK)
@require_http_methods(["GET", "HEAD", "POST"])
def scores(request: SignedInRequest) -> HttpResponse:
    """Take a sheet of marks; with one wrong row nothing of it is kept."""
    seat, wrong = seat_of(request), None
    form = ScoreFileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        kept = _keep(seat, form)
        if not isinstance(kept, WrongCells):
            messages.success(request, "表格没有错误，已保存。请另一位考务员核对后发布。")
            return redirect("office:score_sheet", kept.public_id)
        wrong = kept if kept.count else None
    shown = {"exam": seat.exam, "form": form, "wrong": wrong, "sheets": sheet_lines(seat)}
    status = 422 if form.errors or wrong else 200
    return render(request, "office/scores.html", shown, status=status)


@roles_only(Role.CLERK)
@require_safe
def score_template(request: SignedInRequest) -> HttpResponse:
    """Hand out the sheet to fill in: everybody of the region who holds a ticket."""
    seat = seat_of(request)
    name = f"成绩录入表-{seat.posting.place_name}-{seat.exam.year}.xlsx"
    return private_bytes(content=blank_sheet(seat), content_type=XLSX, name=name, download=True)


def _keep(seat: Seat, form: ScoreFileForm) -> ScoreSheet | WrongCells:
    """Stage a file. What is wrong with the file as a whole is said beside its field."""
    try:
        return office.stage_scores(
            exam=seat.exam, by=seat.posting, file_name=form.file_name, data=form.content
        )
    except BadSheet as bad:
        for error in bad.errors:
            if not error.column:
                form.add_error("sheet", error.text)
        cells = [error for error in bad.errors if error.column]
        return WrongCells(cells[:MOST_SHOWN], len(cells), len({error.row for error in cells}))
