"""Papers written in Word: which there are, and the page that adds one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from applications.errors import Refused
from exams.levels import Level
from exams.models.papers import PaperKind
from flows.commands.editing import open_documents
from flows.commands.word_papers import attach_word
from forms.word_paper import WordPaperForm
from portals.candidate.own import is_draft, open_paper_of
from portals.shell.access import candidates_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from applications.models import Application
    from exams.models import DocumentRule


@dataclass(frozen=True)
class WordFile:
    """One kept file: its title, where to fetch it, and where its buttons post to."""

    title: str
    url: str
    change_url: str
    size: str


@dataclass(frozen=True)
class WordSlot:
    """A slot for papers in Word."""

    code: str
    title: str
    hint: str
    url: str
    files: tuple[WordFile, ...]
    most: int

    @property
    def word(self) -> str:
        return f"已收下 {len(self.files)} 份" if self.files else "选填"

    @property
    def tone(self) -> str:
        return "ok" if self.files else "off"

    @property
    def is_full(self) -> bool:
        return len(self.files) >= self.most


def word_slots(paper: Application) -> list[WordSlot]:
    """Return the slots for Word files; they are only asked about at level one."""
    rules = [one for one in paper.exam.document_rules.all() if one.kind == PaperKind.WORD]
    if paper.apply_level != Level.ONE or not rules:
        return []
    return [_slot(paper, rule) for rule in rules]


def _slot(paper: Application, rule: DocumentRule) -> WordSlot:
    files = tuple(
        WordFile(
            one.title,
            reverse("candidate:file", args=[one.public_id]),
            reverse("candidate:change_page", args=[one.public_id]),
            f"{max(1, one.size // 1024)} KB",
        )
        for one in paper.attachments.of_code(rule.code).current().in_order()
    )
    url = reverse("candidate:word_paper", args=[rule.code])
    return WordSlot(rule.code, rule.title, rule.hint, url, files, rule.most)


@require_http_methods(["GET", "HEAD", "POST"])
@candidates_only
def word_paper(request: SignedInRequest, code: str) -> HttpResponse:
    """Take a paper with its title; what is wrong with either is said beside it."""
    paper = open_paper_of(request.user)
    rule = get_object_or_404(paper.exam.document_rules, code=code, kind=PaperKind.WORD)
    if code not in open_documents(paper, [code]):
        raise Http404
    form = WordPaperForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and _is_kept(request, paper, code, form):
        messages.success(request, f"已收下「{form.cleaned_data['title']}」。")
        return redirect(f"{reverse('candidate:word_paper', args=[code])}#kept")
    values = {
        "exam": paper.exam,
        "slot": _slot(paper, rule),
        "form": form,
        "back": reverse("candidate:application" if is_draft(paper) else "candidate:fix"),
        "back_word": "报名信息" if is_draft(paper) else "补充材料",
        "here": request.path,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "candidate/word_paper.html", values, status=status)


def _is_kept(request: SignedInRequest, paper: Application, code: str, form: WordPaperForm) -> bool:
    """Keep the file; what is said against it stands under the field."""
    if not form.is_valid():
        return False
    file, title = form.cleaned_data["file"], form.cleaned_data["title"]
    try:
        attach_word(
            paper.public_id,
            by=request.user,
            code=code,
            title=title,
            file_name=file.name or "",
            data=file.read(),
        )
    except Refused as refusal:
        for objection in refusal.objections:
            form.add_error("file", objection.text)
        return False
    return True
