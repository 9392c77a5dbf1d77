"""Applications, described. Everything a person can reach starts from `visible_to`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from accounts.models import Role
from applications.states import State

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models import Posting, User
    from applications.models import Application  # noqa: F401 - names the type of the base class
    from exams.models import Exam

STAFF_SEES = [state for state in State if state != State.DRAFT]


def within(path: str) -> Q:
    """Return the condition that a case lies in a region or below it."""
    return Q(region_path=path) | Q(region_path__startswith=f"{path}.")


class Applications(models.QuerySet["Application"]):
    """Adjectives for applications."""

    def of(self, candidate: User) -> Applications:
        return self.filter(candidate=candidate)

    def visible_to(self, posting: Posting | None) -> Applications:
        """Return the cases a posting may see: those of its place that have left the draft.

        Nobody's own case is among them. Administrators set up; they see no case.
        """
        if posting is None or posting.role == Role.ADMINISTRATOR:
            return self.none()
        cases = self.filter(state__in=STAFF_SEES).exclude(candidate=posting.user)
        if posting.role == Role.EMPLOYER_ADMIN:
            employer = posting.employer_id
            return cases.filter(Q(employer_id=employer) | Q(employer__parent_id=employer))
        return cases.filter(within(posting.region_path))

    def live(self) -> Applications:
        return self.exclude(state=State.WITHDRAWN)

    def in_exam(self, exam: Exam) -> Applications:
        return self.filter(exam=exam)

    def awaiting_payment(self) -> Applications:
        return self.filter(state=State.APPROVED)

    def awaiting_ticket(self) -> Applications:
        return self.filter(state=State.PAID)

    def holding_ticket(self) -> Applications:
        return self.filter(state=State.TICKET_ISSUED)

    def late_with_materials(self, now: datetime) -> Applications:
        return self.filter(state=State.NEEDS_MATERIALS, correction_due__lte=now)

    def late_with_payment(self, now: datetime) -> Applications:
        return self.filter(state=State.APPROVED, payment_due__lte=now)

    def with_faces(self) -> Applications:
        """Bring along what nearly every page of a case shows."""
        return self.select_related(
            "exam", "candidate", "employer", "region", "apply_trade", "current_trade"
        )
