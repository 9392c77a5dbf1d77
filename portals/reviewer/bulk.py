"""Many cases at once: look at what would happen, start it, follow it, stop it, read the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from applications.models import Application
from flows.colleagues import colleagues_of
from flows.commands import bulk
from flows.models import BulkDeed, BulkJob
from forms.bulk import BulkForm, chosen_in
from portals.reviewer.acting import acting_posting
from portals.reviewer.bulk_rows import foresight_of, job_lines, job_sheet
from portals.reviewer.trying import DONE, SHOWN, show_or_take, try_with
from portals.shell import live
from portals.shell.access import reviewers_only

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpResponse, QueryDict

    from accounts.http import SignedInRequest
    from accounts.models import Posting


@reviewers_only
@show_or_take
def bulk_check(request: SignedInRequest) -> HttpResponse:
    """Show what would happen to the ticked cases; start it. Each is checked again at its turn."""
    posting, is_sent = acting_posting(request), request.method == "POST"
    query = request.POST if is_sent else request.GET
    form, status = _form(query, posting, is_sent=is_sent), SHOWN
    jobs: list[BulkJob] = []
    if is_sent:
        status = try_with(form, lambda: jobs.append(_begin(query, posting, form)))
    if status == DONE:
        return redirect("reviewer:bulk_job", jobs[0].public_id)
    shown = _shown(query, posting, form)
    return render(request, "reviewer/bulk_check.html", shown, status=status)


def _begin(query: QueryDict, posting: Posting, form: BulkForm) -> BulkJob:
    chosen = chosen_in(query)
    wanted = [one.public_id for one in chosen]
    found = Application.objects.visible_to(posting).filter(public_id__in=wanted)
    papers = {paper.public_id: paper for paper in found}
    seen = [(papers[one.public_id], one.version) for one in chosen if one.public_id in papers]
    deed = BulkDeed(form.cleaned_data["deed"])
    return bulk.begin(by=posting, deed=deed, seen=seen, to=form.chosen, words=form.said)


def _form(query: QueryDict, posting: Posting, *, is_sent: bool) -> BulkForm:
    is_over_to = query.get("deed") == BulkDeed.HAND_OVER
    colleagues = colleagues_of(posting, now=timezone.now())
    return BulkForm(
        BulkDeed.choices, colleagues, query if is_sent else None, needs_colleague=is_over_to
    )


def _shown(query: QueryDict, posting: Posting, form: BulkForm) -> dict[str, object]:
    deed = query.get("deed", "")
    known = deed if deed in BulkDeed.values else BulkDeed.APPROVE.value
    chosen = [one.public_id for one in chosen_in(query)]
    return {"sheet": foresight_of(chosen, BulkDeed(known), posting), "form": form}


@reviewers_only
@require_safe
def bulk_jobs(request: SignedInRequest) -> HttpResponse:
    """List what the person has asked for, the newest first."""
    lines = job_lines(_own(request), now=timezone.now())
    return render(request, "reviewer/bulk_jobs.html", {"lines": lines})


@reviewers_only
@require_safe
def bulk_job(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Follow a job, and read what became of each case."""
    job = get_object_or_404(_own(request), public_id=public_id)
    sheet = job_sheet(job, posting=acting_posting(request), now=timezone.now())
    stamp = live.stamp_of(sheet)
    shown = {"sheet": sheet, "stamp": stamp}
    return live.same(request, stamp) or render(request, "reviewer/bulk_job.html", shown)


@reviewers_only
@require_POST
def bulk_stop(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Let no further case of a job be done."""
    job = get_object_or_404(_own(request), public_id=public_id)
    bulk.stop(job)
    return redirect("reviewer:bulk_job", public_id)


def _own(request: SignedInRequest) -> QuerySet[BulkJob]:
    return BulkJob.objects.filter(posting__user=request.user)
