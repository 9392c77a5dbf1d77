"""One's own decisions nobody has been told of yet, and the way to take them back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from applications.querysets import OF_ITS_CASE, too_close
from flows.models import Decision
from portals.reviewer.done_rows import DECISIONS
from portals.shell.wording import level_short

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models import Posting
    from applications.models import Application
    from portals.shell.pieces import Tone

MOST = 50


@dataclass(frozen=True)
class UndoableLine:
    """A decision that can still be undone."""

    name: str
    url: str
    undo_url: str
    tell_url: str
    level: str
    word: str
    tone: Tone
    icon: str
    at: datetime
    until: datetime


def undoable_lines(posting: Posting, *, most: int = MOST) -> list[UndoableLine]:
    """Return one's newest decisions that can be undone. One query."""
    mine = Decision.objects.pending().of(posting.user).order_by("-made_at", "-pk")
    pending = mine.exclude(too_close(posting, OF_ITS_CASE))
    return [_line(one) for one in pending.select_related("application__candidate")[:most]]


def decision_on(paper: Application, *, version: int) -> Decision | None:
    """Return what was decided on this version of the paper; None while a second key is awaited."""
    made = Decision.objects.filter(application=paper, seen_version=version, voided_at=None)
    found: Decision | None = made.last()
    return found


def _line(one: Decision) -> UndoableLine:
    tone, word, icon = DECISIONS[one.verdict]
    case = one.application.public_id
    return UndoableLine(
        name=one.application.candidate.name,
        url=reverse("reviewer:case", args=[case]),
        undo_url=reverse("reviewer:undo", args=[case]),
        tell_url=reverse("reviewer:tell_now", args=[case]),
        level=level_short(one.application.apply_level),
        word=word,
        tone=tone,
        icon=icon,
        at=one.made_at,
        until=one.settles_at,
    )
