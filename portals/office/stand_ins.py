"""A colleague is away and cannot name a substitute: the office does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts import substitutes
from accounts.errors import NotDone, NotYours
from accounts.models import Posting
from forms.accounts import SubstituteForm
from portals.office.account import office_of_accounts
from portals.shell.seat import acting_posting

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest


@office_of_accounts
@require_http_methods(["GET", "HEAD", "POST"])
def name_substitute(request: SignedInRequest, public_id: str, handle: str) -> HttpResponse:
    """Choose who stands in for a posting, from day to day."""
    by = acting_posting(request)
    mine = Posting.objects.looked_after_by(by).in_force(timezone.now()).with_faces()
    held = get_object_or_404(
        mine, user__public_id=public_id, handle=handle, stands_in_for__isnull=True
    )
    people = substitutes.colleagues_of(held).exclude(pk=by.user_id)
    form = SubstituteForm(people, request.POST if request.method == "POST" else None)
    if form.is_valid() and _is_named(form, held, by):
        messages.success(request, "代办人已指定。不是同一岗位的，还要另一位同事同意。")
        return redirect("office:account", form.cleaned_data["colleague"].public_id)
    values = {"form": form, "held": held, "has_colleagues": people.exists()}
    status = 422 if form.errors else 200
    return render(request, "office/name_substitute.html", values, status=status)


def _is_named(form: SubstituteForm, held: Posting, by: Posting) -> bool:
    colleague = form.cleaned_data["colleague"].public_id
    try:
        substitutes.name_substitute(
            held.handle, by=by, colleague=colleague, starts=form.starts, ends=form.last_moment
        )
    except NotYours as foreign:
        raise Http404 from foreign
    except NotDone as why:
        form.add_error(why.field or None, str(why))
        return False
    return True
