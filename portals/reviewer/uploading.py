"""Upload a paper for a candidate who cannot."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from flows.commands import reviewer_documents
from forms.review import UploadForm
from portals.reviewer.acting import acting_posting, case_for
from portals.reviewer.standing import standing_of
from portals.reviewer.trying import DONE, SHOWN, show_or_take, try_with
from portals.shell.access import reviewers_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from accounts.models import Posting
    from applications.models import Attachment


@reviewers_only
@show_or_take
def upload(request: SignedInRequest, public_id: str, code: str) -> HttpResponse:
    """Add a picture to a document of the case; from then on a colleague decides it."""
    posting = acting_posting(request)
    paper = case_for(posting, public_id)
    rule = get_object_or_404(paper.exam.document_rules, code=code)
    if request.method != "POST" and not standing_of(paper, posting).may_decide:
        return redirect("reviewer:case", public_id)
    form, status = UploadForm(), SHOWN
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES)
        sent = partial(_attach, form, public_id, code, by=posting)
        status = try_with(form, sent, field="picture")
    if status == DONE:
        messages.success(request, f"已代传「{rule.title}」，并短信告诉本人。")
        return redirect("reviewer:case", public_id)
    shown = {"paper": paper, "rule": rule, "form": form, "exam": paper.exam}
    return render(request, "reviewer/upload.html", shown, status=status)


def _attach(form: UploadForm, public_id: str, code: str, *, by: Posting) -> Attachment:
    data = form.cleaned_data["picture"].read()
    return reviewer_documents.attach_on_behalf(public_id, by=by, code=code, data=data)
