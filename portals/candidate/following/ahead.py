"""When payment and tickets begin, as far as it is arranged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from exams.models import Actor, Window
from exams.windows import ancestors

if TYPE_CHECKING:
    from datetime import datetime

    from applications.models import Application


@dataclass(frozen=True)
class Ahead:
    """The first moments of paying and printing that still lie ahead; None: open, or unknown."""

    payment: datetime | None = None
    ticket: datetime | None = None


def short_day(moment: datetime) -> str:
    """Return 3月18日, for the narrow places under a step."""
    local = timezone.localtime(moment)
    return f"{local.month}月{local.day}日"


def ahead_of(paper: Application, *, now: datetime) -> Ahead:
    """Return what is ahead of a paper. One query; the nearest region's word holds."""
    if paper.region is None:
        return Ahead()
    windows = Window.objects.filter(
        exam=paper.exam_id, level_group=paper.level.group, actor__in=[Actor.PAYMENT, Actor.TICKET]
    ).select_related("region")
    places = [*ancestors(paper.region.path), ""]
    found: dict[str, tuple[int, datetime]] = {}
    for window in windows:
        path = window.region.path if window.region else ""
        if path in places:
            nearer = (places.index(path), window.opens)
            found[window.actor] = min(found.get(window.actor, nearer), nearer)
    opens = {actor: moment for actor, (_, moment) in found.items() if moment > now}
    return Ahead(opens.get(Actor.PAYMENT), opens.get(Actor.TICKET))
