"""Whom somebody should call: who may miss the exam by doing nothing, and who was not reached.

From `exam.call_hours` before a deadline its people are on the list: drafts before signing up
closes, returned papers and unpaid ones before their own days. Whoever the last message did not
reach is on it at once: nobody else tells them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from accounts.models import Role
from applications.models import Application, Call
from applications.querysets import within
from applications.stages import AT, Stage
from exams.closings import closings_of
from exams.levels import Level, LevelGroup
from exams.models import Office
from notifications.models import Delivery, OutboxMessage

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from accounts.models import Posting
    from applications.querysets import Applications
    from exams.closings import Closings, Place
    from exams.models import Exam

NOBODY = Q(pk__in=[])


@dataclass(frozen=True)
class CallList:
    """The people still to be called, and those who were."""

    waiting: Applications
    settled: Applications


def call_list(posting: Posting, *, exam: Exam, now: datetime) -> CallList:
    """Return whom a posting should call. Four queries, and none is spent on the rows."""
    people = _people(posting, exam)
    until = now + timedelta(hours=exam.call_hours)
    closings = closings_of(exam, _places(people))
    pressing = _pressing(closings, now, until)
    listed = (
        people.annotate(last_message=Subquery(_deliveries()))
        .filter(pressing | Q(last_message=Delivery.DEAD) & ~AT[Stage.ENDED])
        .annotate(is_settled=Exists(Call.objects.settled().filter(application=OuterRef("pk"))))
        .order_by(
            Coalesce("correction_due", "payment_due").asc(nulls_last=True), F("saved_at"), F("pk")
        )
    )
    return CallList(listed.filter(is_settled=False), listed.filter(is_settled=True))


def _people(posting: Posting, exam: Exam) -> Applications:
    """Return the posting's people; an office leaves those of the offices below to these."""
    people = Application.objects.of_people_of(posting).in_exam(exam)
    if posting.role == Role.EMPLOYER_ADMIN:
        return people
    below = Office.objects.filter(exam=exam, region__path__startswith=f"{posting.region_path}.")
    for path in below.values_list("region__path", flat=True):
        people = people.exclude(within(path))
    return people


def _places(people: Applications) -> list[Place]:
    drafts = people.at_stage(Stage.FILLING).order_by()
    places = drafts.values_list("region_path", "apply_level").distinct()
    return list({(path, Level(level).group) for path, level in places})


def _pressing(closings: Closings, now: datetime, until: datetime) -> Q:
    """Return the condition that a deadline of one's own is near."""
    places = [_at(place) for place in closings.soon(now, until)]
    draft_ends = reduce(or_, places, NOBODY) & ~Q(candidate__in=closings.people_later(until))
    draft_ends |= Q(candidate__in=closings.people_soon(now, until))
    returned = AT[Stage.RETURNED] & Q(correction_due__lte=until)
    unpaid = AT[Stage.UNPAID] & Q(payment_due__lte=until)
    return (AT[Stage.FILLING] & draft_ends) | returned | unpaid


def _at(place: Place) -> Q:
    path, group = place
    is_level_one = Q(apply_level=Level.ONE)
    return Q(region_path=path) & (is_level_one if group == LevelGroup.LEVEL_ONE else ~is_level_one)


def _deliveries() -> QuerySet[OutboxMessage, object]:
    """Return how the newest message about a paper fared, of those that have fared at all."""
    settled = OutboxMessage.objects.filter(
        about=OuterRef("reference"), delivery__in=[Delivery.SENT, Delivery.DEAD]
    )
    return settled.order_by("-pk").values("delivery")[:1]
