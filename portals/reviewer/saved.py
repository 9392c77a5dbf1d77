"""A person's filters under names: 常用筛选."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from applications.errors import Refused
from flows.saved_filters import delete_filter, keep_filter, rename_filter
from forms.lists import FilterNameForm
from portals.reviewer.filters import filters_in
from portals.reviewer.saved_rows import saved_lines
from portals.reviewer.trying import DONE, SHOWN, show_or_take, try_with
from portals.shell.access import reviewers_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from flows.models import SavedFilter


@reviewers_only
@show_or_take
def saved_filters(request: SignedInRequest) -> HttpResponse:
    """Show one's filters; save the one in the address under a name."""
    filters = filters_in(request.GET)
    form, status = FilterNameForm(request.POST or None), SHOWN
    if request.method == "POST":
        status = try_with(form, partial(_keep, request, form, filters.query), field="name")
    if status == DONE:
        name = form.cleaned_data["name"]
        messages.success(request, f"已存为常用筛选「{name}」，在清单上方可以直接点用。")
        return redirect(f"{reverse('reviewer:inbox')}?{filters.query}")
    shown = {"form": form, "filters": filters, "lines": saved_lines(request.user)}
    return render(request, "reviewer/saved_filters.html", shown, status=status)


def _keep(request: SignedInRequest, form: FilterNameForm, query: str) -> SavedFilter:
    return keep_filter(by=request.user, name=form.cleaned_data["name"], query=query)


@reviewers_only
@require_POST
def rename_saved_filter(request: SignedInRequest) -> HttpResponse:
    """Give a filter another name."""
    form = FilterNameForm(request.POST)
    if form.is_valid():
        try:
            rename_filter(form.old_name, by=request.user, name=form.cleaned_data["name"])
        except Refused as refusal:
            messages.error(request, str(refusal))
    else:
        messages.error(request, "名称要写 1 到 12 个字。")
    return redirect("reviewer:saved_filters")


@reviewers_only
@require_POST
def delete_saved_filter(request: SignedInRequest) -> HttpResponse:
    """Forget a filter."""
    name = FilterNameForm(request.POST).old_name
    delete_filter(name, by=request.user)
    messages.success(request, f"已删除常用筛选「{name}」。")
    return redirect("reviewer:saved_filters")
