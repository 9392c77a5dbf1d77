"""复核抽样: decided cases of other cities, looked at again without the first answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import Role
from applications.models import Attachment
from flows.commands import reviewer_documents
from flows.commands import second_looks as commands
from flows.models import SecondLook, SecondOpinion
from forms.second_look import SecondLookForm
from portals.reviewer.acting import acting_posting
from portals.reviewer.second_look_sheet import look_lines, look_sheet
from portals.reviewer.trying import DONE, SHOWN, show_or_take, try_with
from portals.shell.access import roles_only
from portals.shell.files import private_file

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from accounts.http import SignedInRequest
    from accounts.models import Posting

MOST = 100


@roles_only(Role.REVIEWER)
@require_safe
def second_looks(request: SignedInRequest) -> HttpResponse:
    """List what was drawn in other cities and waits for anybody's second look."""
    waiting = SecondLook.objects.open_to(acting_posting(request))
    waiting = waiting.select_related("application__apply_trade")
    shown = {"lines": look_lines(waiting[:MOST])}
    return render(request, "reviewer/second_looks.html", shown)


@roles_only(Role.REVIEWER)
@show_or_take
def second_look(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Show a drawn case without its answer and its office, and take the opinion in."""
    posting = acting_posting(request)
    look = _look_for(posting, public_id)
    form, status = SecondLookForm(), SHOWN
    if request.method == "POST":
        form = SecondLookForm(request.POST)
        status = try_with(form, partial(_judge, form, public_id, by=posting))
    if status == DONE:
        messages.success(request, "意见已记下，原来的决定不变。")
        return redirect("reviewer:second_looks")
    shown = {"form": form, "sheet": look_sheet(look, posting=posting)}
    return render(request, "reviewer/second_look.html", shown, status=status)


@roles_only(Role.REVIEWER)
@require_safe
def second_look_document(
    request: SignedInRequest, public_id: str, document_id: str
) -> HttpResponseBase:
    """Hand out a document of a drawn case and note that it was opened."""
    posting = acting_posting(request)
    look = _look_for(posting, public_id)
    current = Attachment.objects.current().filter(application=look.application_id)
    attachment = get_object_or_404(current.select_related("application"), public_id=document_id)
    reviewer_documents.open_document(attachment, by=posting)
    kind = attachment.content_type
    return private_file(path=str(attachment.file), content_type=kind, name=attachment.download_name)


def _judge(form: SecondLookForm, public_id: str, *, by: Posting) -> SecondLook:
    opinion = SecondOpinion(form.cleaned_data["opinion"])
    return commands.judge(public_id, by=by, opinion=opinion, reason=form.words, now=timezone.now())


def _look_for(posting: Posting, public_id: str) -> SecondLook:
    """Return a look the posting may take; to everybody else it does not exist."""
    waiting = SecondLook.objects.open_to(posting).select_related(
        "application__exam", "application__candidate", "application__apply_trade",
        "application__current_trade",
    )  # fmt: skip
    return get_object_or_404(waiting, public_id=public_id)
