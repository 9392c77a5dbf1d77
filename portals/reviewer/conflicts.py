"""回避申报: whose cases one must keep away from, declared by oneself and never deleted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from accounts.models import Conflict, Relation
from flows.commands import conflicts as commands
from forms.conflict import ConflictForm, WithdrawConflictForm
from portals.reviewer.acting import acting_posting
from portals.reviewer.trying import DONE, SHOWN, show_or_take, try_with
from portals.shell.access import reviewers_only
from portals.shell.conflict_rows import conflict_lines

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from accounts.models import Posting


@sensitive_post_parameters()
@reviewers_only
@show_or_take
def conflicts(request: SignedInRequest) -> HttpResponse:
    """Show what one has declared, and take another declaration in."""
    posting, form, status = acting_posting(request), ConflictForm(), SHOWN
    if request.method == "POST":
        form = ConflictForm(request.POST)
        status = try_with(form, partial(_declare, form, by=posting))
    if status == DONE:
        messages.success(request, "已申报。相关的报名从现在起不再出现在您这里。")
        return redirect("reviewer:conflicts")
    own = Conflict.objects.of(request.user).select_related("user", "employer")
    shown = {"form": form, "lines": conflict_lines(own)}
    return render(request, "reviewer/conflicts.html", shown, status=status)


@reviewers_only
@show_or_take
def withdraw_conflict(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Take a declaration back, with a reason that stays readable."""
    posting = acting_posting(request)
    standing = Conflict.objects.of(request.user).standing().select_related("user", "employer")
    conflict = get_object_or_404(standing, public_id=public_id)
    form, status = WithdrawConflictForm(), SHOWN
    if request.method == "POST":
        form = WithdrawConflictForm(request.POST)
        status = try_with(form, partial(_withdraw, form, public_id, by=posting))
    if status == DONE:
        messages.success(request, "已撤销这项申报，原来的记录还在。")
        return redirect("reviewer:conflicts")
    shown = {"form": form, "line": conflict_lines([conflict])[0]}
    return render(request, "reviewer/withdraw_conflict.html", shown, status=status)


def _declare(form: ConflictForm, *, by: Posting) -> Conflict:
    said = form.cleaned_data
    declared = commands.Declared(
        Relation(said["relation"]), said["name"], said["id_number"], said["employer"]
    )
    return commands.declare(declared, by=by)


def _withdraw(form: WithdrawConflictForm, public_id: str, *, by: Posting) -> Conflict:
    return commands.withdraw(public_id, by=by, reason=form.cleaned_data["reason"])
