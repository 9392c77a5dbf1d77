"""A case on the pile of somebody who no longer works at its desk goes back to the colleagues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from accounts.models import Posting, Role
from audit import trail
from flows import desk
from flows.commands.each import each, in_batches
from flows.models import DeskRow
from registry.models.employer import AtOrOver

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet


def left_behind(now: datetime) -> QuerySet[DeskRow]:
    """Return the taken cases whose holder has no posting there any more; none just decided."""
    here = Q(role=Role.REVIEWER, region__path=OuterRef("office_path"))
    here |= Q(role=Role.EMPLOYER_ADMIN, employer__in=AtOrOver(OuterRef("employer")))
    held = Posting.objects.in_force(now).filter(here, user=OuterRef("owner"))
    taken = DeskRow.objects.filter(owner__isnull=False, decided_at=None)
    return taken.exclude(Exists(held))


def free_left_cases() -> int:
    """Put back what people left behind whose posting ended; return how many."""
    return each(in_batches(left_behind(timezone.now())), _free)


def _free(public_id: str) -> bool:
    with desk.holding(public_id) as paper:
        left = left_behind(timezone.now()).filter(application=paper).select_related("task").first()
        if left is None:
            return False
        desk.put_back(left)
        trail.record(actor=None, verb="release", subject=paper.reference)
        return True
