"""Who has the page of a case open. Not a deed: nothing of it goes into the trail."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from flows.models import Presence

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models import Posting
    from applications.models import Application

BEAT = timedelta(seconds=20)
"""So often an open page says that it is still there."""
GONE_AFTER = 3 * BEAT
FORGOTTEN_AFTER = timedelta(hours=1)


def look_at(paper: Application, *, by: Posting, now: datetime) -> list[str]:
    """Note that somebody looks at a case; return the names of the others who do."""
    Presence.objects.update_or_create(
        application=paper, person_id=by.user_id, defaults={"seen_at": now}
    )
    others = Presence.objects.filter(application=paper, seen_at__gt=now - GONE_AFTER)
    others = others.exclude(person_id=by.user_id).order_by("pk")
    return list(others.values_list("person__name", flat=True))


def forget_gone(*, now: datetime) -> None:
    """Delete what says nothing any more."""
    Presence.objects.filter(seen_at__lt=now - FORGOTTEN_AFTER).delete()
