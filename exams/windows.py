"""Which window holds where, and whether it is open by the database's clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

from exams.models import Window

if TYPE_CHECKING:
    from datetime import datetime

    from exams.levels import LevelGroup
    from exams.models import Actor, Exam
    from registry.models import Region


def database_now() -> datetime:
    """Return the moment the transaction began, by the database's clock (trust.md T39)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT transaction_timestamp()")
        moment: datetime = cursor.fetchone()[0]
    return moment


def ancestors(path: str) -> list[str]:
    """Return a region's path and those above it, nearest first: 41.4103.410327, 41.4103, 41."""
    parts = path.split(".")
    return [".".join(parts[:length]) for length in range(len(parts), 0, -1)]


def window_for(
    *,
    exam: Exam,
    region: Region,
    level_group: LevelGroup | str,
    actor: Actor | str,
    hold: bool = False,
) -> Window | None:
    """Return the nearest window: the region's own, else a parent's, else the provincial envelope.

    With `hold` the row is locked for sharing until the transaction ends: decisions do not wait for
    each other, an extension or an early close waits for them.
    """
    windows = Window.objects.filter(exam=exam, level_group=level_group, actor=actor)
    found = {
        window.region.path if window.region else "": window
        for window in windows.select_related("region")
    }
    window = next((found[path] for path in [*ancestors(region.path), ""] if path in found), None)
    if window is not None and hold:
        window.opens, window.closes = _held_span(window.pk)
    return window


def _held_span(window_pk: int) -> tuple[datetime, datetime]:
    """Django's `select_for_update` cannot say FOR SHARE, so this one statement is written out."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT opens, closes FROM exams_window WHERE id = %s FOR SHARE", [window_pk]
        )
        opens, closes = cursor.fetchone()
    return opens, closes
