"""The pictures and papers a candidate has to upload, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from applications.cases import parameters_of, trades_of
from applications.completeness import missing_fields
from applications.dossier import case_of
from applications.rules.findings import Matter
from applications.rules.papers import Document, base_of, documents, slot_codes
from applications.rules.register import differences
from applications.rules.trades import Trades
from exams.levels import Level
from exams.models.papers import PaperKind
from flows.commands.pages import UNDO_WITHIN
from portals.candidate.pictures import Picture, Slot

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from applications.models import Application, Attachment
    from exams.models import DocumentRule


@dataclass(frozen=True)
class Place:
    """The page a slot stands on: its address, and whether a slot on it is drawn anew alone."""

    url: str
    next_url: str = ""
    is_redrawn: bool = True
    is_wide: bool = False
    awaits_new: bool = False


FORM = Place("/my/application/")
HINTS = {
    Document.PORTRAIT: "近期二寸免冠证件照，白色背景，413×626 像素，jpg 格式",
    Document.ID_CARD: "人像面，彩色，四角都拍到，jpg 格式",
}
OF_AN_ANSWER = {
    Document.ASSESSMENT_DETAIL, Document.COMMENDATION_PROOF, Document.BREAK_PROOF,
}  # fmt: skip
"""Papers that an answer asks for and another answer does not."""
USUAL_HINT = "原件照片，内容完整，字迹清晰，jpg 格式"


def asked_of(paper: Application, *, today: date) -> tuple[str, ...]:
    """Return the codes of the papers that are asked for, as far as the answers tell: ≤ 3 queries.

    Whether the register differs is only known once the form is filled in.
    """
    case = case_of(paper, today=today)
    is_known = case.register is not None and not missing_fields(paper)
    trades = trades_of(paper.exam) if is_known else Trades({})
    matter = Matter(case, parameters_of(paper.exam), trades)
    return tuple(documents(matter, mismatch=is_known and bool(differences(matter))))


def slots_of(
    paper: Application,
    asked: Collection[str],
    *,
    refused: Mapping[str, Sequence[str]] | None = None,
    place: Place = FORM,
) -> list[Slot]:
    """Return the slots to show: what is asked, what is there, and at level one what is welcome."""
    there = _pages_of(paper)
    said = refused or {}
    rules = [one for one in paper.exam.document_rules.all() if one.kind != PaperKind.WORD]
    asked = slot_codes(asked, {rule.code for rule in rules})
    shown = {*asked, *there, *said}
    return [
        _slot(paper, rule, there.get(rule.code, []), is_asked=rule.code in asked, place=place,
              refused=tuple(said.get(rule.code, ())))
        for rule in rules
        if rule.code in shown or _is_welcome(paper, rule)
    ]  # fmt: skip


def slot_of(
    paper: Application, code: str, *, place: Place, refused: Sequence[str] = ()
) -> Slot | None:
    """Return one slot that is asked for; None where the exam knows no such paper. Two queries."""
    rule = paper.exam.document_rules.filter(code=code).first()
    if rule is None:
        return None
    pages = _pages_of(paper).get(code, [])
    return _slot(paper, rule, pages, is_asked=True, place=place, refused=tuple(refused))


def _pages_of(paper: Application) -> dict[str, list[Attachment]]:
    """Return the pages of each slot in order, those removed just now among them. One query."""
    just_now = timezone.now() - UNDO_WITHIN
    seen = Q(superseded_at=None) | Q(removed_at__gt=just_now)
    pages: dict[str, list[Attachment]] = {}
    for attachment in paper.attachments.filter(seen).in_order():
        pages.setdefault(attachment.code, []).append(attachment)
    return pages


def _is_welcome(paper: Application, rule: DocumentRule) -> bool:
    """其它申报材料: papers no rule knows, which an office may want to see at level one."""
    return paper.apply_level == Level.ONE and base_of(rule.code) is None


def _slot(
    paper: Application,
    rule: DocumentRule,
    there: list[Attachment],
    *,
    is_asked: bool,
    place: Place,
    refused: tuple[str, ...],
) -> Slot:
    usual = HINTS[Document(rule.code)] if rule.code in HINTS else USUAL_HINT
    current = [one for one in there if one.is_current]
    return Slot(
        code=rule.code,
        title=rule.title,
        hint=rule.hint or usual,
        paper_id=paper.public_id,
        is_asked=is_asked,
        is_of_an_answer=base_of(rule.code) in OF_AN_ANSWER,
        is_portrait=rule.kind == PaperKind.PORTRAIT,
        turns=rule.kind == PaperKind.SCAN,
        pictures=tuple(picture_of(one, number) for number, one in enumerate(current, start=1)),
        removed=tuple(picture_of(one, one.position) for one in there if not one.is_current),
        refused=refused,
        most=rule.most,
        back=place.url,
        page_url=place.url if place.is_redrawn else "",
        next_url=place.next_url,
        is_wide=place.is_wide,
        awaits_new=place.awaits_new,
    )


def picture_of(attachment: Attachment, number: int) -> Picture:
    return Picture(
        attachment.public_id,
        number,
        tuple(attachment.warnings),
        attachment.kept_anyway,
        attachment.on_behalf,
    )
