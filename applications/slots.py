"""What a slot holds, and whether one more page fits into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from applications.errors import Objection, Refused
from applications.lateness import is_late
from applications.states import State
from exams.models import Extended
from exams.models.papers import PaperKind

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from applications.models import Application, Attachment
    from exams.models import DocumentRule

MOST_VERSIONS = 200
"""How often a slot may be filled, emptied and turned before somebody has to ask."""


def require_place(
    application: Application, rule: DocumentRule, *, sent: str, replacing: Attachment | None = None
) -> None:
    """Let one more page pass: it is new, and there is room. A slot for one page always has room.

    Args:
        sent: SHA-256 of the file as it was sent.
        replacing: the page whose place it takes.

    Raises:
        Refused: it is there already, the slot is full, or it was filled far too often.
    """
    slot = application.attachments.of_code(rule.code)
    there = list(slot.current().in_order())
    pages = [one.sent_sha256 for one in there]
    if sent and sent in pages and rule.kind != PaperKind.PORTRAIT:
        text = f"已上传过这一张（第 {pages.index(sent) + 1} 页），没有重复收。"
        raise Refused(Objection("duplicate", rule.code, text))
    if rule.most > 1 and replacing is None and len(there) >= rule.most:
        text = f"这里最多 {rule.most} 张，已经满了。请先移除一张，或点「换一张」。"
        raise Refused(Objection("too_many", rule.code, text))
    if slot.count() >= MOST_VERSIONS:
        raise Refused(too_often(rule.code))


def page_to_replace(application: Application, code: str, public_id: str) -> Attachment | None:
    """Return the current page of a slot that is to be replaced; None when none is named.

    Raises:
        Refused: it is not there any more.
    """
    if not public_id:
        return None
    current = application.attachments.of_code(code).current()
    page: Attachment | None = current.filter(public_id=public_id).first()
    if page is None:
        raise Refused(gone(code))
    return page


def require_in_time(application: Application, *, now: datetime) -> None:
    """Let a change of the papers pass while a returned application may still be handed in.

    Raises:
        Refused: the time to supply what was asked for is over.
    """
    is_returned = application.current_state is State.NEEDS_MATERIALS
    due = application.correction_due
    if is_returned and is_late(application, due, Extended.MATERIALS, now=now):
        raise Refused(Objection("late", "", "补充材料的时间已过，不能再上传。"))


def gone(code: str) -> Objection:
    """Return what is said to somebody whose page was replaced or removed meanwhile."""
    return Objection("gone", code, "这一张已经换过或移除了，请看看现在的页面。")


def too_often(code: str) -> Objection:
    """Return what is said to somebody who has filled a slot far too often."""
    return Objection("too_often", code, "这项材料换的次数太多了，请打电话问工考办。")


def restorable(page: Attachment, *, now: datetime, within: timedelta) -> bool:
    """Say whether a page its owner has removed can still come back."""
    return page.removed_at is not None and page.removed_at > now - within
