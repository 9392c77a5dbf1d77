"""更正单位: somebody chose the wrong employer; the paper goes to the desk of the right one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from applications.errors import Refused
from flows.commands import correcting
from forms.on_behalf import CorrectEmployerForm
from portals.reviewer.acting import acting_posting, home_of, person_for
from portals.reviewer.trying import DONE, SHOWN, WRONG, seen_version, show_or_take, try_with
from portals.shell.access import reviewers_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from accounts.models import Posting
    from applications.models import Application


@reviewers_only
@show_or_take
def correct_employer(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Ask for the right employer and why, say where the paper would go, then move it."""
    posting = acting_posting(request)
    paper = person_for(posting, public_id)
    back = reverse("reviewer:person", args=[public_id])
    if request.method != "POST" and not correcting.may_correct(posting, paper):
        messages.info(request, "这件报名现在不能由您更正单位。")
        return redirect(back)
    form, status, destination = CorrectEmployerForm(request.POST or None), SHOWN, ""
    if "confirmed" in request.POST:
        status = try_with(form, partial(_correct, form, request, public_id, by=posting))
    elif request.method == "POST":
        destination = _destination(form, paper)
        status = SHOWN if destination else WRONG
    if status == DONE:
        messages.success(request, f"{paper.candidate.name} 的单位已更正，并短信告诉本人。")
        return redirect(home_of(posting))
    shown = {"paper": paper, "form": form, "destination": destination, "back": back}
    shown["seen_version"] = request.POST.get("seen_version", str(paper.version))
    shown["exam"] = paper.exam
    return render(request, "reviewer/correct_employer.html", shown, status=status)


def _correct(
    form: CorrectEmployerForm, request: SignedInRequest, public_id: str, *, by: Posting
) -> Application:
    said, seen = form.cleaned_data, seen_version(request)
    return correcting.correct_employer(
        public_id, by=by, employer=said["employer"], reason=said["reason"], seen_version=seen
    )


def _destination(form: CorrectEmployerForm, paper: Application) -> str:
    """Return where the paper would go; nothing while the form is to be mended."""
    if not form.is_valid():
        return ""
    employer = form.cleaned_data["employer"]
    try:
        step = correcting.first_desk_at(paper, employer)
    except Refused as refusal:
        form.add_error("employer", str(refusal))
        return ""
    return f"{employer.name}（{employer.region.name}），从「{step.label}」开始审核"
