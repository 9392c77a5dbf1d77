"""May a paper be handed in now?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from applications.states import State
from exams.models import Actor, Window
from exams.windows import window_for

if TYPE_CHECKING:
    from datetime import datetime

    from applications.models import Application


def is_open_for(paper: Application) -> bool:
    """Say whether a draft could be handed in now; a returned paper has its own deadline."""
    if paper.current_state is not State.DRAFT or paper.region is None:
        return True
    window = window_for(
        exam=paper.exam,
        region=paper.region,
        level_group=paper.level.group,
        actor=Actor.CANDIDATE,
        person=paper.candidate,
    )
    return is_open_at(window, timezone.now())


def is_open_at(window: Window | None, now: datetime) -> bool:
    return window is not None and window.is_open(now)
