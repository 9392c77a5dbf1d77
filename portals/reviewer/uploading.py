"""添加上传资料: add pictures or a paper in Word for somebody who cannot."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from exams.models.papers import PaperKind
from flows.commands import on_behalf
from forms.on_behalf import PicturesForm
from forms.word_paper import WordPaperForm
from portals.reviewer.acting import acting_posting, person_for
from portals.reviewer.standing import standing_of
from portals.reviewer.trying import DONE, SHOWN, show_or_take, try_with
from portals.shell.access import reviewers_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from accounts.models import Posting
    from applications.models import Application
    from exams.models import DocumentRule


@reviewers_only
@show_or_take
def upload(request: SignedInRequest, public_id: str, code: str) -> HttpResponse:
    """Add to a document of somebody's paper; from then on a colleague decides it."""
    posting = acting_posting(request)
    paper = person_for(posting, public_id)
    rule = get_object_or_404(paper.exam.document_rules, code=code)
    is_on_desk = standing_of(paper, posting).may_decide
    back = reverse("reviewer:case" if is_on_desk else "reviewer:person", args=[public_id])
    if request.method != "POST" and not (is_on_desk or on_behalf.takes_papers_of(posting, paper)):
        return redirect(back)
    form, status = _form(request, paper, rule), SHOWN
    if request.method == "POST":
        sent = partial(_add, form, paper, rule, by=posting)
        status = try_with(form, sent, field="file" if rule.kind == PaperKind.WORD else "picture")
    if status == DONE:
        messages.success(request, f"已代传「{rule.title}」，并短信告诉本人。")
        return redirect(back)
    shown = {"paper": paper, "rule": rule, "form": form, "exam": paper.exam, "back": back}
    return render(request, "reviewer/upload.html", shown, status=status)


def _form(
    request: SignedInRequest, paper: Application, rule: DocumentRule
) -> PicturesForm | WordPaperForm:
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    if rule.kind == PaperKind.WORD:
        return WordPaperForm(data, files)
    pages = paper.attachments.of_code(rule.code).current().in_order()
    return PicturesForm(
        list(pages.values_list("public_id", flat=True)), data, files, most=rule.most
    )


def _add(
    form: PicturesForm | WordPaperForm, paper: Application, rule: DocumentRule, *, by: Posting
) -> None:
    said = form.cleaned_data
    if isinstance(form, PicturesForm):
        on_behalf.add_pictures(
            paper.public_id,
            by=by,
            code=rule.code,
            pictures=form.pictures,
            replaces=said.get("replaces", ""),
        )
        return
    file = said["file"]
    on_behalf.add_word(
        paper.public_id,
        by=by,
        code=rule.code,
        title=said["title"],
        file_name=file.name or "",
        data=file.read(),
    )
