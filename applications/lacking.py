"""What somebody's paper still lacks, item by item and by name, for whoever looks after people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Prefetch, prefetch_related_objects

from applications import dossier
from applications.completeness import missing_documents, required_fields
from applications.models import Attachment, Finding
from applications.records import KINDS
from applications.rules.papers import Document, slot_codes
from applications.stages import Stage, stage_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from applications.dossier import Books
    from applications.models import Application

ALWAYS_ASKED = (Document.PORTRAIT, Document.ID_CARD)
"""Known to be asked for before the form is filled in."""
NOT_ELIGIBLE = "按填写的内容不符合报名条件"
TO_CONFIRM = "与合格库不符，要本人确认"


@dataclass(frozen=True)
class Lacking:
    """What is missing, by name; `percent` says how much of what is needed is there."""

    items: tuple[str, ...] = ()
    percent: int = 100


def lacking_of(papers: Sequence[Application], *, today: date) -> dict[int, Lacking]:
    """Return by key what each draft lacks and what each returned paper was asked for.

    Five queries for any number of papers of one exam; none are spent on other states.
    """
    open_ones = [one for one in papers if _stage(one) in {Stage.FILLING, Stage.RETURNED}]
    if not open_ones:
        return {}
    current = Attachment.objects.current()
    flagged = Finding.objects.open().order_by("pk")
    prefetch_related_objects(
        open_ones, Prefetch("attachments", current), Prefetch("findings", flagged), "discrepancies"
    )
    books = dossier.books_of(open_ones[0].exam, open_ones)
    return {one.pk: _lacking(one, books, today=today) for one in open_ones}


def _stage(paper: Application) -> Stage:
    return stage_of(paper.state, paper.step)


def _lacking(paper: Application, books: Books, *, today: date) -> Lacking:
    fields, titles = required_fields(paper), {rule.code: rule.title for rule in books.rules}
    names = {field: kind.title for field, kind in KINDS.items()} | fields | titles
    if _stage(paper) is Stage.RETURNED:
        flagged = dict.fromkeys(one.code for one in paper.findings.all())
        return Lacking(tuple(names.get(code, code) for code in flagged))
    found = dossier.examine(paper, today=today, books=books)
    asked = found.verdict.documents if found.verdict else ALWAYS_ASKED
    missing = [*found.missing_fields, *missing_documents(paper, books.rules, asked)]
    needed = {*fields, *slot_codes(asked, titles)}
    there = needed - {one.about for one in missing}
    items = [*dict.fromkeys(names.get(one.about, one.about) for one in missing)]
    items += [NOT_ELIGIBLE] if found.refusals else []
    items += [TO_CONFIRM] if found.unconfirmed else []
    return Lacking(tuple(items), 100 * len(there) // len(needed))
