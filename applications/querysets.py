"""Applications, described. Everything a person can reach starts from `visible_to`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef, Q

from accounts.models import Conflict, Relation, Role
from applications.stages import AT, Stage
from applications.states import ENDED, State
from registry.models import Employer

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models import Posting, User
    from applications.models import Application  # noqa: F401 - a queryset names its model in quotes
    from exams.models import Exam

OFFICE_SEES_PEOPLE = (Role.REVIEWER, Role.CLERK)
STAFF_SEES = [state for state in State if state != State.DRAFT]


def within(path: str) -> Q:
    """Return the condition that a case lies in a region or below it."""
    return Q(region_path=path) | Q(region_path__startswith=f"{path}.")


DECIDES = (Role.REVIEWER, Role.EMPLOYER_ADMIN)
"""The roles that judge a case, and so must keep away from some."""


@dataclass(frozen=True)
class Face:
    """Where a row says whom a case is about: the way to ID number index, name and employer."""

    number: str
    name: str
    employer: str


OF_A_CASE = Face("candidate__id_number_index", "candidate__name", "employer")
OF_ITS_CASE = Face(
    "application__candidate__id_number_index", "application__candidate__name",
    "application__employer",
)  # fmt: skip
"""For rows that belong to a case, as a decision does."""


def too_close(posting: Posting, face: Face = OF_A_CASE) -> Q:
    """Return the condition that a person has declared to be too close to a case (trust.md T18).

    A relative is known by the ID number, or by name and employer; the people of one's own employer
    are kept from whoever decides at an office. It is asked of each row with the few declarations of
    one person: gathered as a set of cases it would read every case of the province first.

    Args:
        posting: who must keep away.
        face: where the row that is asked says whom its case is about.
    """
    declared = Conflict.objects.of(posting.user).standing()
    numbers = declared.exclude(id_number_index="").values("id_number_index")
    namesake = declared.filter(name=OuterRef(face.name), employer=OuterRef(face.employer))
    close = Q(**{f"{face.number}__in": numbers}) | Q(Exists(namesake))
    if posting.role == Role.EMPLOYER_ADMIN:
        return close
    own = declared.filter(relation=Relation.EMPLOYER).values("employer")
    return close | Q(**{f"{face.employer}__in": own})


class Applications(models.QuerySet["Application"]):
    """Adjectives for applications."""

    def of(self, candidate: User) -> Applications:
        return self.filter(candidate=candidate)

    def visible_to(self, posting: Posting | None) -> Applications:
        """Return the cases a posting may see: those of its place that have left the draft.

        Nobody's own case is among them, and whoever decides does not find what `too_close` says.
        Administrators set up; they see no case.
        """
        if posting is None or posting.role == Role.ADMINISTRATOR:
            return self.none()
        cases = self.filter(state__in=STAFF_SEES).exclude(candidate=posting.user)
        if posting.role in DECIDES:
            cases = cases.exclude(too_close(posting))
        if posting.role == Role.EMPLOYER_ADMIN:
            return cases.filter(employer__in=Employer.objects.at_or_under(posting.employer_id))
        return cases.filter(within(posting.region_path))

    def of_people_of(self, posting: Posting) -> Applications:
        """Return the papers of a posting's people, drafts among them: who they are, never what
        a draft says.

        An employer admin's people are those of the own employer and of all below it; an office's
        are those of its region. Nobody's own paper is among them, nor what `too_close` says.
        """
        papers = self.live().exclude(candidate=posting.user)
        if posting.role in DECIDES:
            papers = papers.exclude(too_close(posting))
        if posting.role == Role.EMPLOYER_ADMIN:
            return papers.filter(employer__in=Employer.objects.at_or_under(posting.employer_id))
        if posting.role in OFFICE_SEES_PEOPLE:
            return papers.filter(within(posting.region_path))
        return self.none()

    def at_stage(self, stage: Stage) -> Applications:
        return self.filter(AT[stage])

    def live(self) -> Applications:
        return self.exclude(state=State.WITHDRAWN)

    def unfinished(self) -> Applications:
        return self.exclude(state__in=ENDED)

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
