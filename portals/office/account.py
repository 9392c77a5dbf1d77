"""One account: its postings, what waits for a second person, and what can be done for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts import factor_resets, handing_out, looking_after
from accounts.errors import NotDone, NotYours
from accounts.models import Posting, User
from accounts.models.posting import GRANTABLE
from forms.accounts import ResetReasonForm
from portals.office.account_sheet import account_sheet
from portals.shell.access import roles_only
from portals.shell.seat import acting_posting

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from accounts.http import SignedInRequest

TEMPLATE = "office/account.html"
office_of_accounts = roles_only(*GRANTABLE)


@office_of_accounts
@require_safe
def account(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Show one account."""
    return _show(request, public_id, ResetReasonForm())


@office_of_accounts
@require_POST
def agree_posting(request: SignedInRequest, public_id: str, handle: str) -> HttpResponse:
    """Agree to a grant as the second person."""
    deed = partial(handing_out.agree, _posting_of(public_id, handle), by=acting_posting(request))
    return _done(request, public_id, deed, "已同意，这项任职生效了。")


@office_of_accounts
@require_POST
def end_posting(request: SignedInRequest, public_id: str, handle: str) -> HttpResponse:
    """End a posting, or turn down one that waits."""
    handle = _posting_of(public_id, handle)
    deed = partial(handing_out.end_posting, handle, by=acting_posting(request))
    return _done(request, public_id, deed, "这项任职已结束。")


@office_of_accounts
@require_POST
def new_start_password(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Replace a forgotten password; the new one stands on the answer and nowhere else."""
    by = acting_posting(request)
    person = one_account(by, public_id)
    try:
        password = looking_after.new_start_password(public_id, by=by)
    except NotYours as foreign:
        raise Http404 from foreign
    except NotDone as why:
        messages.error(request, str(why))
        return redirect("office:account", public_id)
    days = settings.START_PASSWORD_LIFE.days
    values = {"person": person, "password": password, "days": days}
    return render(request, "office/new_start_password.html", values)


@office_of_accounts
@require_POST
def deactivate(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Close an account."""
    deed = partial(looking_after.deactivate, public_id, by=acting_posting(request))
    return _done(request, public_id, deed, "账号已停用，任职都结束了。")


@office_of_accounts
@require_POST
def reactivate(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Open a closed account again."""
    deed = partial(looking_after.reactivate, public_id, by=acting_posting(request))
    return _done(request, public_id, deed, "账号已恢复，任职要重新授予。")


@office_of_accounts
@require_POST
def ask_factor_reset(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Ask, as the first person, for a lost second factor to be reset."""
    form = ResetReasonForm(request.POST)
    if not form.is_valid():
        return _show(request, public_id, form)
    by, reason = acting_posting(request), form.cleaned_data["reason"]
    deed = partial(factor_resets.ask, public_id, by=by, reason=reason)
    return _done(request, public_id, deed, "已提出，等另一位同事同意。")


@office_of_accounts
@require_POST
def agree_factor_reset(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Agree to a reset as the second person."""
    deed = partial(factor_resets.agree, public_id, by=acting_posting(request))
    return _done(request, public_id, deed, "已重置，本人下次登录时重新开通两步验证。")


@office_of_accounts
@require_POST
def refuse_factor_reset(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Refuse a reset; the second factor stays as it is."""
    deed = partial(factor_resets.refuse, public_id, by=acting_posting(request))
    return _done(request, public_id, deed, "没有重置，原来的验证器照用。")


def one_account(by: Posting, public_id: str) -> User:
    """Return an account of which this person looks after a posting; Http404 for any other."""
    mine = Posting.objects.looked_after_by(by)
    people = User.objects.filter(pk__in=mine.values("user")).select_related("second_factor")
    return get_object_or_404(people, public_id=public_id)


def _posting_of(public_id: str, handle: str) -> str:
    """Return the handle when it is a posting of this person; Http404 when it is not."""
    get_object_or_404(Posting, user__public_id=public_id, handle=handle)
    return handle


def _done(
    request: SignedInRequest, public_id: str, deed: Callable[[], object], said: str
) -> HttpResponse:
    """Do it and say so on the person's page; what cannot be done is said there, too."""
    one_account(acting_posting(request), public_id)
    try:
        deed()
    except NotYours as foreign:
        raise Http404 from foreign
    except NotDone as why:
        messages.error(request, str(why))
    else:
        messages.success(request, said)
    return redirect("office:account", public_id)


def _show(request: SignedInRequest, public_id: str, form: ResetReasonForm) -> HttpResponse:
    by = acting_posting(request)
    person = one_account(by, public_id)
    values = {"sheet": account_sheet(person, by=by, now=timezone.now()), "reset_form": form}
    return render(request, TEMPLATE, values, status=422 if form.errors else 200)
