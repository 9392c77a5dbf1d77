"""Whether a deadline that stands on a paper has passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exams.windows import until_when

if TYPE_CHECKING:
    from datetime import datetime

    from applications.models import Application
    from exams.models import Extended


def or_longer(usual: datetime, paper: Application, kind: Extended) -> datetime:
    """Return until when somebody has time: as usual, or longer by an extension. One query."""
    return until_when(
        usual,
        kind=kind,
        exam=paper.exam,
        region_path=paper.region_path,
        level_group=paper.level.group,
        person=paper.candidate,
    )


def is_late(paper: Application, due: datetime | None, kind: Extended, *, now: datetime) -> bool:
    """Say whether a deadline has passed, extensions included. One query, and only when it has.

    An extension moves the deadlines it finds. One that is agreed at the very moment a deadline is
    set does not see it; so whoever seems late is looked up once more.
    """
    return due is not None and due <= now and or_longer(due, paper, kind) <= now
