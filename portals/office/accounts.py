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
from forms.accounts import AccountSearchForm
from forms.accounts_below import new_account_form, posting_form
from portals.office.account import office_of_accounts, one_account
from portals.office.account_rows import account_page, waiting_lines
from portals.shell.seat import acting_posting

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.handing_out import Handed
    from accounts.http import SignedInRequest
    from accounts.models import Posting
    from forms.accounts import NewAccountForm, PostingForm
    from forms.accounts_below import AdminBelowForm, NewAdminBelowForm

OF_OFFICES = "和下级地区的工作人员、单位管理员"
TWO = "除单位管理员外，岗位要由本机构或上级机构的另一位同事同意才生效。"
BELOW = "只能开通下级单位的管理员账号，马上生效；本单位的，请工考机构或上级单位来办。"
show_or_take = require_http_methods(["GET", "HEAD", "POST"])


@office_of_accounts
@require_safe
def accounts(request: SignedInRequest) -> HttpResponse:
    """List the people, and what waits for a second person."""
    by, now = acting_posting(request), timezone.now()
    form = AccountSearchForm(request.GET if "q" in request.GET else None)
    text = str(form.cleaned_data["q"]) if form.is_valid() else ""
    values = {
        "form": form,
        "text": text,
        "whom": "下级单位的管理员" if by.role == Role.EMPLOYER_ADMIN else OF_OFFICES,
        "people": account_page(by, text=text, wanted=request.GET.get("page", ""), now=now),
        "waiting": waiting_lines(by, now=now),
    }
    return render(request, "office/accounts.html", values)


@office_of_accounts
@sensitive_post_parameters()
@show_or_take
def new_account(request: SignedInRequest) -> HttpResponse:
    """Hand out an account; its start password stands on the answer and nowhere else."""
    by = acting_posting(request)
    form = new_account_form(by, request.POST if request.method == "POST" else None)
    handed = _handed_out(form, by) if form.is_valid() else None
    if handed is not None:
        values = {"handed": handed, "days": settings.START_PASSWORD_LIFE.days}
        return render(request, "office/new_account_done.html", values)
    status = 422 if form.errors else 200
    values = {"form": form, "note": _note(by)}
    return render(request, "office/new_account.html", values, status=status)


def _note(by: Posting) -> str:
    return BELOW if by.role == Role.EMPLOYER_ADMIN else TWO


def _handed_out(form: NewAccountForm | NewAdminBelowForm, by: Posting) -> Handed | None:
    said = form.cleaned_data
    try:
        return handing_out.hand_out(
            by=by, username=said["username"], name=said["name"], wish=form.wish
        )
    except NotDone as why:
        form.add_error(why.field or None, str(why))
        return None


@office_of_accounts
@show_or_take
def grant_posting(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Give somebody one more posting."""
    by = acting_posting(request)
    person = one_account(by, public_id)
    form = posting_form(by, request.POST if request.method == "POST" else None)
    if form.is_valid() and _is_granted(form, public_id, by):
        return redirect("office:account", public_id)
    values = {"form": form, "person": person, "note": _note(by)}
    return render(request, "office/grant_posting.html", values, status=422 if form.errors else 200)


def _is_granted(form: PostingForm | AdminBelowForm, public_id: str, by: Posting) -> bool:
    try:
        handing_out.grant(public_id, by=by, wish=form.wish)
    except NotYours as foreign:
        raise Http404 from foreign
    except NotDone as why:
        form.add_error(None, str(why))
        return False
    return True
