"""What one does with one's own pile besides deciding: set aside, take up again, hand over."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from applications.errors import Objection, Refused
from audit import trail
from exams.windows import database_now
from flows import desk
from flows.assignment import require_row
from flows.colleagues import colleagues_of
from flows.policy import desks_of

if TYPE_CHECKING:
    from datetime import date

    from accounts.models import Posting
    from applications.models import Application
    from flows.models import DeskRow

LONGEST_REST = timedelta(days=14)
"""A case may be set aside for so long at once; its deadline runs on."""


def set_aside(
    public_id: str, *, by: Posting, until: date, reason: str, seen_version: int | None = None
) -> Application:
    """Put a case out of the way until the morning of a day; it comes back by itself.

    Raises:
        Refused: no reason, or not a day within the coming fortnight.
        NotYourDesk, AlreadyHandled: see `require_row`.
    """
    if not reason.strip():
        raise Refused(Objection("no_reason", "reason", "请写明为什么搁置。"))
    with desk.holding(public_id) as paper:
        row = require_row(paper, by=by, seen_version=seen_version)
        today = timezone.localtime(database_now()).date()
        if not today < until <= today + LONGEST_REST:
            text = f"请选明天到 {LONGEST_REST.days} 天以内的一天。"
            raise Refused(Objection("no_such_rest", "until", text))
        if row.owner_id is None:
            desk.take(row, by=by.user)
        row.held_until = timezone.make_aware(datetime.combine(until, time.min))
        row.held_reason = reason.strip()
        row.save(update_fields=["held_until", "held_reason"])
        trail.record(
            actor=by,
            verb="set_aside",
            subject=paper.reference,
            reason=row.held_reason,
            details={"until": until.isoformat()},
        )
        return paper


def take_up(public_id: str, *, by: Posting, seen_version: int | None = None) -> Application:
    """Take a case up again before its day.

    Raises:
        NotYourDesk, AlreadyHandled: see `require_row`.
    """
    with desk.holding(public_id) as paper:
        row = require_row(paper, by=by, seen_version=seen_version)
        if row.held_until is not None:
            row.held_until, row.held_reason = None, ""
            row.save(update_fields=["held_until", "held_reason"])
            trail.record(actor=by, verb="take_up", subject=paper.reference)
        return paper


def hand_over(
    public_id: str, *, by: Posting, to: Posting, words: str = "", seen_version: int | None = None
) -> Application:
    """Lay a case on the pile of a colleague at the same desk.

    Raises:
        Refused: the person is no colleague any more, or may not decide this case.
        NotYourDesk, AlreadyHandled: see `require_row`.
    """
    with desk.holding(public_id) as paper:
        row = require_row(paper, by=by, seen_version=seen_version)
        _require_fit(row, by=by, to=to)
        if row.owner_id is not None:
            desk.put_back(row)
        desk.take(row, by=to.user)
        row.handed_by = by.user
        row.save(update_fields=["handed_by"])
        trail.record(
            actor=by,
            verb="hand_over",
            subject=paper.reference,
            reason=words.strip(),
            details={"to": to.label},
        )
        return paper


def _require_fit(row: DeskRow, *, by: Posting, to: Posting) -> None:
    """Hand on only to somebody who works at this desk now and may decide this very case."""
    if not colleagues_of(by, now=timezone.now()).filter(pk=to.pk).exists():
        raise Refused(Objection("no_colleague", "colleague", "这位同事现在不在这个岗位上。"))
    if not desks_of(to).filter(pk=row.pk).exists():
        text = f"{to.user.name}不能办理这一件：与本人有关，或者经手过。请换一位同事。"
        raise Refused(Objection("colleague_barred", "colleague", text))
