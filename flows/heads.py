"""Who answers for an office's overdue cases: its head, else its supervisor, else the office above.

Who heads an office is the exam's own word (`Office.head`), as long as that person reviews there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accounts.models import Posting, Role
from exams.models import Exam, Office
from exams.windows import ancestors
from flows.models import DeskRow

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from django.db.models import QuerySet

REVIEWER, SUPERVISOR = Role.REVIEWER, Role.SUPERVISOR


@dataclass(frozen=True)
class Lead:
    """Who answers for a place: the person named as head there, or its supervisors."""

    path: str
    role: Role
    user_id: int | None = None

    def is_with(self, posting: Posting) -> bool:
        """Say whether a posting is the one that answers."""
        named = self.user_id in {None, posting.user_id}
        return named and posting.role == self.role and posting.region_path == self.path


def paths_led_by(posting: Posting, *, now: datetime) -> list[str]:
    """Return the offices of the running exams whose overdue cases a posting answers for."""
    if posting.role not in {REVIEWER, SUPERVISOR}:
        return []
    exams = Exam.objects.running()
    heads = dict(
        Office.objects.filter(exam__in=exams)
        .order_by("exam__year")
        .values_list("region__path", "head")
    )
    there = set(
        Posting.objects.in_force(now)
        .filter(role__in=[REVIEWER, SUPERVISOR], region__path__in=heads)
        .values_list("role", "region__path", "user")
    )
    return [path for path in heads if _answers(posting, path, heads, there)]


def _answers(
    posting: Posting,
    path: str,
    heads: Mapping[str, int | None],
    there: set[tuple[str, str, int]],
) -> bool:
    lead = next(filter(None, (_lead_at(place, heads, there) for place in ancestors(path))), None)
    return lead is not None and lead.is_with(posting)


def _lead_at(
    place: str, heads: Mapping[str, int | None], there: set[tuple[str, str, int]]
) -> Lead | None:
    """Return who answers at one place; None when nobody does."""
    head = heads.get(place)
    if head is not None and (REVIEWER, place, head) in there:
        return Lead(place, REVIEWER, head)
    if any((role, path) == (SUPERVISOR, place) for role, path, _ in there):
        return Lead(place, SUPERVISOR)
    return None


def unreported(now: datetime) -> QuerySet[DeskRow]:
    """Return what desks have not decided in time, and the clock has not reported yet."""
    return DeskRow.objects.filter(due_at__lte=now, escalated_at=None, decided_at=None)


def reported() -> QuerySet[DeskRow]:
    """Return what the clock has reported as overdue, and nobody has decided since."""
    return DeskRow.objects.filter(decided_at=None).exclude(escalated_at=None)


def overdue_at(paths: list[str]) -> QuerySet[DeskRow]:
    """Return the overdue cases of these offices, employers' desks included."""
    return reported().filter(office_path__in=paths)
