"""The page of a case, and its documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_safe

from applications.models import Application, Attachment
from flows.commands import reviewer_documents
from portals.reviewer.acting import acting_posting, case_for
from portals.reviewer.sheet import sheet_of
from portals.reviewer.undoable import undoable_lines
from portals.shell.access import reviewers_only
from portals.shell.files import private_file

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from accounts.http import SignedInRequest


@reviewers_only
@require_safe
def case(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Show a case: documents, rules, answers, history, and what can be decided."""
    posting = acting_posting(request)
    paper = case_for(posting, public_id)
    wanted, beside = request.GET.get("doc", ""), request.GET.get("beside", "")
    now = timezone.now()
    sheet = sheet_of(paper, posting=posting, wanted=wanted, beside=beside, now=now)
    shown = {"sheet": sheet, "exam": paper.exam, "undoable": undoable_lines(posting, most=1)}
    return render(request, "reviewer/case.html", shown)


@reviewers_only
@require_GET
def document(request: SignedInRequest, public_id: str) -> HttpResponseBase:
    """Hand out a document of a case and note that it was opened."""
    posting = acting_posting(request)
    cases = Application.objects.visible_to(posting)
    attachments = Attachment.objects.filter(application__in=cases).select_related("application")
    attachment = get_object_or_404(attachments, public_id=public_id)
    reviewer_documents.open_document(attachment, by=posting)
    name = f"{attachment.application.reference}-{attachment.download_name}"
    kind = attachment.content_type
    return private_file(path=str(attachment.file), content_type=kind, name=name)
