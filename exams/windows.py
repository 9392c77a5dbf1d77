"""Which window holds where, and whether it is open by the database's clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

from exams.models import Extended, Extension, Window

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from accounts.models import User
    from exams.levels import LevelGroup
    from exams.models import Actor, Exam
    from registry.models import Region

Windows = dict[tuple[str, str], Window]
"""By level group and actor."""


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


def windows_in(exam: Exam, region: Region) -> Windows:
    """Return the windows that hold in a region: its own, else those of the nearest place above.

    Without any of these it is the provincial envelope that holds.
    """
    return _nearest(Window.objects.filter(exam=exam), region)


def windows_of(
    actor: Actor, *, exam: Exam, region: Region, person: User | None = None
) -> dict[str, Window]:
    """Return by level group the windows in which one actor may act in a region.

    For a person they close as late as an extension says.
    """
    held = _nearest(Window.objects.filter(exam=exam, actor=actor), region)
    if held and person is not None:
        _lengthen(list(held.values()), exam=exam, region=region, person=person)
    return {level_group: window for (level_group, _), window in held.items()}


def window_for(
    *,
    exam: Exam,
    region: Region,
    level_group: LevelGroup | str,
    actor: Actor | str,
    person: User | None = None,
    hold: bool = False,
) -> Window | None:
    """Return the window that holds for one level group and actor in a region.

    For a person it closes as late as an extension says. With `hold` the row is locked for sharing
    until the transaction ends: decisions do not wait for each other, an early close waits for them.
    """
    windows = Window.objects.filter(exam=exam, level_group=level_group, actor=actor)
    window = next(iter(_nearest(windows, region).values()), None)
    if window is not None and hold:
        window.opens, window.closes = _held_span(window.pk)
    if window is not None and person is not None:
        _lengthen([window], exam=exam, region=region, person=person)
    return window


def until_when(
    closes: datetime,
    *,
    kind: Extended,
    exam: Exam,
    region_path: str,
    level_group: LevelGroup | str,
    person: User,
) -> datetime:
    """Return until when a person may do something: as usual, or longer by an extension."""
    extensions = _extensions(kind, exam=exam, region_path=region_path, person=person)
    longest = _longest(extensions, closes, level_group)
    return longest.until if longest else closes


def _lengthen(windows: Sequence[Window], *, exam: Exam, region: Region, person: User) -> None:
    """Let windows of one actor close as late as an extension says. One query."""
    extensions = _extensions(
        Extended(windows[0].actor), exam=exam, region_path=region.path, person=person
    )
    for window in windows:
        if longest := _longest(extensions, window.closes, window.level_group):
            window.closes = longest.until
            window.is_longer_for_you = longest.is_personal


def _extensions(kind: Extended, *, exam: Exam, region_path: str, person: User) -> list[Extension]:
    """Return the extensions that reach a person: the own, the region's, the whole exam's."""
    places = ancestors(region_path)
    reaching = Extension.objects.in_force().reaching(person=person.pk, places=places)
    return list(reaching.filter(exam=exam, kind=kind))


def _longest(
    extensions: list[Extension], closes: datetime, level_group: LevelGroup | str
) -> Extension | None:
    """Return the extension for a level group that lasts longest beyond a moment."""
    longer = [
        one for one in extensions if one.until > closes and one.level_group in ("", level_group)
    ]
    return max(longer, key=lambda one: one.until, default=None)


def _nearest(windows: QuerySet[Window], region: Region) -> Windows:
    """Keep, of the windows for the same level group and actor, the one nearest to a region."""
    far_to_near = ["", *reversed(ancestors(region.path))]
    found = [
        (far_to_near.index(path), window)
        for window in windows.select_related("region")
        if (path := window.region.path if window.region else "") in far_to_near
    ]
    nearest_last = sorted(found, key=lambda pair: pair[0])
    return {(window.level_group, window.actor): window for _, window in nearest_last}


def _held_span(window_pk: int) -> tuple[datetime, datetime]:
    """Django's `select_for_update` cannot say FOR SHARE, so this one statement is written out."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT opens, closes FROM exams_window WHERE id = %s FOR SHARE", [window_pk]
        )
        opens, closes = cursor.fetchone()
    return opens, closes
