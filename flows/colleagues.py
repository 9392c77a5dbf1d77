"""Who works at the same desk: the same role in the same place, in force now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from accounts.models import Posting

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet


def colleagues_of(posting: Posting, *, now: datetime) -> QuerySet[Posting]:
    """Return the postings beside this one, each with its person; never one's own."""
    if posting.employer_id is not None:
        place = Q(employer_id=posting.employer_id)
    else:
        place = Q(region_id=posting.region_id)
    beside = Posting.objects.in_force(now).filter(place, role=posting.role)
    return beside.exclude(user=posting.user_id).select_related("user", "region", "employer__region")
