"""Calling people who may miss the exam: look up the number on record, note what came of it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.utils import timezone

from applications.errors import NotYourDesk, Objection, Refused
from applications.models import Application, Call
from audit import trail
from flows import desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accounts.models import Posting
    from applications.models import CallOutcome

NOTHING_TO_UNDO = Objection("nothing_to_undo", "", "没有可以撤销的记录，请刷新页面。")


def open_phone(paper: Application, *, by: Posting) -> str:
    """Return the whole number of somebody to call, and note that it was looked up."""
    trail.record_reading(reader=by, subject=paper.reference, what="phone")
    return paper.candidate.phone or ""


def tick(public_id: str, *, by: Posting, outcome: CallOutcome, note: str = "") -> Call:
    """Note what came of a call. The same said twice by the same person is one tick.

    Raises:
        NotYourDesk: it is none of one's people.
    """
    with _holding(public_id, by=by) as paper:
        said = {"outcome": outcome, "called_by": by.user}
        last: Call | None = paper.calls.standing().last()
        if last is not None and (last.outcome, last.called_by_id, last.note) == (
            outcome,
            by.user_id,
            note,
        ):
            return last
        call: Call = paper.calls.create(**said, note=note, called_at=timezone.now())
        _record(paper, call, by=by, verb="call")
        return call


def undo(public_id: str, *, by: Posting) -> Call:
    """Take the newest tick back; it is kept as undone.

    Raises:
        NotYourDesk: it is none of one's people.
        Refused: there is none.
    """
    with _holding(public_id, by=by) as paper:
        last: Call | None = paper.calls.standing().last()
        if last is None:
            raise Refused(NOTHING_TO_UNDO)
        last.undone_by, last.undone_at = by.user, timezone.now()
        last.save(update_fields=["undone_by", "undone_at"])
        _record(paper, last, by=by, verb="undo_call")
        return last


@contextmanager
def _holding(public_id: str, *, by: Posting) -> Iterator[Application]:
    with desk.holding_alone(public_id) as paper:
        if not Application.objects.of_people_of(by).filter(pk=paper.pk).exists():
            raise NotYourDesk
        yield paper


def _record(paper: Application, call: Call, *, by: Posting, verb: str) -> None:
    """Write into the trail what came of it; the note stays in its row."""
    trail.record(actor=by, verb=verb, subject=paper.reference, details={"called": call.outcome})
