"""代办人: a holder of a posting is away, and names the colleague who does the work meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts import substitutes
from accounts.errors import NotDone, NotYours
from accounts.roles import posting_of
from forms.accounts import SubstituteForm
from portals.entrance.own_page import own_page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from accounts.models import Posting


@require_http_methods(["GET", "HEAD", "POST"])
def substitute(request: SignedInRequest) -> HttpResponse:
    """Show who stands in for the posting that acts, and take another name."""
    posting = _own(request)
    people = substitutes.colleagues_of(posting)
    form = SubstituteForm(people, request.POST if request.method == "POST" else None)
    if form.is_valid() and _is_named(request, form, posting):
        return redirect("entrance:substitute")
    named = posting.substitutes.not_over(timezone.now()).select_related("user")
    values = {"form": form, "named": named, "has_colleagues": people.exists()}
    values |= {"held": posting, "own_page": own_page(request)}
    status = 422 if form.errors else 200
    return render(request, "entrance/substitute.html", values, status=status)


@require_POST
def end_substitute(request: SignedInRequest, handle: str) -> HttpResponse:
    """Take a name back: one is at work again."""
    try:
        substitutes.end_substitute(handle, by=_own(request))
    except NotYours as foreign:
        raise Http404 from foreign
    messages.success(request, "代办已结束。")
    return redirect("entrance:substitute")


def _own(request: SignedInRequest) -> Posting:
    posting = posting_of(request)
    if posting is None:
        raise Http404
    return posting


def _is_named(request: SignedInRequest, form: SubstituteForm, posting: Posting) -> bool:
    try:
        named = substitutes.name_substitute(
            posting.handle,
            by=posting,
            colleague=form.cleaned_data["colleague"].public_id,
            starts=form.starts,
            ends=form.last_moment,
        )
    except NotDone as why:
        form.add_error(why.field or None, str(why))
        return False
    messages.success(request, said_of(named))
    return True


def said_of(named: Posting) -> str:
    """Return what is told about a name that was taken."""
    if named.agreed_at is None:
        return f"已提出由{named.user.name}代办。他不是同一岗位，要工考机构的同事同意才生效。"
    return f"已指定{named.user.name}代办，到期自动结束。"
