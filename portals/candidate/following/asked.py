"""What a reviewer asks for: fields and papers of the present round, with the reviewer's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import OuterRef, Subquery

from applications.models import FindingKind
from exams.models import DocumentRule
from flows.commands.editing import newly_asked
from forms.application import LABELS, ApplicationForm

if TYPE_CHECKING:
    from datetime import datetime

    from applications.models import Application

NEW = "按您现在填的内容，还需要这份材料。"


@dataclass(frozen=True)
class Asked:
    """One thing to supply; what the rules ask for on top has no desk and no time."""

    kind: str
    code: str
    title: str
    note: str
    step: str = ""
    raised_at: datetime | None = None
    seen_version: int | None = None

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.code}"

    @property
    def is_document(self) -> bool:
        return self.kind == FindingKind.DOCUMENT


def asked_of(paper: Application) -> list[Asked]:
    """Return what the present round asks for, in the reviewer's order. One query."""
    titles = DocumentRule.objects.filter(exam=paper.exam_id, code=OuterRef("code"))
    findings = paper.findings.filter(round=paper.round).annotate(
        document=Subquery(titles.values("title")[:1])
    )
    rows = findings.values_list(
        "kind", "code", "document", "note", "step", "raised_at", "seen_version"
    )
    return [
        Asked(kind, code, _title(kind, code, document), note, step, raised_at, seen)
        for kind, code, document, note, step, raised_at, seen in rows
    ]


def asked_by_rules(paper: Application) -> list[Asked]:
    """Return the papers that corrected answers ask for and which nobody has flagged."""
    codes = newly_asked(paper)
    rules = paper.exam.document_rules.filter(code__in=codes) if codes else []
    return [Asked(FindingKind.DOCUMENT, rule.code, rule.title, NEW) for rule in rules]


def _title(kind: str, code: str, document: str | None) -> str:
    if kind == FindingKind.DOCUMENT:
        return document or "材料"
    field = ApplicationForm.base_fields.get(code)
    return LABELS.get(code) or str(field.label if field else "填写内容")
