"""Who does the work of an absent colleague: same role, same place, from day to day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.errors import NotDone, NotYours
from accounts.handing_out import NOT_ONESELF, record
from accounts.models import Posting, User

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

LONGEST = timedelta(days=90)
"""Who is away for longer needs a successor with a posting of one's own."""


def colleagues_of(posting: Posting) -> QuerySet[User]:
    """Return who may stand in: people with a posting in force at the same office or employer.

    Nobody for a stand-in: what one was asked to do is not handed on.
    """
    if posting.stands_in_for_id is not None:
        return User.objects.none()
    here = Posting.objects.in_force(timezone.now()).filter(
        region=posting.region_id, employer=posting.employer_id
    )
    return User.objects.filter(pk__in=here.values("user")).exclude(pk=posting.user_id)


def does_the_same(user: User, posting: Posting) -> bool:
    """Say whether somebody plays this role at this place already: then nothing new is opened."""
    own = Posting.objects.in_force(timezone.now()).filter(user=user, stands_in_for=None)
    return own.filter(
        role=posting.role, region=posting.region_id, employer=posting.employer_id
    ).exists()


@transaction.atomic
def name_substitute(
    handle: str, *, by: Posting, colleague: str, starts: datetime, ends: datetime
) -> Posting:
    """Let a colleague stand in for a posting's holder; by the holder, or who looks after it.

    It counts at once when the colleague plays the same role there already. Otherwise it opens
    something new and waits for a second person, like any grant.

    Raises:
        NotYours: the posting is neither this person's nor in these hands.
        NotDone: the colleague or the days do not fit.
    """
    posting = _held(handle, by=by)
    user = colleagues_of(posting).filter(public_id=colleague).first()
    if user is None:
        raise NotDone("请从列出的同事里选一位。", field="colleague")
    if user == by.user:
        raise NotDone(NOT_ONESELF, field="colleague")
    _require_days(posting, starts, ends)
    substitute = Posting.objects.create(
        user=user,
        role=posting.role,
        region=posting.region,
        employer=posting.employer,
        starts=starts,
        ends=ends,
        granted_by=by.user,
        agreed_at=timezone.now() if does_the_same(user, posting) else None,
        stands_in_for=posting,
    )
    record(substitute, "name_substitute", by=by)
    return substitute


@transaction.atomic
def end_substitute(handle: str, *, by: Posting) -> Posting:
    """Take back what one named for oneself: one is back earlier.

    Raises:
        NotYours: nobody stands in for this person under that handle.
    """
    now = timezone.now()
    mine = Posting.objects.not_over(now).filter(stands_in_for__user=by.user, handle=handle)
    substitute = mine.select_for_update(of=("self",)).select_related("user").first()
    if substitute is None:
        raise NotYours
    substitute.ends = now
    substitute.save(update_fields=["ends"])
    record(substitute, "end_posting", by=by)
    return substitute


def _held(handle: str, *, by: Posting) -> Posting:
    in_force = Posting.objects.in_force(timezone.now()).filter(stands_in_for=None, handle=handle)
    reachable = Q(pk=by.pk) | Q(pk__in=Posting.objects.looked_after_by(by).values("pk"))
    posting = in_force.filter(reachable).select_for_update(of=("self",)).first()
    if posting is None:
        raise NotYours
    return Posting.objects.with_faces().get(pk=posting.pk)


def _require_days(posting: Posting, starts: datetime, ends: datetime) -> None:
    if ends <= starts or ends <= timezone.now():
        raise NotDone("结束的日子要在开始之后，并且还没有过去。", field="last_day")
    if ends - starts > LONGEST:
        raise NotDone(f"一次最多 {LONGEST.days} 天；时间更长的，请另外授权。", field="last_day")
    if posting.ends is not None and ends > posting.ends:
        raise NotDone("不能晚于这项任职本身的结束时间。", field="last_day")
