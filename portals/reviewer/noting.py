"""Notes about a case that only the staff reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from flows.commands import reviewer
from forms.remarks import NoteForm
from portals.reviewer.acting import acting_posting, case_for
from portals.shell.access import reviewers_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest


@reviewers_only
@require_POST
def note(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Add a note; it cannot be changed or taken back."""
    posting = acting_posting(request)
    case_for(posting, public_id)
    form = NoteForm(request.POST)
    if form.is_valid():
        reviewer.note(public_id, by=posting, text=form.cleaned_data["text"])
        messages.success(request, "已记下备注，本人看不到。")
    else:
        messages.error(request, str(form.errors["text"][0]))
    return redirect("reviewer:case", public_id)
