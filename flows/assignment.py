"""May this person decide this case? One condition, used by lists, counters, pages and commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from accounts.models import Role
from applications.errors import AlreadyHandled, NotYourDesk
from exams.models import Step
from flows.models import DeskRow

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from accounts.models import Posting
    from applications.models import Application

OFFICE_STEPS = [Step.OFFICE, Step.PROVINCE]


def desks_of(posting: Posting) -> QuerySet[DeskRow]:
    """Return the open tasks a posting may decide.

    Employer admins check their own employer and the ones under it; reviewers decide at their own
    office's desk. Never one's own case, never what one uploaded for somebody, and the provincial
    desk never the same person as the office's (trust.md T18): those people are in `barred`.
    """
    rows = DeskRow.objects.exclude(barred__contains=[posting.user_id])
    if posting.role == Role.EMPLOYER_ADMIN:
        employer = posting.employer_id
        return rows.filter(
            Q(employer_id=employer) | Q(parent_employer_id=employer), step=Step.EMPLOYER
        )
    if posting.role == Role.REVIEWER:
        return rows.filter(office_path=posting.region_path, step__in=OFFICE_STEPS)
    return rows.none()


def waiting_longest(posting: Posting, *, most: int) -> list[str]:
    """Return the public ids of cases nobody has taken, the one that has waited longest first.

    Asked step by step, because the index holds each step in order, not all of them together.
    """
    free = desks_of(posting).filter(owner=None).order_by("waiting_since", "pk")
    found = [
        row
        for step in Step
        for row in free.filter(step=step).values_list("waiting_since", "pk", "public_id")[:most]
    ]
    return [public_id for *_, public_id in sorted(found)[:most]]


def require_desk(posting: Posting, row: DeskRow) -> None:
    """Let a posting pass that may decide this case now.

    Raises:
        NotYourDesk: it may not, or a colleague holds the case.
    """
    if row.owner_id not in {None, posting.user_id}:
        raise NotYourDesk
    if not desks_of(posting).filter(pk=row.pk).exists():
        raise NotYourDesk


def require_role(posting: Posting, *roles: Role) -> None:
    """Let a posting pass that plays one of these roles.

    Raises:
        NotYourDesk: it plays another.
    """
    if posting.role not in roles:
        raise NotYourDesk


def require_row(paper: Application, *, by: Posting, seen_version: int | None = None) -> DeskRow:
    """Return the open task of a held case, if this posting may decide it as it saw it.

    Raises:
        AlreadyHandled: the case has moved since the page was shown.
        NotYourDesk: it is not for this posting to decide.
    """
    row = DeskRow.objects.select_related("task").filter(application=paper).first()
    if row is None or (seen_version is not None and paper.version != seen_version):
        raise AlreadyHandled
    require_desk(by, row)
    return row
