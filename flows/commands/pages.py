"""What a candidate does with an uploaded page: turn it, remove it, bring it back, keep it."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from applications import slots, uploads
from applications.errors import Objection, Refused
from audit import trail
from exams.models import DocumentRule
from exams.models.papers import PaperKind
from flows import desk
from flows.commands.editing import require_editable, require_own

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accounts.models import User
    from applications.models import Attachment

UNDO_WITHIN = timedelta(minutes=10)


def turn(page: Attachment, *, by: User, quarters: int) -> Attachment:
    """Turn a page by so many quarters to the right; that makes a new version of it.

    Raises:
        Refused: the slot is closed, or the page is not there any more.
    """
    with _holding(page, by) as held:
        _require_current(held)
        _require_turnable(held)
        turned = uploads.turn(held, quarters=quarters, by=by, now=timezone.now())
        _record(turned, by=by, verb="turn", sha256=turned.sha256)
        return turned


def remove(page: Attachment, *, by: User) -> Attachment:
    """Take a page out of its slot; for some minutes it can be brought back.

    Raises:
        Refused: the slot is closed, or the page is not there any more.
    """
    with _holding(page, by) as held:
        _require_current(held)
        held.superseded_at = held.removed_at = timezone.now()
        held.save(update_fields=["superseded_at", "removed_at"])
        _record(held, by=by, verb="remove_page")
        return held


def restore(page: Attachment, *, by: User) -> Attachment:
    """Bring a removed page back to its place.

    Raises:
        Refused: the slot is closed or full by now, or the minutes are over.
    """
    with _holding(page, by) as held:
        if not slots.restorable(held, now=timezone.now(), within=UNDO_WITHIN):
            raise Refused(Objection("gone", held.code, "这一张已经不能恢复了，请重新上传。"))
        rule = _rule_of(held)
        if held.application.attachments.of_code(held.code).current().count() >= rule.most:
            raise Refused(Objection("too_many", held.code, f"这里最多 {rule.most} 张，已经满了。"))
        held.superseded_at = held.removed_at = None
        held.save(update_fields=["superseded_at", "removed_at"])
        _record(held, by=by, verb="restore_page")
        return held


def keep_anyway(page: Attachment, *, by: User) -> Attachment:
    """Note that the person looked at the warnings and stays with this picture.

    Raises:
        Refused: the slot is closed, or the page is not there any more.
    """
    with _holding(page, by) as held:
        _require_current(held)
        held.kept_anyway = True
        held.save(update_fields=["kept_anyway"])
        _record(held, by=by, verb="keep_anyway")
        return held


@contextmanager
def _holding(page: Attachment, by: User) -> Iterator[Attachment]:
    """Lock the paper of a page whose slot is open, and read the page again."""
    with desk.holding(page.application.public_id) as paper:
        require_own(paper, by)
        require_editable(paper, documents=[page.code])
        slots.require_in_time(paper, now=timezone.now())
        held = paper.attachments.select_related("turned_from").get(pk=page.pk)
        held.application = paper
        yield held


def _require_current(page: Attachment) -> None:
    if not page.is_current:
        raise Refused(slots.gone(page.code))


def _require_turnable(page: Attachment) -> None:
    if _rule_of(page).kind != PaperKind.SCAN:
        raise Refused(Objection("not_turned", page.code, "这一项不能转，请换一张。"))
    if page.application.attachments.of_code(page.code).count() >= slots.MOST_VERSIONS:
        raise Refused(slots.too_often(page.code))


def _rule_of(page: Attachment) -> DocumentRule:
    return DocumentRule.objects.get(exam=page.application.exam_id, code=page.code)


def _record(page: Attachment, *, by: User, verb: str, **details: object) -> None:
    facts = {"document": page.code, "version": page.version, **details}
    trail.record(actor=by, verb=verb, subject=page.application.reference, details=facts)
