"""账号: the people of the own office and of what lies below it, and new accounts for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from accounts import handing_out
from accounts.errors import NotDone, NotYours
from accounts.models import Role
from forms.accounts import AccountSearchForm, NewAccountForm, PostingForm
from portals.office.account import one_account
from portals.office.account_rows import account_page, waiting_lines
from portals.shell.access import roles_only
from portals.shell.seat import acting_posting

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.handing_out import Handed
    from accounts.http import SignedInRequest
    from accounts.models import Posting

show_or_take = require_http_methods(["GET", "HEAD", "POST"])


@roles_only(Role.CLERK, Role.ADMINISTRATOR)
@require_safe
def accounts(request: SignedInRequest) -> HttpResponse:
    """List the people, and what waits for a second person."""
    by, now = acting_posting(request), timezone.now()
    form = AccountSearchForm(request.GET if "q" in request.GET else None)
    text = str(form.cleaned_data["q"]) if form.is_valid() else ""
    values = {
        "form": form,
        "text": text,
        "people": account_page(by, text=text, wanted=request.GET.get("page", ""), now=now),
        "waiting": waiting_lines(by, now=now),
    }
    return render(request, "office/accounts.html", values)


@roles_only(Role.CLERK, Role.ADMINISTRATOR)
@sensitive_post_parameters()
@show_or_take
def new_account(request: SignedInRequest) -> HttpResponse:
    """Hand out an account; its start password stands on the answer and nowhere else."""
    by = acting_posting(request)
    form = NewAccountForm(by, request.POST if request.method == "POST" else None)
    handed = _handed_out(form, by) if form.is_valid() else None
    if handed is not None:
        values = {"handed": handed, "days": settings.START_PASSWORD_LIFE.days}
        return render(request, "office/new_account_done.html", values)
    status = 422 if form.errors else 200
    return render(request, "office/new_account.html", {"form": form}, status=status)


def _handed_out(form: NewAccountForm, by: Posting) -> Handed | None:
    said = form.cleaned_data
    try:
        return handing_out.hand_out(
            by=by, username=said["username"], name=said["name"], wish=form.wish
        )
    except NotDone as why:
        form.add_error(why.field or None, str(why))
        return None


@roles_only(Role.CLERK, Role.ADMINISTRATOR)
@show_or_take
def grant_posting(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Give somebody one more posting."""
    by = acting_posting(request)
    person = one_account(by, public_id)
    form = PostingForm(by, request.POST if request.method == "POST" else None)
    if form.is_valid() and _is_granted(form, public_id, by):
        return redirect("office:account", public_id)
    values = {"form": form, "person": person}
    return render(request, "office/grant_posting.html", values, status=422 if form.errors else 200)


def _is_granted(form: PostingForm, public_id: str, by: Posting) -> bool:
    try:
        handing_out.grant(public_id, by=by, wish=form.wish)
    except NotYours as foreign:
        raise Http404 from foreign
    except NotDone as why:
        form.add_error(None, str(why))
        return False
    return True
