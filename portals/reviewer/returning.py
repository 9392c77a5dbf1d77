"""What of a case can be returned, and what the candidate will then see."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from applications.models import FindingKind
from exams.models import ReasonKind
from flows import deadlines
from flows.commands.reviewer import Flag
from flows.commands.verdicts import desk_name
from forms.review import Asked, Item
from notifications.messages import MaterialsNeeded
from portals.reviewer.facts import LABELS, returnable_fields, shown_value

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from applications.models import Application
    from exams.models import DocumentRule

Reasons = dict[str, list[str]]
"""The exam's reasons by kind."""

UPLOADED, ANSWERS, MISSING = "已上传的资料", "填报内容", "还没有上传的资料"


def reasons_of(paper: Application) -> Reasons:
    """Return the usual reasons of the paper's exam, by kind. One query."""
    found: Reasons = defaultdict(list)
    for kind, text in paper.exam.return_reasons.values_list("kind", "text"):
        found[kind].append(text)
    return found


def items_of(paper: Application) -> list[Item]:
    """Return the papers and answers that can be returned, and papers that can be asked for."""
    there = set(paper.attachments.current().values_list("code", flat=True))
    rules = list(paper.exam.document_rules.all())
    reasons = reasons_of(paper)
    return [
        *(_uploaded(rule, reasons) for rule in rules if rule.code in there),
        *(_answer(paper, field, reasons) for field in returnable_fields(paper)),
        *(_missing(rule, reasons) for rule in rules if rule.code not in there),
    ]


def _uploaded(rule: DocumentRule, reasons: Reasons) -> Item:
    usual = reasons[rule.kind]
    return Item(FindingKind.DOCUMENT, rule.code, rule.title, UPLOADED, reasons=usual)


def _answer(paper: Application, field: str, reasons: Reasons) -> Item:
    shown, usual = shown_value(paper, field), reasons[ReasonKind.FIELD]
    return Item(FindingKind.FIELD, field, LABELS[field], ANSWERS, shown, usual)


def _missing(rule: DocumentRule, reasons: Reasons) -> Item:
    usual = reasons[ReasonKind.MISSING]
    return Item(FindingKind.DOCUMENT, rule.code, rule.title, MISSING, reasons=usual)


def flags_from(asked: Iterable[Asked]) -> list[Flag]:
    """Return what is asked as the command takes it."""
    return [Flag(one.kind, one.code, one.note) for one in asked]


@dataclass(frozen=True)
class Preview:
    """What the candidate will see on the phone, and the message that goes out."""

    office: str
    due: datetime
    asked: list[Asked]
    sms: str


def preview_of(paper: Application, asked: list[Asked], *, now: datetime) -> Preview:
    """Return what the candidate will see if this is sent now."""
    due, office = deadlines.correction_due(paper, now=now), desk_name(paper)
    told = MaterialsNeeded(reference=paper.reference, office=office, due=deadlines.spoken_day(due))
    return Preview(office, due, asked, told.text)
