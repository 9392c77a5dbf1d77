"""逾期件: cases that were not decided in time, for whoever answers for the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Role
from flows.commands import reassigning
from flows.heads import paths_led_by
from forms.reassigning import ReassignForm
from portals.reviewer.acting import acting_posting
from portals.reviewer.overdue_rows import LATEST_FIRST, overdue_lines, overdue_seen_by
from portals.reviewer.paging import page_of, place_asked
from portals.shell.access import roles_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from accounts.models import Posting
    from flows.commands.reassigning import Report

TEMPLATE = "reviewer/overdue.html"
leaders_only = roles_only(Role.REVIEWER, Role.SUPERVISOR)


@leaders_only
@require_safe
def overdue(request: SignedInRequest) -> HttpResponse:
    """Show the overdue cases, the one that waits longest first."""
    posting = acting_posting(request)
    led = _led_by(posting)
    return _show(request, posting, led, ReassignForm(reassigning.reviewers_at(led)))


@leaders_only
@require_POST
def reassign(request: SignedInRequest) -> HttpResponse:
    """Give the ticked cases to a colleague."""
    posting = acting_posting(request)
    led = _led_by(posting)
    form = ReassignForm(reassigning.reviewers_at(led), request.POST)
    if not form.is_valid():
        return _show(request, posting, led, form, status=422)
    words = form.cleaned_data["words"]
    report = reassigning.reassign_all(form.picked, by=posting, to=form.to, words=words)
    _say(request, report, name=form.to.user.name)
    return redirect("reviewer:overdue")


def _led_by(posting: Posting) -> list[str]:
    """Return the offices a posting answers for. Supervisors may look even where they do not."""
    led = paths_led_by(posting, now=timezone.now())
    if not led and posting.role != Role.SUPERVISOR:
        raise Http404
    return led


def _show(
    request: SignedInRequest,
    posting: Posting,
    led: list[str],
    form: ReassignForm,
    *,
    status: int = 200,
) -> HttpResponse:
    page = page_of([overdue_seen_by(posting, led)], LATEST_FIRST, place_asked(request.GET))
    lines = overdue_lines(page.rows, posting, led, picked=form.picked, now=timezone.now())
    shown = {
        "lines": lines,
        "form": form,
        "may_give": any(line.may_give for line in lines),
        "is_paged": bool(page.previous or page.next),
        "previous": f"?{page.previous}" if page.previous else "",
        "next": f"?{page.next}" if page.next else "",
    }
    return render(request, TEMPLATE, shown, status=status)


def _say(request: SignedInRequest, report: Report, *, name: str) -> None:
    if report.given:
        messages.success(request, f"已转给{name} {report.given} 件，在他的「待办」和「提醒」里。")
    for skipped, why in report.skipped:
        messages.warning(request, f"{skipped}没有转：{why}")
