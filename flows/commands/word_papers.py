"""Add a paper written in Word to an application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from applications import slots, word_papers
from applications.errors import Objection, Refused
from audit import trail
from exams.models import DocumentRule
from exams.models.papers import PaperKind
from flows import desk
from flows.commands.editing import require_editable, require_own

if TYPE_CHECKING:
    from accounts.models import User
    from applications.models import Attachment


def attach_word(
    public_id: str, *, by: User, code: str, title: str, file_name: str, data: bytes
) -> Attachment:
    """Keep a Word file under its title; one of the same title takes the place of the older.

    Raises:
        Refused: the slot is not open, or the file cannot be taken; the objections say why.
    """
    rules = DocumentRule.objects.filter(kind=PaperKind.WORD, code=code)
    rule = rules.filter(exam__applications__public_id=public_id).first()
    if rule is None:
        raise Refused(Objection("no_such_slot", code, "这次考核不需要这项材料。"))
    word = word_papers.check(rule, data, file_name=file_name, title=title)
    with desk.holding(public_id) as paper:
        require_own(paper, by)
        require_editable(paper, documents=[code])
        now = timezone.now()
        slots.require_in_time(paper, now=now)
        older = word_papers.same_title(paper, code, title)
        slots.require_place(paper, rule, sent=word.sha256, replacing=older)
        attachment = word_papers.keep(paper, rule, word, by=by, now=now)
        trail.record(
            actor=by,
            verb="attach",
            subject=paper.reference,
            details={"document": code, "version": attachment.version, "sha256": attachment.sha256},
        )
        return attachment
