"""The pictures and papers a candidate has to upload, and what became of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from applications.cases import parameters_of, trades_of
from applications.completeness import missing_fields
from applications.dossier import case_of
from applications.rules.findings import Matter
from applications.rules.papers import Document, documents
from applications.rules.register import confirmations
from applications.rules.trades import Trades
from exams.levels import Level
from exams.models.papers import PaperKind
from portals.candidate.pictures import Picture, Slot

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from applications.models import Application, Attachment
    from exams.models import DocumentRule

HINTS = {
    Document.PORTRAIT: "近期二寸免冠证件照，白色背景，413×626 像素，jpg 格式",
    Document.ID_CARD: "人像面，彩色，四角都拍到，jpg 格式",
}
USUAL_HINT = "原件照片，内容完整，字迹清晰，jpg 格式"


def asked_of(paper: Application, *, today: date) -> tuple[str, ...]:
    """Return the codes of the papers that are asked for, as far as the answers tell: ≤ 3 queries.

    Whether the register differs is only known once the form is filled in.
    """
    case = case_of(paper, today=today)
    is_known = case.register is not None and not missing_fields(paper)
    trades = trades_of(paper.exam) if is_known else Trades({})
    matter = Matter(case, parameters_of(paper.exam), trades)
    return tuple(documents(matter, mismatch=is_known and bool(confirmations(matter))))


def slots_of(
    paper: Application,
    asked: Collection[str],
    *,
    refused: Mapping[str, Sequence[str]] | None = None,
    back: str = "",
) -> list[Slot]:
    """Return the slots to show: what is asked, what is there, and at level one what is welcome."""
    there: dict[str, list[Attachment]] = {}
    for attachment in paper.attachments.current().order_by("pk"):
        there.setdefault(attachment.code, []).append(attachment)
    shown = {*asked, *there, *(refused or {})}
    return [
        _slot(paper, rule, there.get(rule.code, []), is_asked=rule.code in asked, back=back,
              refused=tuple((refused or {}).get(rule.code, ())))
        for rule in paper.exam.document_rules.all()
        if rule.code in shown or _is_welcome(paper, rule)
    ]  # fmt: skip


def _is_welcome(paper: Application, rule: DocumentRule) -> bool:
    """其它申报材料: papers no rule knows, which an office may want to see at level one."""
    return paper.apply_level == Level.ONE and rule.code not in set(Document)


def _slot(
    paper: Application,
    rule: DocumentRule,
    there: list[Attachment],
    *,
    is_asked: bool,
    refused: tuple[str, ...],
    back: str,
) -> Slot:
    usual = HINTS[Document(rule.code)] if rule.code in HINTS else USUAL_HINT
    return Slot(
        code=rule.code,
        title=rule.title,
        hint=rule.hint or usual,
        upload_url=reverse("candidate:upload", args=[paper.public_id, rule.code]),
        is_asked=is_asked,
        is_portrait=rule.kind == PaperKind.PORTRAIT,
        pictures=tuple(picture_of(attachment) for attachment in there),
        refused=refused,
        most=rule.most,
        back=back,
    )


def picture_of(attachment: Attachment) -> Picture:
    url = reverse("candidate:file", args=[attachment.public_id])
    return Picture(url, tuple(attachment.warnings))
