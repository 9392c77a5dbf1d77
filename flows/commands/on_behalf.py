"""Papers added for somebody who cannot: new versions, marked, and the person is told.

An employer's admin adds to what lies with the own people, draft or returned; whoever has a case on
the desk adds to that case, and a colleague decides it (trust.md T18, T20).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.models import Role
from applications import slots, uploads, word_papers
from applications.errors import NotYourDesk, Objection, Refused
from applications.models import Application
from applications.states import EDITABLE
from audit import trail
from exams.models import DocumentRule
from exams.models.papers import PaperKind
from flows import desk
from flows.assignment import require_role, require_row
from flows.commands.editing import require_editable
from flows.commands.telling import tell
from notifications import messages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accounts.models import Posting
    from applications.models import Attachment
    from flows.models import DeskRow

LONGEST_TITLE = 12
"""What of a paper's title fits into the message."""


def add_pictures(
    public_id: str, *, by: Posting, code: str, pictures: Sequence[bytes], replaces: str = ""
) -> list[Attachment]:
    """Add pages to a slot for the candidate, all of them or none.

    Args:
        replaces: the public id of the page whose place the first picture takes.

    Raises:
        Refused: there is no such slot, it is not open, or a picture cannot be taken.
        NotYourDesk: the paper is neither one's own person's nor on one's desk.
    """
    rule = _rule(public_id, code)
    checked = [_checked(rule, data, number) for number, data in enumerate(pictures, start=1)]
    with desk.holding(public_id) as paper:
        row, now = _require_hand_in(paper, code, by=by), timezone.now()
        kept: list[Attachment] = []
        for picture in checked:
            page = slots.page_to_replace(paper, code, "" if kept else replaces)
            slots.require_place(paper, rule, sent=picture.sent_sha256, replacing=page)
            kept.append(uploads.keep(paper, rule, picture, by=by.user, now=now, replacing=page))
        _finish(paper, rule, kept, row=row, by=by)
        return kept


def add_word(
    public_id: str, *, by: Posting, code: str, title: str, file_name: str, data: bytes
) -> Attachment:
    """Add a paper written in Word for the candidate.

    Raises:
        Refused: there is no such slot, it is not open, or the file cannot be taken.
        NotYourDesk: the paper is neither one's own person's nor on one's desk.
    """
    rule = _rule(public_id, code, is_word=True)
    word = word_papers.check(rule, data, file_name=file_name, title=title)
    with desk.holding(public_id) as paper:
        row = _require_hand_in(paper, code, by=by)
        older = word_papers.same_title(paper, code, title)
        slots.require_place(paper, rule, sent=word.sha256, replacing=older)
        kept = word_papers.keep(paper, rule, word, by=by.user, now=timezone.now())
        _finish(paper, rule, [kept], row=row, by=by)
        return kept


def takes_papers_of(posting: Posting, paper: Application) -> bool:
    """Say whether a paper that lies with the candidate takes papers from this posting now."""
    if posting.role != Role.EMPLOYER_ADMIN or paper.state not in EDITABLE:
        return False
    return Application.objects.of_people_of(posting).filter(pk=paper.pk).exists()


def _rule(public_id: str, code: str, *, is_word: bool = False) -> DocumentRule:
    rules = DocumentRule.objects.filter(exam__applications__public_id=public_id, code=code)
    rule = rules.first()
    if rule is None or (rule.kind == PaperKind.WORD) is not is_word:
        raise Refused(Objection("no_such_slot", code, "这次考核不需要这项材料。"))
    return rule


def _checked(rule: DocumentRule, data: bytes, number: int) -> uploads.CheckedPicture:
    """Check a picture. Raises Refused with the number of the picture that is meant."""
    try:
        return uploads.check_picture(rule, data)
    except Refused as refusal:
        told = [
            Objection(one.code, one.about, f"第 {number} 张：{one.text}")
            for one in refusal.objections
        ]
        raise Refused(*told) from refusal


def _require_hand_in(paper: Application, code: str, *, by: Posting) -> DeskRow | None:
    """Let a posting pass that may add this paper; return the open task where there is one."""
    if paper.state not in EDITABLE:
        return require_row(paper, by=by)
    require_role(by, Role.EMPLOYER_ADMIN)
    if not takes_papers_of(by, paper):
        raise NotYourDesk
    require_editable(paper, documents=[code])
    slots.require_in_time(paper, now=timezone.now())
    return None


def _finish(
    paper: Application,
    rule: DocumentRule,
    kept: Sequence[Attachment],
    *,
    row: DeskRow | None,
    by: Posting,
) -> None:
    """Bar whoever added from deciding, write each page into the trail, tell the person once."""
    if row is not None:
        _bar(row, by)
    paper.version += 1
    paper.save()
    for one in kept:
        facts = {"document": rule.code, "version": one.version, "sha256": one.sha256}
        trail.record(
            actor=by,
            verb="attach_on_behalf",
            subject=paper.reference,
            details=facts | {"by": by.role},
        )
    title = rule.title[:LONGEST_TITLE]
    tell(paper, messages.MaterialsUploadedForYou(reference=paper.reference, document=title))


def _bar(row: DeskRow, by: Posting) -> None:
    row.barred = sorted({*row.barred, by.user_id})
    row.flags = sorted({*row.flags, "on_behalf"})
    row.save(update_fields=["barred", "flags"])
    if row.owner_id is not None:
        desk.put_back(row)
