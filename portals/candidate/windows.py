"""When a region's candidates may hand in, by level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from applications.states import State
from exams.models import Actor, Window
from exams.windows import ancestors

if TYPE_CHECKING:
    from datetime import datetime

    from applications.models import Application
    from exams.models import Exam
    from registry.models import Region


def candidate_windows(exam: Exam, region: Region) -> dict[str, Window]:
    """Return by level group the window that holds in a region: the nearest one above it."""
    places = [*ancestors(region.path), ""]
    windows = Window.objects.filter(exam=exam, actor=Actor.CANDIDATE).select_related("region")
    found: dict[str, Window] = {}
    for window in windows:
        path = window.region.path if window.region else ""
        held = found.get(window.level_group)
        held_path = held.region.path if held and held.region else ""
        if path in places and (held is None or places.index(path) < places.index(held_path)):
            found[window.level_group] = window
    return found


def is_open_for(paper: Application) -> bool:
    """Say whether a draft could be handed in now; a returned paper has its own deadline."""
    if paper.current_state is not State.DRAFT or paper.region is None:
        return True
    window = candidate_windows(paper.exam, paper.region).get(paper.level.group)
    return is_open_at(window, timezone.now())


def is_open_at(window: Window | None, now: datetime) -> bool:
    return window is not None and window.is_open(now)
